package io.fixfirst.simulation.scenario;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * A moment in every month: the Saturday after the second Tuesday, at 22:00, in some zone.
 *
 * @param week which of the month's such days, 1 to 4; 5 for the last
 * @param then the first such day after it; absent for that day itself
 * @param at local time
 * @param offset added to all that
 * @param zone of the local time; absent for the scenario's
 */
public record NthWeekday(
    int week,
    DayOfWeek day,
    @Nullable DayOfWeek then,
    @Default("00:00") LocalTime at,
    @Default("PT0S") Duration offset,
    @Nullable ZoneId zone) {

  private static final int LAST = 5;

  public NthWeekday {
    Expect.range("week", week, 1, LAST);
    if (offset.abs().compareTo(Duration.ofDays(366)) > 0) {
      throw new ExpectationException("offset", "expected at most a year (was " + offset + ")");
    }
  }

  /** {@return the moment of a month, with {@code home} for a zone that is not given} */
  public ZonedDateTime in(YearMonth month, ZoneId home) {
    LocalDate date =
        month
            .atDay(1)
            .with(
                week == LAST
                    ? TemporalAdjusters.lastInMonth(day)
                    : TemporalAdjusters.dayOfWeekInMonth(week, day));
    if (then != null) {
      date = date.with(TemporalAdjusters.next(then));
    }
    return date.atTime(at).atZone(zone == null ? home : zone).plus(offset);
  }
}
