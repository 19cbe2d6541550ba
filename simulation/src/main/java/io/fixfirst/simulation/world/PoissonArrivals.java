package io.fixfirst.simulation.world;

import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.calendar.ServiceHours.HolidayRegion;
import io.fixfirst.simulation.scenario.DemandSource;
import io.fixfirst.simulation.scenario.DemandSource.Step;
import io.fixfirst.simulation.scenario.DemandSource.Wave;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.scenario.TenantPlan.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Poisson process whose rate is what a source says: its profile over the hours of the week in
 * local time, times a random factor per day (real service desks vary more from day to day than
 * Poisson does), holidays, growth, steps, and the devices that there are.
 *
 * <p>The rate is constant between full hours, steps and phases, and arrivals are found by spending
 * unit exponentials over it, which is exact. A wave is thinned: candidates come at the rate of its
 * crest and each stays with the wave's share of that, which is exact too (Lewis and Shedler 1979).
 * Growth is that of the hour's beginning.
 */
final class PoissonArrivals implements Arrivals {

  private static final double YEAR_MILLIS = 365.25 * 86_400_000;
  private static final double WEEK_HOURS = 168;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  /** After so many hours without anything nothing more is expected. */
  private static final int HOURS_MAX = 24 * 366 * 10;

  private final DemandSource source;
  private final Streams streams;
  private final String name;
  private final Chance gaps;
  private final @Nullable Chance thinning;
  private final ZoneId zone;
  private final long start;
  private final boolean never;
  private final double[] perMilli = new double[(int) WEEK_HOURS];
  private final @Nullable ServiceCalendar holidays;
  private final TreeMap<Long, Double> factors = new TreeMap<>();

  private double at;
  private long segmentTo;
  private double rate;
  private long dayFrom;
  private long dayTo = Long.MIN_VALUE;
  private int firstHour;
  private double dayFactor = 1;
  private long changesAt = Long.MIN_VALUE;
  private double factor = 1;

  PoissonArrivals(
      Scenario scenario,
      TenantPlan tenant,
      DemandSource source,
      Streams streams,
      String name,
      Instant from) {
    this.source = source;
    this.streams = streams;
    this.name = name;
    this.gaps = streams.named(name);
    this.thinning = source.wave() == null ? null : streams.named(name + "/wave");
    this.zone = scenario.zone();
    this.start = scenario.startsAt().toEpochMilli();
    this.holidays = source.holidayFactor() == 1 ? null : holidays(zone, tenant);
    factors(tenant);
    List<Double> weights = scenario.hoursOf(source.profile()).weights();
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    double perWeek = perWeek(tenant);
    double crest = source.wave() == null ? 1 : 1 + source.wave().amplitude();
    for (int hour = 0; hour < perMilli.length; hour++) {
      perMilli[hour] = weights.get(hour) / sum * perWeek / HOUR_MILLIS * crest;
    }
    this.never = perWeek == 0;
    this.at = from.toEpochMilli();
    this.segmentTo = from.toEpochMilli();
  }

  /** {@return reports in a week without any factor; per device where they are counted so} */
  private double perWeek(TenantPlan tenant) {
    if (source.perUserPerWeek() != null) {
      return source.perUserPerWeek() * tenant.users();
    } else if (source.perHour() != null) {
      return source.perHour() * WEEK_HOURS;
    } else if (source.perWeek() != null) {
      return source.perWeek();
    }
    return source.perDevicePerWeek() == null ? 0 : source.perDevicePerWeek();
  }

  /** What the rate is multiplied by from an instant on: steps, and devices where they count. */
  private void factors(TenantPlan tenant) {
    TreeMap<Long, Double> devices = new TreeMap<>();
    long begin = start;
    for (Phase phase : tenant.phases()) {
      double count = phase.devices().values().stream().mapToInt(Integer::intValue).sum();
      devices.put(begin, source.perDevicePerWeek() == null ? 1.0 : count);
      begin = phase.lasts() == null ? begin : begin + phase.lasts().toMillis();
    }
    TreeMap<Long, Double> steps = new TreeMap<>();
    steps.put(start, 1.0);
    for (Step step : source.steps()) {
      steps.put(start + step.from().toMillis(), step.factor());
    }
    factors.putAll(devices);
    factors.putAll(steps);
    factors.replaceAll(
        (from, _) -> devices.floorEntry(from).getValue() * steps.floorEntry(from).getValue());
  }

  @Override
  public long next() {
    if (never) {
      return NEVER;
    }
    double toSpend = gaps.exponential();
    for (int hours = 0; hours < HOURS_MAX; ) {
      double capacity = rate * (segmentTo - at);
      if (toSpend < capacity) {
        at += toSpend / rate;
        if (stays()) {
          return (long) at;
        }
        toSpend = gaps.exponential();
        hours = 0;
      } else {
        toSpend -= Math.max(0, capacity);
        at = segmentTo;
        enter(segmentTo);
        hours++;
      }
    }
    return NEVER;
  }

  private boolean stays() {
    Wave wave = source.wave();
    return wave == null
        || thinning == null
        || thinning.uniform() * (1 + wave.amplitude()) < 1 + wave.amplitude() * sine(wave);
  }

  private double sine(Wave wave) {
    double since = at - start - wave.lag().toMillis();
    return Math.sin(2 * Math.PI * since / wave.period().toMillis());
  }

  /** Sets the rate from an instant until it next changes. */
  private void enter(long from) {
    if (from >= dayTo) {
      enterDay(from);
    }
    int hour;
    long hourEnds;
    if (dayTo - dayFrom == DAY_MILLIS) {
      hour = (int) ((from - dayFrom) / HOUR_MILLIS);
      hourEnds = dayFrom + (hour + 1) * HOUR_MILLIS;
    } else { // The clocks are changed on that day.
      ZonedDateTime local = Instant.ofEpochMilli(from).atZone(zone);
      hour = local.getHour();
      hourEnds = local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant().toEpochMilli();
    }
    double now = factorAt(from);
    segmentTo = Math.min(hourEnds, changesAt);
    double growth =
        source.growthPerYear() == 0
            ? 1
            : Math.pow(1 + source.growthPerYear(), Math.max(0, from - start) / YEAR_MILLIS);
    rate = perMilli[firstHour + hour] * growth * dayFactor * now;
  }

  private double factorAt(long from) {
    if (from >= changesAt) {
      var current = factors.floorEntry(from);
      Long change = factors.higherKey(from);
      factor = current == null ? factors.firstEntry().getValue() : current.getValue();
      changesAt = change == null ? Long.MAX_VALUE : change;
    }
    return factor;
  }

  private void enterDay(long from) {
    LocalDate today = Instant.ofEpochMilli(from).atZone(zone).toLocalDate();
    dayFrom = today.atStartOfDay(zone).toInstant().toEpochMilli();
    dayTo = today.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    firstHour = (today.getDayOfWeek().getValue() - 1) * 24;
    dayFactor =
        source.dayFactorCv() == 0
            ? 1
            : streams.named(name + "/" + today).lognormal(1, source.dayFactorCv());
    if (holidays != null && !holidays.isOpen(today.atTime(12, 0).atZone(zone).toInstant())) {
      dayFactor *= source.holidayFactor();
    }
  }

  /** {@return a calendar that is closed on public holidays alone; null for none} */
  private static @Nullable ServiceCalendar holidays(ZoneId zone, TenantPlan tenant) {
    String country = tenant.contract().holidays();
    return country == null
        ? null
        : ServiceCalendar.of(
            new ServiceHours(
                zone,
                ServiceHours.aroundTheClock(zone).week(),
                new HolidayRegion(country, null),
                Set.of()));
  }
}
