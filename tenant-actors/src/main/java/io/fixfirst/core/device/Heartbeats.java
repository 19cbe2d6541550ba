package io.fixfirst.core.device;

import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.device.Device.Known;
import io.fixfirst.core.device.DeviceEvent.HeartbeatSeen;
import java.time.Duration;
import java.time.Instant;

/**
 * The deadline of a sign of life, without an event for each of them.
 *
 * <p>With the period {@code p}: a beat seen at {@code s} is persisted if it is the first, or if the
 * last persisted one was at {@code s - p/2} or before; the deadline is {@code p + p/2} after a
 * persisted one. When the deadline passes, the last beat came before {@code s + p/2}, so more than
 * {@code p} ago: no false alarm. And the last beat came at {@code s} or later: the alarm is raised
 * {@code 1.5 p} after it at the latest.
 */
final class Heartbeats {

  static final Rejection OUT_OF_TIME =
      Rejection.invalid(
          "heartbeat.measured", "A sign of life is at most a year old, and at most a day ahead.");

  private Heartbeats() {}

  static Decision<DeviceEvent> beat(Known known, Instant measured, Instant now) {
    if (!Times.plausible(measured, now)) {
      return reject(OUT_OF_TIME);
    }
    Duration period = known.profile().heartbeatEvery();
    if (period == null) {
      return unchanged();
    }
    Instant seen = measured.isAfter(now) ? now : measured;
    if (!seen.plus(period).isAfter(now)) {
      return unchanged(); // It was on its way for so long that it says nothing of now.
    }
    HeartbeatSeen event = new HeartbeatSeen(now, deadline(seen, period));
    Condition missing = known.conditions().get(DeviceRules.HEARTBEAT);
    if (missing != null && missing.alarming()) {
      return seen.isBefore(missing.since())
          ? unchanged()
          : new Draft(known, now).clear(DeviceRules.HEARTBEAT, null, seen).add(event).decided();
    }
    Instant due = known.heartbeatDue();
    boolean moves = due == null || !event.due().isBefore(due.plus(half(period)));
    return moves ? Decision.accept(event) : unchanged();
  }

  static Decision<DeviceEvent> miss(Known known, Instant now) {
    Instant due = known.heartbeatDue();
    Duration period = known.profile().heartbeatEvery();
    if (due == null || period == null || now.isBefore(due)) {
      return unchanged();
    }
    return new Draft(known, now)
        .raise(
            DeviceRules.HEARTBEAT, Severity.CRITICAL, "No sign of life for " + words(period), now)
        .decided();
  }

  static Instant deadline(Instant seen, Duration period) {
    return seen.plus(period).plus(half(period));
  }

  /** Without the big numbers by which durations divide themselves. */
  private static Duration half(Duration period) {
    return Duration.ofNanos(period.toNanos() / 2);
  }

  private static String words(Duration period) {
    long seconds = period.toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
