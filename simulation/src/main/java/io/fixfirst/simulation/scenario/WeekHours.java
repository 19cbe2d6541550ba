package io.fixfirst.simulation.scenario;

import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.calendar.ServiceHours.HolidayRegion;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import io.fixfirst.simulation.Ordered;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hours of a week, written as {@code mon-fri 08:00-16:00}, or {@code always}.
 *
 * @param week intervals of each weekday, ascending; a day without one is closed
 */
public record WeekHours(Map<DayOfWeek, List<Interval>> week) {

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int DAY_SECONDS = 86_400;
  private static final String DAY = "(mon|tue|wed|thu|fri|sat|sun)";
  private static final String TIME = "([01][0-9]|2[0-4]):([0-5][0-9])";

  /** How a line of hours is written, as a regular expression. */
  static final String FORM = "^" + DAY + "(?:-" + DAY + ")? " + TIME + "-" + TIME + "$";

  private static final Pattern LINE = Pattern.compile(FORM);

  /** All of the week. */
  public static final WeekHours ALWAYS = parse(List.of("mon-sun 00:00-24:00"));

  /** None of the week. */
  public static final WeekHours NEVER = new WeekHours(Map.of());

  public WeekHours {
    week = Ordered.copyOf(week);
  }

  /** {@return the hours that these lines name} */
  public static WeekHours parse(List<String> lines) {
    Map<DayOfWeek, List<Interval>> week = new EnumMap<>(DayOfWeek.class);
    for (String line : lines) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "expected hours like \"mon-fri 08:00-16:00\" (was \"" + line + "\")");
      }
      int from = DAYS.indexOf(parts.group(1));
      int to = parts.group(2) == null ? from : DAYS.indexOf(parts.group(2));
      LocalTime begin = time(parts.group(3), parts.group(4));
      LocalTime end = time(parts.group(5), parts.group(6));
      if (to < from || (!end.equals(LocalTime.MIDNIGHT) && !begin.isBefore(end))) {
        throw new IllegalArgumentException(
            "expected the end after the beginning, 24:00 for the day's end (was \"" + line + "\")");
      }
      Interval interval = new Interval(begin, end);
      for (int day = from; day <= to; day++) {
        week.computeIfAbsent(DayOfWeek.of(day + 1), _ -> new ArrayList<>()).add(interval);
      }
    }
    week.values().forEach(intervals -> intervals.sort(Comparator.comparing(Interval::from)));
    week.forEach(WeekHours::disjoint);
    return new WeekHours(week);
  }

  private static void disjoint(DayOfWeek day, List<Interval> intervals) {
    for (int i = 1; i < intervals.size(); i++) {
      if (intervals.get(i).from().toSecondOfDay() < end(intervals.get(i - 1))) {
        throw new IllegalArgumentException(
            "expected hours that do not overlap (on "
                + DAYS.get(day.ordinal())
                + " some begin at "
                + intervals.get(i).from()
                + " before others have ended)");
      }
    }
  }

  /** {@return whether no time of the week is in it} */
  public boolean isNever() {
    return week.values().stream().allMatch(List::isEmpty);
  }

  /** {@return these hours without those} */
  public WeekHours minus(WeekHours breaks) {
    Map<DayOfWeek, List<Interval>> rest = new EnumMap<>(DayOfWeek.class);
    week.forEach(
        (day, intervals) -> {
          List<Interval> left = new ArrayList<>(intervals);
          for (Interval free : breaks.week.getOrDefault(day, List.of())) {
            left = without(left, free.from().toSecondOfDay(), end(free));
          }
          rest.put(day, left);
        });
    return new WeekHours(rest);
  }

  private static List<Interval> without(List<Interval> intervals, int from, int to) {
    List<Interval> left = new ArrayList<>();
    for (Interval interval : intervals) {
      int begin = interval.from().toSecondOfDay();
      int end = end(interval);
      if (begin < Math.min(end, from)) {
        left.add(new Interval(interval.from(), at(Math.min(end, from))));
      }
      if (Math.max(begin, to) < end) {
        left.add(new Interval(at(Math.max(begin, to)), interval.to()));
      }
    }
    return left;
  }

  private static int end(Interval interval) {
    return interval.to().equals(LocalTime.MIDNIGHT) ? DAY_SECONDS : interval.to().toSecondOfDay();
  }

  private static LocalTime at(int second) {
    return LocalTime.ofSecondOfDay(second % DAY_SECONDS);
  }

  /** {@return the same as the core's service hours} */
  public ServiceHours in(ZoneId zone, @Nullable String holidays) {
    HolidayRegion region = holidays == null ? null : new HolidayRegion(holidays, null);
    return new ServiceHours(zone, week, region, Set.of());
  }

  /** {@return the same where others are, closed when they are by holidays and closing days} */
  public ServiceHours in(ServiceHours others) {
    return new ServiceHours(others.zone(), week, others.holidays(), others.closingDays());
  }

  private static LocalTime time(String hour, String minute) {
    return hour.equals("24")
        ? LocalTime.MIDNIGHT
        : LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
  }
}
