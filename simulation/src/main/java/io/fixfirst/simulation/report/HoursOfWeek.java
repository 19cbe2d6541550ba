package io.fixfirst.simulation.report;

import java.util.List;
import java.util.Locale;

/** Hours of the week, from Monday 00-01 on, in words. */
final class HoursOfWeek {

  static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private HoursOfWeek() {}

  /** {@return {@code Mon 08-09}} */
  static String name(int hour) {
    return DAYS.get(hour / 24) + " " + ofDay(hour % 24);
  }

  /** {@return {@code 08-09}} */
  static String ofDay(int hour) {
    return String.format(Locale.ROOT, "%02d\u2013%02d", hour, hour + 1);
  }
}
