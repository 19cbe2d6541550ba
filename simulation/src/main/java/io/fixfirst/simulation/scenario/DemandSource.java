package io.fixfirst.simulation.scenario;

import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.simulation.Ordered;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One source of a tenant's reports: how often they come, and what they are about.
 *
 * <p>Exactly one of {@code perUserPerWeek} to {@code finite} says how they come; with a rate they
 * are Poisson, as often as all factors together say.
 *
 * @param id its name among the tenant's sources
 * @param perUserPerWeek reports of a user in a week
 * @param perDevicePerWeek reports in a week for each device that is monitored by then
 * @param perWeek reports in a week
 * @param perHour reports in an hour, on average over the week
 * @param everyMinutes time from one to the next; a constant for clockwork
 * @param on a moment in every month
 * @param finite some who each report, wait until it is solved, and are well for a while
 * @param profile how a week's reports spread over its hours
 * @param holidayFactor on public holidays of the tenant's country
 * @param dayFactorCv coefficient of variation of a random factor per day, with mean 1
 * @param growthPerYear 0.05 for five per cent a year, compounding from the scenario's start
 * @param steps factors from a time on
 * @param wave a sine around the rate
 * @param batch reports at once
 * @param storms bursts on top of the ordinary
 * @param majorShare share that the customer calls a P1
 * @param beyondFirstLine whether the 1st line can solve none of them
 * @param patienceMinutes how long somebody on the telephone waits to be served before hanging up;
 *     absent for as long as it takes
 * @param categories what they are about
 * @param impact shares that sum to 1
 * @param urgency shares that sum to 1, whatever the impact
 * @param impactUrgency shares of both together, in place of the two; they sum to 1
 * @param channel shares that sum to 1
 * @param kind shares that sum to 1, of what sort of work it is
 */
public record DemandSource(
    @Default("reports") String id,
    @Nullable Double perUserPerWeek,
    @Nullable Double perDevicePerWeek,
    @Nullable Double perWeek,
    @Nullable Double perHour,
    @Nullable Distribution everyMinutes,
    @Nullable NthWeekday on,
    @Nullable Finite finite,
    @Default("around-the-clock") Profile profile,
    @Default("1") double holidayFactor,
    @Default("0") double dayFactorCv,
    @Default("0") double growthPerYear,
    @Default("[]") List<Step> steps,
    @Nullable Wave wave,
    @Default("1") Count batch,
    @Nullable Storms storms,
    @Default("0") double majorShare,
    @Default("false") boolean beyondFirstLine,
    @Nullable Distribution patienceMinutes,
    @Default("{general: {}}") Map<String, Category> categories,
    @Default("{medium: 1}") Map<Impact, Double> impact,
    @Default("{normal: 1}") Map<Urgency, Double> urgency,
    @Nullable Map<Impact, Map<Urgency, Double>> impactUrgency,
    @Default("{portal: 1}") Map<String, Double> channel,
    @Default("{incident: 1}") Map<TicketKind, Double> kind) {

  public DemandSource {
    Expect.slug("id", id);
    Expect.rate("perUserPerWeek", perUserPerWeek);
    Expect.rate("perDevicePerWeek", perDevicePerWeek);
    Expect.rate("perWeek", perWeek);
    Expect.rate("perHour", perHour);
    Expect.notNegative("holidayFactor", holidayFactor);
    Expect.notNegative("dayFactorCv", dayFactorCv);
    if (!(growthPerYear > -1 && growthPerYear <= 10)) {
      throw new ExpectationException(
          "growthPerYear", "expected a number above -1, at most 10 (was " + growthPerYear + ")");
    }
    Expect.share("majorShare", majorShare);
    if (everyMinutes != null && everyMinutes.mean() == 0) {
      throw new ExpectationException("everyMinutes", "expected a mean above 0");
    }
    Expect.one(
        "perHour",
        "one of perUserPerWeek, perDevicePerWeek, perWeek, perHour, everyMinutes, on, finite",
        Stream.of(perUserPerWeek, perDevicePerWeek, perWeek, perHour, everyMinutes, on, finite)
            .filter(Objects::nonNull)
            .count());
    Expect.mix("impact", impact);
    Expect.mix("urgency", urgency);
    Expect.mix("channel", channel);
    Expect.mix("kind", kind);
    if (impactUrgency != null) {
      Expect.whole(
          "impactUrgency",
          impactUrgency.values().stream().flatMap(row -> row.values().stream()).toList());
      Map<Impact, Map<Urgency, Double>> rows = new LinkedHashMap<>();
      impactUrgency.forEach((row, cells) -> rows.put(row, Ordered.copyOf(cells)));
      impactUrgency = Ordered.copyOf(rows);
    }
    Expect.whole("categories", categories.values().stream().map(Category::share).toList());
    steps = List.copyOf(steps);
    categories = Ordered.copyOf(categories);
    impact = Ordered.copyOf(impact);
    urgency = Ordered.copyOf(urgency);
    channel = Ordered.copyOf(channel);
    kind = Ordered.copyOf(kind);
  }

  /** {@return the share of each impact and urgency} */
  public Map<Impact, Map<Urgency, Double>> mix() {
    if (impactUrgency != null) {
      return impactUrgency;
    }
    Map<Impact, Map<Urgency, Double>> joint = new EnumMap<>(Impact.class);
    impact.forEach(
        (row, share) -> {
          Map<Urgency, Double> cells = new EnumMap<>(Urgency.class);
          urgency.forEach((column, part) -> cells.put(column, share * part));
          joint.put(row, cells);
        });
    return joint;
  }

  /**
   * A kind of incident.
   *
   * @param share among the categories, which sum to 1
   * @param service that it touches; empty for the tenant's first
   * @param skills that a resolve team needs for it
   * @param says how people put it
   */
  public record Category(
      @Default("1") double share,
      @Default("") String service,
      @Default("[]") Set<String> skills,
      @Default("[Something does not work]") List<String> says) {
    public Category {
      Expect.share("share", share);
      Expect.notEmpty("says", says);
      skills = Ordered.copyOf(skills);
      says = List.copyOf(says);
    }
  }

  /**
   * A number of members who each report once, wait until it is solved, and are well for a while.
   *
   * @param upHours how long one is well
   */
  public record Finite(int members, Distribution upHours) {
    public Finite {
      Expect.range("members", members, 1, 1_000_000);
      if (upHours.mean() == 0) {
        throw new ExpectationException("upHours", "expected a mean above 0");
      }
    }
  }

  /**
   * From a time on the rate is so many times the ordinary one.
   *
   * @param from after the scenario's start
   */
  public record Step(Duration from, double factor) {
    public Step {
      Expect.notNegative("from", from);
      Expect.notNegative("factor", factor);
    }
  }

  /**
   * The rate is multiplied by 1 + amplitude * sin(2 pi (t - lag) / period), t from the scenario's
   * start.
   */
  public record Wave(double amplitude, Duration period, @Default("PT0S") Duration lag) {
    public Wave {
      Expect.share("amplitude", amplitude);
      Expect.positive("period", period);
    }
  }

  /**
   * Bursts: something breaks for many at once.
   *
   * @param perYear how often, as a Poisson process around the clock
   * @param reports in one of them
   * @param withinMinutes from its beginning to each report
   */
  public record Storms(
      double perYear, Count reports, @Default("{exponential: 20}") Distribution withinMinutes) {
    public Storms {
      Expect.notNegative("perYear", perYear);
    }
  }
}
