package io.fixfirst.simulation.stats;

import java.time.Instant;

/**
 * The time that counts: from the end of the warm-up to the horizon.
 *
 * @param from in milliseconds since 1970
 * @param until after {@code from}
 */
public record Window(long from, long until) {

  public Window {
    if (until <= from) {
      throw new IllegalArgumentException(
          "A window ends after it begins (" + Instant.ofEpochMilli(from) + ").");
    }
  }

  /** {@return the window between two instants} */
  public static Window of(Instant from, Instant until) {
    return new Window(from.toEpochMilli(), until.toEpochMilli());
  }

  /** {@return its length in milliseconds} */
  public long length() {
    return until - from;
  }

  /** {@return how much of an interval lies in it, in milliseconds} */
  public long within(long begin, long end) {
    return Math.max(0, Math.min(end, until) - Math.max(begin, from));
  }

  /** {@return whether this moment counts, both edges included} */
  public boolean has(long at) {
    return at >= from && at <= until;
  }
}
