package io.fixfirst.simulation.world;

import io.fixfirst.simulation.scenario.Patching;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** When the patch nights of a tenant are. */
public final class PatchNights {

  /**
   * A patch night.
   *
   * @param month whose vendors' patch day it follows
   */
  public record Night(YearMonth month, Instant from, Instant to) {}

  private PatchNights() {}

  /** {@return the first patch night that ends after an instant} */
  public static Night next(Patching patching, ZoneId zone, Instant now) {
    YearMonth month = YearMonth.from(now.atZone(zone)).minusMonths(1);
    while (true) {
      Night night = of(patching, zone, month);
      if (night.to().isAfter(now)) {
        return night;
      }
      month = month.plusMonths(1);
    }
  }

  private static Night of(Patching patching, ZoneId zone, YearMonth month) {
    LocalDate released =
        month
            .atDay(1)
            .with(TemporalAdjusters.dayOfWeekInMonth(patching.week(), patching.released()));
    LocalDate day = released.with(TemporalAdjusters.next(patching.night()));
    Instant from = day.atTime(patching.from()).atZone(zone).toInstant();
    return new Night(month, from, from.plus(patching.lasts()));
  }
}
