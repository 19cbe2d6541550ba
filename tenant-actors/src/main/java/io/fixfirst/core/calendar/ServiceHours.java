package io.fixfirst.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When service time runs, as data: {@link ServiceCalendar} calculates with it.
 *
 * @param zone whose local time the intervals are in
 * @param week intervals of each weekday, ascending and disjoint; a day without one is closed
 * @param holidays whose public holidays are closed; null for none
 * @param closingDays further closed days
 */
public record ServiceHours(
    ZoneId zone,
    Map<DayOfWeek, List<Interval>> week,
    @Nullable HolidayRegion holidays,
    Set<LocalDate> closingDays) {

  /**
   * A part of a day.
   *
   * @param to exclusive; {@link LocalTime#MIDNIGHT} means the day's end
   */
  public record Interval(LocalTime from, LocalTime to) {}

  /**
   * Whose public holidays count.
   *
   * @param country ISO 3166-1 alpha-2, lower or upper case
   * @param region the subdivision as the holiday library names it; null for the whole country
   */
  public record HolidayRegion(String country, @Nullable String region) {}

  private static final Interval WHOLE_DAY = new Interval(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /** {@return hours that never close} */
  public static ServiceHours aroundTheClock(ZoneId zone) {
    Map<DayOfWeek, List<Interval>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(WHOLE_DAY));
    }
    return new ServiceHours(zone, week, null, Set.of());
  }

  /** {@return the same intervals from Monday to Friday, closed on the region's holidays} */
  public static ServiceHours weekdays(
      ZoneId zone, @Nullable HolidayRegion holidays, Interval... intervals) {
    Map<DayOfWeek, List<Interval>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
        week.put(day, List.of(intervals));
      }
    }
    return new ServiceHours(zone, week, holidays, Set.of());
  }
}
