package io.fixfirst.core.calendar;

import io.fixfirst.core.calendar.ServiceHours.HolidayRegion;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The open intervals of one local year as instants, with the service time before each of them.
 *
 * <p>All times are nanoseconds since the epoch. Intervals that touch are one.
 */
final class CalendarYear {

  /** The year's first instant, and the next year's. */
  final long from;

  final long to;

  /** When each interval opens and closes, ascending and disjoint. */
  final long[] opens;

  final long[] closes;

  /** The year's service time before each interval, and after them that of the whole year. */
  final long[] before;

  private CalendarYear(long from, long to, long[] opens, long[] closes) {
    this.from = from;
    this.to = to;
    this.opens = opens;
    this.closes = closes;
    this.before = new long[opens.length + 1];
    for (int i = 0; i < opens.length; i++) {
      before[i + 1] = before[i] + closes[i] - opens[i];
    }
  }

  static CalendarYear of(ServiceHours hours, int year) {
    HolidayRegion region = hours.holidays();
    Set<LocalDate> holidays = region == null ? Set.of() : PublicHolidays.of(region, year);
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate end = first.plusYears(1);
    long[] opens = new long[64];
    long[] closes = new long[64];
    int count = 0;
    for (LocalDate date = first; date.isBefore(end); date = date.plusDays(1)) {
      if (holidays.contains(date) || hours.closingDays().contains(date)) {
        continue;
      }
      for (Interval interval : hours.week().getOrDefault(date.getDayOfWeek(), List.of())) {
        long opening = instant(hours.zone(), date, interval.from());
        LocalDate lastDay = interval.to().equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        long closing = instant(hours.zone(), lastDay, interval.to());
        if (closing <= opening) {
          continue; // It lies wholly in an hour that the clock skips.
        }
        if (count > 0 && closes[count - 1] == opening) {
          closes[count - 1] = closing;
          continue;
        }
        if (count == opens.length) {
          opens = Arrays.copyOf(opens, count * 2);
          closes = Arrays.copyOf(closes, count * 2);
        }
        opens[count] = opening;
        closes[count] = closing;
        count++;
      }
    }
    return new CalendarYear(
        instant(hours.zone(), first, LocalTime.MIDNIGHT),
        instant(hours.zone(), end, LocalTime.MIDNIGHT),
        Arrays.copyOf(opens, count),
        Arrays.copyOf(closes, count));
  }

  /**
   * {@return the index of the first interval that closes after that instant; their number if none}
   */
  int closingAfter(long instant) {
    int low = 0;
    int high = closes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (closes[middle] > instant) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** {@return the year's service time before that instant} */
  long used(long instant) {
    int index = closingAfter(instant);
    return index < opens.length && opens[index] < instant
        ? before[index] + instant - opens[index]
        : before[index];
  }

  /** {@return the year's whole service time} */
  long total() {
    return before[opens.length];
  }

  /**
   * {@return the earliest instant at which that much of the year's service time has run}
   *
   * @param used more than 0, at most {@link #total}
   */
  long instantOf(long used) {
    int low = 0;
    int high = opens.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before[middle + 1] >= used) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return opens[low] + used - before[low];
  }

  /**
   * A local time as an instant: one that the clock skips is the moment of the skip, one that comes
   * twice is the first. So intervals that are disjoint on paper are so in time.
   */
  private static long instant(ZoneId zone, LocalDate date, LocalTime time) {
    LocalDateTime local = LocalDateTime.of(date, time);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition skip = zone.getRules().getTransition(local);
      return skip.toEpochSecond() * ServiceCalendar.NANOS;
    }
    return local.toEpochSecond(offsets.getFirst()) * ServiceCalendar.NANOS + local.getNano();
  }
}
