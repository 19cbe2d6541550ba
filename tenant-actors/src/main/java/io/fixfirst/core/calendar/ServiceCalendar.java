package io.fixfirst.core.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Calculates with {@link ServiceHours}: adds service time to an instant and reads it back.
 *
 * <p>Compiled once per hours and shared. Safe for threads without a lock: what is remembered is
 * immutable, and two threads that race compute the same thing twice at worst. Each local year that
 * is asked about is laid out once as sorted instants with running sums, so every question is a
 * binary search in one or a few years. Instants are exact to the nanosecond; daylight saving needs
 * no special case, because intervals are compared as instants.
 *
 * <p>Instants from 1900 to 2199 are supported; others are a defect of the caller, who bounds what
 * comes from outside.
 */
public final class ServiceCalendar {

  static final long NANOS = 1_000_000_000L;

  private static final int YEAR_MIN = 1900;
  private static final int YEAR_MAX = 2199;
  private static final long EPOCH_SECOND_MIN = LocalDate.of(YEAR_MIN, 1, 2).toEpochDay() * 86_400;
  private static final long EPOCH_SECOND_MAX = LocalDate.of(YEAR_MAX, 12, 30).toEpochDay() * 86_400;
  private static final long NANOS_PER_YEAR = 31_556_952L * NANOS;

  /** How far ahead an opening or closing is looked for: more than all closing days can cover. */
  private static final int SEARCH_YEARS = 30;

  private static final int COMPILED_MAX = 10_000;
  private static volatile PMap<ServiceHours, ServiceCalendar> compiled = HashTreePMap.empty();

  private record Recent(ServiceHours hours, ServiceCalendar calendar) {}

  /** The last hours asked for, found by identity: comparing them costs more than most questions. */
  private static final @Nullable Recent[] RECENT = new Recent[32];

  private final ServiceHours hours;
  private final boolean neverCloses;
  private final @Nullable CalendarYear[] years = new CalendarYear[YEAR_MAX - YEAR_MIN + 1];

  private ServiceCalendar(ServiceHours hours) {
    this.hours = hours;
    this.neverCloses = hours.neverClose();
  }

  /** {@return the calendar of these hours} */
  @SuppressWarnings("ReferenceEquality") // Only a shortcut: equal hours are found below.
  public static ServiceCalendar of(ServiceHours hours) {
    for (Recent recent : RECENT) {
      if (recent == null) {
        break;
      }
      if (recent.hours == hours) {
        return recent.calendar;
      }
    }
    ServiceCalendar calendar = compiled.get(hours);
    if (calendar == null) {
      calendar = new ServiceCalendar(hours);
      PMap<ServiceHours, ServiceCalendar> known = compiled;
      compiled =
          known.size() < COMPILED_MAX
              ? known.plus(hours, calendar)
              : HashTreePMap.singleton(hours, calendar);
    }
    remember(new Recent(hours, calendar));
    return calendar;
  }

  /** The newest comes first; the oldest falls out. */
  private static void remember(Recent newest) {
    System.arraycopy(RECENT, 0, RECENT, 1, RECENT.length - 1);
    RECENT[0] = newest;
  }

  /**
   * {@return what is wrong with these hours, in a sentence; null if they can be calculated with}
   */
  public static @Nullable String problem(ServiceHours hours) {
    return hours.holidays() == null ? null : PublicHolidays.problem(hours.holidays());
  }

  /** {@return the service time of an ordinary week} */
  public static Duration weekOf(ServiceHours hours) {
    long nanos = 0;
    for (DayOfWeek day : DayOfWeek.values()) {
      List<ServiceHours.Interval> intervals = hours.week().getOrDefault(day, List.of());
      for (int i = 0; i < intervals.size(); i++) {
        ServiceHours.Interval interval = intervals.get(i);
        long to =
            interval.to().equals(LocalTime.MIDNIGHT) ? 86_400 * NANOS : interval.to().toNanoOfDay();
        nanos += to - interval.from().toNanoOfDay();
      }
    }
    return Duration.ofNanos(nanos);
  }

  /**
   * {@return the earliest instant at which that much service time has run; {@code from} for none}
   *
   * @param serviceTime not negative
   */
  public Instant add(Instant from, Duration serviceTime) {
    if (serviceTime.isNegative()) {
      throw new IllegalArgumentException("Service time is not negative (was " + serviceTime + ").");
    }
    if (neverCloses || serviceTime.isZero()) {
      return from.plus(serviceTime);
    }
    long start = nanos(from);
    int index = yearOf(start);
    CalendarYear year = year(index);
    long wanted = year.used(start) + serviceTime.toNanos();
    while (wanted > year.total()) {
      wanted -= year.total();
      index++;
      if (index > YEAR_MAX) {
        throw new IllegalStateException(
            "The service time ends before the year "
                + (YEAR_MAX + 1)
                + " (was "
                + serviceTime
                + " from "
                + from
                + " in "
                + hours
                + "). Maybe these hours are hardly ever open.");
      }
      year = year(index);
    }
    return instant(year.instantOf(wanted));
  }

  /** {@return the service time from one instant to another; zero if that is not later} */
  public Duration between(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return Duration.ZERO;
    }
    if (neverCloses) {
      return Duration.between(from, to);
    }
    long start = nanos(from);
    long end = nanos(to);
    int first = yearOf(start);
    int last = yearOf(end);
    long sum = year(last).used(end) - year(first).used(start);
    for (int index = first; index < last; index++) {
      sum += year(index).total();
    }
    return Duration.ofNanos(sum);
  }

  /** {@return whether service time runs at that instant} */
  public boolean isOpen(Instant instant) {
    if (neverCloses) {
      return true;
    }
    long nanos = nanos(instant);
    CalendarYear year = year(yearOf(nanos));
    int index = year.closingAfter(nanos);
    return index < year.opens.length && year.opens[index] <= nanos;
  }

  /**
   * {@return the earliest instant, not before this one, at which it is open}
   *
   * @throws IllegalStateException if it does not open within 30 years
   */
  public Instant nextOpening(Instant instant) {
    if (neverCloses) {
      return instant;
    }
    long nanos = nanos(instant);
    int first = yearOf(nanos);
    for (int index = first; index <= Math.min(first + SEARCH_YEARS, YEAR_MAX); index++) {
      CalendarYear year = year(index);
      int interval = year.closingAfter(nanos);
      if (interval < year.opens.length) {
        return instant(Math.max(year.opens[interval], nanos));
      }
    }
    throw new IllegalStateException(
        "It opens within "
            + SEARCH_YEARS
            + " years of "
            + instant
            + " (never, with "
            + hours
            + "). Maybe its closing days cover every day.");
  }

  /**
   * {@return the earliest instant after this one at which it closes, after opening if need be; null
   * if it does not close within 30 years}
   */
  public @Nullable Instant nextClosing(Instant instant) {
    if (neverCloses) {
      return null;
    }
    long nanos = nanos(nextOpening(instant));
    int first = yearOf(nanos);
    for (int index = first; index <= Math.min(first + SEARCH_YEARS, YEAR_MAX); index++) {
      CalendarYear year = year(index);
      int interval = year.closingAfter(nanos);
      if (interval == year.closes.length || year.opens[interval] > nanos) {
        return instant(nanos); // It was open up to the new year, and not beyond.
      }
      if (year.closes[interval] < year.to) {
        return instant(year.closes[interval]);
      }
      nanos = year.to;
    }
    return null;
  }

  private int yearOf(long nanos) {
    int index = 1970 + (int) Math.floorDiv(nanos, NANOS_PER_YEAR);
    while (nanos < year(index).from) {
      index--;
    }
    while (nanos >= year(index).to) {
      index++;
    }
    return index;
  }

  private CalendarYear year(int index) {
    CalendarYear known = years[index - YEAR_MIN];
    if (known == null) {
      known = CalendarYear.of(hours, index);
      years[index - YEAR_MIN] = known;
    }
    return known;
  }

  private static long nanos(Instant instant) {
    long second = instant.getEpochSecond();
    if (second < EPOCH_SECOND_MIN || second >= EPOCH_SECOND_MAX) {
      throw new IllegalArgumentException(
          "Calendars reach from " + YEAR_MIN + " to " + YEAR_MAX + " (was " + instant + ").");
    }
    return second * NANOS + instant.getNano();
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }
}
