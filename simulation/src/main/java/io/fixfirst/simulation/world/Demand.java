package io.fixfirst.simulation.world;

import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.simulation.scenario.DemandSource;
import io.fixfirst.simulation.scenario.DemandSource.Category;
import io.fixfirst.simulation.scenario.Distribution;
import io.fixfirst.simulation.scenario.NthWeekday;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * One source of a tenant's reports: when they come, and what each is about.
 *
 * <p>An open source is asked for {@link #next} time after time. A finite one has {@link #members},
 * each of whom is well for {@link #wellMillis}, reports, and is well again once that is solved.
 * When and what are different streams, so that a change of the one does not shift the other.
 */
public final class Demand {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final double STORM_YEAR_MILLIS = 365.25 * 86_400_000;
  private static final String TELEPHONE = "phone";

  private record Cell(Impact impact, Urgency urgency) {}

  private final TenantPlan tenant;
  private final DemandSource source;
  private final Chance what;
  private final Chance when;
  private final Arrivals arrivals;
  private final @Nullable Draw well;
  private final @Nullable Draw patience;
  private final Shares<Map.Entry<String, Category>> categories;
  private final Shares<Cell> cells;
  private final Shares<String> channels;
  private final Shares<TicketKind> kinds;
  private final Chance kind;

  private final @Nullable Storms storms;
  private final PriorityQueue<Long> storming = new PriorityQueue<>();
  private long ordinaryAt;
  private int ordinaryLeft;

  /**
   * A source from an instant on.
   *
   * @param streams of which it uses those that are named after tenant and source
   */
  public Demand(
      Scenario scenario, TenantPlan tenant, DemandSource source, Streams streams, Instant from) {
    this.tenant = tenant;
    this.source = source;
    String name = tenant.id() + "/demand/" + source.id();
    this.what = streams.named(name + "/what");
    this.when = streams.named(name + "/when");
    this.arrivals = arrivals(scenario, streams, name, from);
    this.well =
        source.finite() == null ? null : when.draw(source.finite().upHours(), Duration.ofHours(1));
    this.patience =
        source.patienceMinutes() == null
            ? null
            : streams.named(name + "/patience").draw(source.patienceMinutes(), MINUTE);
    Map<Map.Entry<String, Category>, Double> shares = new LinkedHashMap<>();
    source
        .categories()
        .forEach((key, category) -> shares.put(Map.entry(key, category), category.share()));
    this.categories = new Shares<>(shares);
    this.kinds = new Shares<>(source.kind());
    this.kind = streams.named(name + "/kind");
    Map<Cell, Double> matrix = new LinkedHashMap<>();
    source
        .mix()
        .forEach(
            (impact, row) ->
                row.forEach((urgency, share) -> matrix.put(new Cell(impact, urgency), share)));
    this.cells = new Shares<>(matrix);
    this.channels = new Shares<>(source.channel());
    this.storms =
        source.storms() == null || source.storms().perYear() == 0
            ? null
            : new Storms(source.storms(), streams.named(name + "/storms"), from.toEpochMilli());
    this.ordinaryAt = arrivals.next();
    this.ordinaryLeft = ordinaryAt == Arrivals.NEVER ? 1 : when.count(source.batch());
  }

  /** {@return when the next report comes, in milliseconds since 1970; MAX_VALUE for never} */
  public long next() {
    while (ordinaryLeft == 0) {
      ordinaryAt = arrivals.next();
      ordinaryLeft = ordinaryAt == Arrivals.NEVER ? 1 : when.count(source.batch());
    }
    while (storms != null && storms.begins <= earliest()) {
      storms.breakLoose(storming);
    }
    Long storm = storming.peek();
    if (storm != null && storm < ordinaryAt) {
      storming.remove();
      return storm;
    }
    if (ordinaryAt != Arrivals.NEVER) {
      ordinaryLeft--;
    }
    return ordinaryAt;
  }

  private long earliest() {
    Long storm = storming.peek();
    return storm == null ? ordinaryAt : Math.min(ordinaryAt, storm);
  }

  /** {@return how many members a finite source has; 0 where it is an open one} */
  public int members() {
    return source.finite() == null ? 0 : source.finite().members();
  }

  /** {@return how long a member of a finite source is well} */
  public long wellMillis() {
    return well == null ? Arrivals.NEVER : well.millis();
  }

  /** {@return what somebody reports} */
  public Complaint complaint() {
    Map.Entry<String, Category> category = categories.draw(what);
    Cell cell = cells.draw(what);
    String channel = channels.draw(what);
    boolean major = what.happens(source.majorShare());
    String says = what.any(category.getValue().says());
    return new Complaint(
        category.getKey(),
        tenant.serviceOf(category.getValue()),
        category.getValue().skills(),
        says,
        cell.impact(),
        cell.urgency(),
        kinds.draw(kind),
        channel,
        major,
        source.beyondFirstLine(),
        patience == null || !channel.equals(TELEPHONE) ? Arrivals.NEVER : patience.millis());
  }

  private Arrivals arrivals(Scenario scenario, Streams streams, String name, Instant from) {
    if (source.finite() != null) {
      return () -> Arrivals.NEVER;
    } else if (source.everyMinutes() != null) {
      return new Renewals(when, source.everyMinutes(), from.toEpochMilli());
    } else if (source.on() != null) {
      return new Monthly(source.on(), scenario.zone(), from);
    }
    return new PoissonArrivals(scenario, tenant, source, streams, name, from);
  }

  /** One after the other, with times of one distribution between them. */
  private static final class Renewals implements Arrivals {
    private final Draw gap;
    private long at;

    Renewals(Chance chance, Distribution gap, long from) {
      this.gap = chance.draw(gap, MINUTE);
      this.at = from;
    }

    @Override
    public long next() {
      at += gap.millis();
      return at;
    }
  }

  /** A moment in every month. */
  private static final class Monthly implements Arrivals {
    private final NthWeekday rule;
    private final ZoneId zone;
    private final long from;
    private YearMonth month;

    Monthly(NthWeekday rule, ZoneId zone, Instant from) {
      this.rule = rule;
      this.zone = zone;
      this.from = from.toEpochMilli();
      this.month = YearMonth.from(from.atZone(zone)).minusMonths(13); // An offset is up to a year.
    }

    @Override
    public long next() {
      while (true) {
        long at = rule.in(month, zone).toInstant().toEpochMilli();
        month = month.plusMonths(1);
        if (at >= from) {
          return at;
        }
      }
    }
  }

  /** Bursts, each with reports that come one after the other. */
  private static final class Storms {
    private final DemandSource.Storms plan;
    private final Chance chance;
    private final Draw within;
    private double begun;
    private long begins;

    Storms(DemandSource.Storms plan, Chance chance, long from) {
      this.plan = plan;
      this.chance = chance;
      this.within = chance.draw(plan.withinMinutes(), MINUTE);
      this.begun = from;
      brew();
    }

    private void brew() {
      begun += chance.exponential() * STORM_YEAR_MILLIS / plan.perYear();
      begins = (long) begun;
    }

    void breakLoose(PriorityQueue<Long> reports) {
      int count = chance.count(plan.reports());
      for (int i = 0; i < count; i++) {
        reports.add(begins + within.millis());
      }
      brew();
    }
  }
}
