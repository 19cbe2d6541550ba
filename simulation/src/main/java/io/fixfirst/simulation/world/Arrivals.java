package io.fixfirst.simulation.world;

import io.fixfirst.simulation.scenario.HourOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A Poisson process whose rate follows the hours of the week in local time, times a random factor
 * per day: real service desks vary more from day to day than Poisson does.
 *
 * <p>Arrivals are found by spending a unit exponential over the hours' intensities, which is exact
 * for a rate that is constant within an hour.
 */
public final class Arrivals {

  private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final int HOURS_MAX = 24 * 366;

  private final Streams streams;
  private final String name;
  private final Chance gaps;
  private final ZoneId zone;
  private final double[] perHour;
  private final double dayFactorCv;
  private LocalDate factorDay = LocalDate.MIN;
  private double factor = 1;

  /**
   * A process of its own.
   *
   * @param name of its streams
   * @param perWeek arrivals expected in a week
   * @param dayFactorCv coefficient of variation of the factor per day; 0 for plain Poisson
   */
  public Arrivals(
      Streams streams,
      String name,
      ZoneId zone,
      HourOfWeek profile,
      double perWeek,
      double dayFactorCv) {
    this.streams = streams;
    this.name = name;
    this.gaps = streams.named(name);
    this.zone = zone;
    this.dayFactorCv = dayFactorCv;
    double sum = profile.weights().stream().mapToDouble(Double::doubleValue).sum();
    this.perHour = profile.weights().stream().mapToDouble(w -> w / sum * perWeek).toArray();
  }

  /**
   * {@return the next arrival after an instant}
   *
   * @throws IllegalStateException if there is none within a year
   */
  public Instant next(Instant after) {
    double toSpend = gaps.exponential();
    ZonedDateTime at = after.atZone(zone);
    for (int hours = 0; hours < HOURS_MAX; hours++) {
      ZonedDateTime end = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      double rate = ratePerHour(at);
      double millis = ChronoUnit.MILLIS.between(at, end);
      double capacity = rate * millis / HOUR_MILLIS;
      if (toSpend < capacity) {
        return at.toInstant().plusMillis((long) Math.ceil(toSpend / rate * HOUR_MILLIS));
      }
      toSpend -= capacity;
      at = end;
    }
    throw new IllegalStateException("Nothing arrives within a year (" + name + ").");
  }

  /** {@return arrivals per hour at a local time, with the day's factor} */
  double ratePerHour(ZonedDateTime at) {
    int hourOfWeek = (at.getDayOfWeek().getValue() - 1) * 24 + at.getHour();
    return perHour[hourOfWeek] * factor(at.toLocalDate());
  }

  private double factor(LocalDate day) {
    if (dayFactorCv == 0) {
      return 1;
    }
    if (!day.equals(factorDay)) {
      factorDay = day;
      factor = streams.named(name + "/" + day).lognormal(1, dayFactorCv);
    }
    return factor;
  }
}
