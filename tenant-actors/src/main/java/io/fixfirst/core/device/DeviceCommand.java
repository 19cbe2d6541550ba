package io.fixfirst.core.device;

import io.fixfirst.core.Command;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of a device. */
public sealed interface DeviceCommand extends Command {

  /** Make it known, or change what is known of it. */
  record Register(DeviceProfile profile) implements DeviceCommand {}

  /** Take it out of monitoring; its alarms clear. */
  record Retire() implements DeviceCommand {}

  /**
   * Take a measured value. Evaluated in memory; only a transition is persisted.
   *
   * @param measured when it was measured; an older one than the last that was a transition of its
   *     metric is ignored
   */
  record TakeReading(String metric, double value, Instant measured) implements DeviceCommand {}

  /** Take a sign of life. */
  record Beat(Instant measured) implements DeviceCommand {}

  /**
   * Raise an alarm that a monitoring system has found itself. An unknown device makes itself known
   * with what the alarm says of it.
   *
   * @param identity the monitoring system's fingerprint; not {@code heartbeat}, and not a metric
   *     that the device has a rule for
   * @param started when the condition began, as the monitoring system says; one that has ended
   *     since is ignored
   */
  record RaiseAlarm(
      String identity,
      Severity severity,
      String summary,
      Instant started,
      @Nullable String category,
      @Nullable String service,
      @Nullable String site)
      implements DeviceCommand {}

  /**
   * Clear an alarm that a monitoring system has raised.
   *
   * @param ended when the condition ended; older than the last raise of the identity is ignored
   */
  record ClearAlarm(String identity, Instant ended) implements DeviceCommand {}

  /** Say nothing about this device until then; what still alarms then is raised once. */
  record Silence(Instant until, String by, String reason) implements DeviceCommand {}

  /** End a silence early. */
  record Unsilence(String by) implements DeviceCommand {}

  /** The hold time of a metric is over (timer). */
  record EndHold(String metric) implements DeviceCommand {}

  /** No sign of life within the deadline (timer). */
  record MissHeartbeat() implements DeviceCommand {}

  /** A silence is over (timer). */
  record EndSilence() implements DeviceCommand {}

  /** An alarm that flapped has been quiet long enough (timer). */
  record EndFlapping(String identity) implements DeviceCommand {}
}
