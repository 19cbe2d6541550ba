package io.fixfirst.core.device;

import io.fixfirst.core.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to a device. */
public sealed interface DeviceEvent extends Event {

  record Registered(Instant at, DeviceProfile profile) implements DeviceEvent {}

  record Retired(Instant at) implements DeviceEvent {}

  /**
   * A reading reached the notice limit; shown, not alarmed.
   *
   * @param measured when it was measured, here and in the other readings' events
   */
  record Noticed(Instant at, String metric, double value, Instant measured)
      implements DeviceEvent {}

  /** A noticed metric is back within its notice limit by its hysteresis. */
  record Calmed(Instant at, String metric, double value, Instant measured) implements DeviceEvent {}

  /** A metric reached its alarm limit and must hold it until {@code due}. */
  record HoldStarted(Instant at, String metric, double value, Instant measured, Instant due)
      implements DeviceEvent {}

  /** It came back within the alarm limit before the hold time was over. */
  record HoldEnded(Instant at, String metric, double value, Instant measured)
      implements DeviceEvent {}

  /**
   * A sign of life that moves the deadline: the first, the first after one was missed, or one that
   * came half a period or more after the last of these.
   */
  record HeartbeatSeen(Instant at, Instant due) implements DeviceEvent {}

  /**
   * @param since when the condition began, on its source's clock
   */
  record AlarmRaised(Instant at, Alarm alarm, Instant since) implements DeviceEvent {}

  /** A condition began while the device is silenced; told to nobody until the silence is over. */
  record AlarmHeld(Instant at, Alarm alarm, Instant since) implements DeviceEvent {}

  /** The monitoring system says that the condition ended and began once more in between. */
  record AlarmRenewed(Instant at, String identity, Instant since) implements DeviceEvent {}

  /**
   * @param value of the reading that cleared it; null where it was none
   * @param since when the condition ended, on its source's clock
   */
  record AlarmCleared(Instant at, String identity, @Nullable Double value, Instant since)
      implements DeviceEvent {}

  /** A condition ended before the silence in which it began: nobody needs to know. */
  record HeldAlarmCleared(Instant at, String identity, Instant since) implements DeviceEvent {}

  /**
   * An alarm goes on and off too often: from now on it counts as raised until it has been quiet.
   */
  record FlappingStarted(Instant at, String identity, int transitions, Instant quietAt)
      implements DeviceEvent {}

  /**
   * A flapping alarm changed again, so that it must be quiet for longer.
   *
   * @param raised what its source says now
   * @param since when that began, on the source's clock
   */
  record FlappingProlonged(
      Instant at, String identity, boolean raised, Instant since, Instant quietAt)
      implements DeviceEvent {}

  record FlappingEnded(Instant at, String identity) implements DeviceEvent {}

  record Silenced(Instant at, Instant until, String by, String reason) implements DeviceEvent {}

  record SilenceEnded(Instant at) implements DeviceEvent {}
}
