package io.fixfirst.simulation.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
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
 * Hours of a week, written as {@code mon-fri 08:00-16:00}.
 *
 * @param week intervals of each weekday, ascending; a day without one is closed
 */
public record WeekHours(Map<DayOfWeek, List<Interval>> week) {

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String DAY = "(mon|tue|wed|thu|fri|sat|sun)";
  private static final String TIME = "([01][0-9]|2[0-4]):([0-5][0-9])";

  /** How a line of hours is written, as a regular expression. */
  static final String FORM = "^" + DAY + "(?:-" + DAY + ")? " + TIME + "-" + TIME + "$";

  private static final Pattern LINE = Pattern.compile(FORM);

  public WeekHours {
    week = Ordered.copyOf(week);
  }

  /** {@return the hours that these lines name} */
  @JsonCreator
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
      Interval interval =
          new Interval(time(parts.group(3), parts.group(4)), time(parts.group(5), parts.group(6)));
      boolean toMidnight = interval.to().equals(LocalTime.MIDNIGHT);
      if (to < from || (!toMidnight && !interval.from().isBefore(interval.to()))) {
        throw new IllegalArgumentException(
            "expected the end after the beginning, 24:00 for the day's end (was \"" + line + "\")");
      }
      for (int day = from; day <= to; day++) {
        week.computeIfAbsent(DayOfWeek.of(day + 1), _ -> new ArrayList<>()).add(interval);
      }
    }
    week.values().forEach(intervals -> intervals.sort(Comparator.comparing(Interval::from)));
    return new WeekHours(week);
  }

  /** {@return the same as the core's service hours} */
  public ServiceHours in(ZoneId zone, @Nullable String holidays) {
    HolidayRegion region = holidays == null ? null : new HolidayRegion(holidays, null);
    return new ServiceHours(zone, week, region, Set.of());
  }

  private static LocalTime time(String hour, String minute) {
    return hour.equals("24")
        ? LocalTime.MIDNIGHT
        : LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
  }
}
