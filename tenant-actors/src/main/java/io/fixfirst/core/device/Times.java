package io.fixfirst.core.device;

import java.time.Duration;
import java.time.Instant;

/** Which times a device or a monitoring system may name: a year back, a day ahead. */
final class Times {

  private static final Duration BACK = Duration.ofDays(366);
  private static final Duration AHEAD = Duration.ofDays(1);

  private Times() {}

  static boolean plausible(Instant time, Instant now) {
    return !time.isBefore(now.minus(BACK)) && !time.isAfter(now.plus(AHEAD));
  }
}
