package io.fixfirst.simulation.scenario;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Days from one to another, both included; written {@code 2026-07-06/2026-07-26}, or as one date.
 */
public record DateRange(LocalDate from, LocalDate to) {

  /** How it is written, as a regular expression. */
  static final String FORM = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$";

  public DateRange {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "expected an end that is not before the beginning (was " + from + "/" + to + ")");
    }
  }

  /** {@return the days that are written so} */
  public static DateRange parse(String text) {
    int slash = text.indexOf('/');
    try {
      LocalDate from = LocalDate.parse(slash < 0 ? text : text.substring(0, slash));
      return new DateRange(from, slash < 0 ? from : LocalDate.parse(text.substring(slash + 1)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected days like 2026-07-06/2026-07-26 (was \"" + text + "\")", e);
    }
  }
}
