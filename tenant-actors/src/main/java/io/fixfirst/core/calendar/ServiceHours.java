package io.fixfirst.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When service time runs, as data: {@link ServiceCalendar} calculates with it.
 *
 * <p>Refuses what can never be hours, with a sentence for whoever wrote it. Whether the country and
 * region are known depends on the holiday library's data and is asked of {@link
 * ServiceCalendar#problem}, so that hours which were written down once can always be read again.
 *
 * @param zone whose local time the intervals are in
 * @param week intervals of each weekday, ascending and disjoint; a day without one is closed, at
 *     least one day has one
 * @param holidays whose public holidays are closed; null for none
 * @param closingDays further closed days, at most {@link #CLOSING_DAYS_MAX}
 */
public record ServiceHours(
    ZoneId zone,
    Map<DayOfWeek, List<Interval>> week,
    @Nullable HolidayRegion holidays,
    Set<LocalDate> closingDays) {

  /** How many closing days of its own a calendar may have. */
  public static final int CLOSING_DAYS_MAX = 1000;

  /**
   * A part of a day.
   *
   * @param to exclusive; {@link LocalTime#MIDNIGHT} means the day's end
   */
  public record Interval(LocalTime from, LocalTime to) {
    public Interval {
      if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
        throw new IllegalArgumentException(
            "An interval ends after it begins, and a day's end is written 00:00 (was "
                + from
                + " to "
                + to
                + "). Maybe it goes past midnight: then give each day its own part.");
      }
    }

    boolean isBefore(Interval next) {
      return !to.equals(LocalTime.MIDNIGHT) && !to.isAfter(next.from);
    }

    boolean isWholeDay() {
      return from.equals(LocalTime.MIDNIGHT) && to.equals(LocalTime.MIDNIGHT);
    }
  }

  /**
   * Whose public holidays count.
   *
   * @param country ISO 3166-1 alpha-2, lower or upper case
   * @param region the subdivision as the holiday library names it, {@code by}, and a part of that
   *     after a slash, {@code by/ag}; null for the whole country
   */
  public record HolidayRegion(String country, @Nullable String region) {}

  private static final Interval WHOLE_DAY = new Interval(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  public ServiceHours {
    Map<DayOfWeek, List<Interval>> open = new EnumMap<>(DayOfWeek.class);
    week.forEach(
        (day, intervals) -> {
          if (!intervals.isEmpty()) {
            open.put(day, ascending(day, intervals));
          }
        });
    if (open.isEmpty()) {
      throw new IllegalArgumentException(
          "Service hours are open at some time of the week (no day has an interval).");
    }
    week = Collections.unmodifiableMap(open);
    closingDays = Collections.unmodifiableSet(new TreeSet<>(closingDays));
    if (closingDays.size() > CLOSING_DAYS_MAX) {
      throw new IllegalArgumentException(
          "Service hours have at most "
              + CLOSING_DAYS_MAX
              + " closing days (were "
              + closingDays.size()
              + ").");
    }
  }

  /** Cheap, because calendars are looked up by their hours: tells most of them apart. */
  @Override
  public int hashCode() {
    return 31 * (31 * zone.hashCode() + closingDays.size())
        + week.size()
        + week.values().iterator().next().hashCode();
  }

  private static List<Interval> ascending(DayOfWeek day, List<Interval> intervals) {
    for (int i = 1; i < intervals.size(); i++) {
      if (!intervals.get(i - 1).isBefore(intervals.get(i))) {
        throw new IllegalArgumentException(
            "The intervals of a day are ascending and do not overlap (on "
                + day
                + " "
                + intervals.get(i - 1)
                + " comes before "
                + intervals.get(i)
                + ").");
      }
    }
    return List.copyOf(intervals);
  }

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

  /** {@return the same hours, closed on these days too} */
  public ServiceHours closedOn(Set<LocalDate> days) {
    return new ServiceHours(zone, week, holidays, days);
  }

  /** {@return whether there is no time at which they are closed} */
  public boolean neverClose() {
    if (holidays != null || !closingDays.isEmpty() || week.size() < DayOfWeek.values().length) {
      return false;
    }
    for (List<Interval> intervals : week.values()) {
      if (!intervals.getFirst().isWholeDay()) {
        return false;
      }
    }
    return true;
  }
}
