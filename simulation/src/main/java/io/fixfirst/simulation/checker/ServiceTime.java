package io.fixfirst.simulation.checker;

import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.calendar.ServiceHours.HolidayRegion;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts service time by laying one open span after the other, day by day. It shares with the
 * product's own calendar, which it judges, only the knowledge of which days are public holidays.
 *
 * <p>Milliseconds since 1970, and of service time.
 */
final class ServiceTime {

  private static final long DAY_MILLIS = 86_400_000;

  /** Days are laid this many at a time. */
  private static final int STRIDE = 128;

  private final ServiceHours hours;
  private final boolean always;
  private final @Nullable ServiceCalendar workingDays;
  private long firstDay;
  private long endDay;
  private int spans;
  private long[] opens = new long[0];
  private long[] closes = new long[0];

  /** Open time in all spans before one. */
  private long[] before = new long[0];

  ServiceTime(ServiceHours hours) {
    this.hours = hours;
    this.always = hours.neverClose();
    this.workingDays = workingDays(hours.zone(), hours.holidays());
  }

  private static @Nullable ServiceCalendar workingDays(
      ZoneId zone, @Nullable HolidayRegion region) {
    if (region == null) {
      return null;
    }
    Map<DayOfWeek, List<Interval>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(new Interval(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
    }
    return ServiceCalendar.of(new ServiceHours(zone, week, region, Set.of()));
  }

  /** {@return the service time between two instants; 0 if the second is not after the first} */
  long between(long from, long to) {
    if (to <= from) {
      return 0;
    }
    if (always) {
      return to - from;
    }
    cover(Math.floorDiv(from, DAY_MILLIS) - 2, Math.floorDiv(to, DAY_MILLIS) + 2);
    return until(to) - until(from);
  }

  private long until(long time) {
    int found = Arrays.binarySearch(opens, 0, spans, time);
    int span = found >= 0 ? found : -found - 2;
    if (span < 0) {
      return 0;
    }
    return before[span] + Math.min(time, closes[span]) - opens[span];
  }

  private void cover(long from, long to) {
    if (firstDay == endDay) {
      firstDay = from;
      endDay = from;
    }
    if (from >= firstDay && to < endDay) {
      return;
    }
    firstDay = Math.min(firstDay, from);
    endDay = Math.max(endDay, to + STRIDE);
    lay();
  }

  private void lay() {
    spans = 0;
    long open = 0;
    for (long day = firstDay; day < endDay; day++) {
      LocalDate date = LocalDate.ofEpochDay(day);
      if (isClosed(date)) {
        continue;
      }
      for (Interval interval : hours.week().getOrDefault(date.getDayOfWeek(), List.of())) {
        if (spans == opens.length) {
          int length = Math.max(2 * STRIDE, 2 * spans);
          opens = Arrays.copyOf(opens, length);
          closes = Arrays.copyOf(closes, length);
          before = Arrays.copyOf(before, length);
        }
        LocalDate end = interval.to().equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        opens[spans] = millis(date, interval.from());
        closes[spans] = Math.max(opens[spans], millis(end, interval.to()));
        before[spans] = open;
        open += closes[spans] - opens[spans];
        spans++;
      }
    }
  }

  private boolean isClosed(LocalDate date) {
    if (hours.closingDays().contains(date)) {
      return true;
    }
    Instant midnight = Instant.ofEpochMilli(millis(date, LocalTime.MIDNIGHT));
    Instant next = Instant.ofEpochMilli(millis(date.plusDays(1), LocalTime.MIDNIGHT));
    return workingDays != null && workingDays.between(midnight, next).isZero();
  }

  private long millis(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(hours.zone()).toInstant().toEpochMilli();
  }
}
