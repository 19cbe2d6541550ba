package io.fixfirst.simulation.stats;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** The hour of the week at a place, 0 for Monday 00-01 to 167 for Sunday 23-24, fast. */
final class LocalWeek {

  static final int HOURS = 168;
  private static final long HOUR = 3_600_000;

  /** 1970 began on a Thursday. */
  private static final long MONDAY = 3 * 24 * HOUR;

  private final ZoneRules rules;
  private long offset;
  private long offsetFrom = Long.MAX_VALUE;
  private long offsetUntil = Long.MIN_VALUE;

  LocalWeek(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Adds the interval's milliseconds to the hours of the week that they fall into. */
  void spread(long begin, long end, long[] hours) {
    long at = begin;
    while (at < end) {
      long local = at + offset(at);
      long edge = Math.min(end, Math.min(offsetUntil, at + HOUR - Math.floorMod(local, HOUR)));
      hours[(int) (Math.floorMod(local + MONDAY, HOURS * HOUR) / HOUR)] += edge - at;
      at = edge;
    }
  }

  private long offset(long at) {
    if (at < offsetFrom || at >= offsetUntil) {
      Instant instant = Instant.ofEpochMilli(at);
      offset = rules.getOffset(instant).getTotalSeconds() * 1_000L;
      offsetFrom = at;
      ZoneOffsetTransition next = rules.nextTransition(instant);
      offsetUntil = next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli();
    }
    return offset;
  }
}
