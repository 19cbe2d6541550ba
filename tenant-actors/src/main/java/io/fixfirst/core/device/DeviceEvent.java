package io.fixfirst.core.device;

import io.fixfirst.core.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to a device. */
public sealed interface DeviceEvent extends Event {

  record Registered(Instant at, DeviceProfile profile) implements DeviceEvent {}

  record Retired(Instant at) implements DeviceEvent {}

  /** A reading reached the notice limit; shown, not alarmed. */
  record Noticed(Instant at, String metric, double value) implements DeviceEvent {}

  /** A noticed metric is below its notice limit again. */
  record Calmed(Instant at, String metric, double value) implements DeviceEvent {}

  /** A metric reached its alarm limit and must hold it until {@code due}. */
  record HoldStarted(Instant at, String metric, double value, Instant due) implements DeviceEvent {}

  /** It fell below the alarm limit before the hold time was over. */
  record HoldEnded(Instant at, String metric, double value) implements DeviceEvent {}

  /** The first sign of life, or the first after one was missed; the deadline runs from here. */
  record HeartbeatSeen(Instant at, Instant due) implements DeviceEvent {}

  record AlarmRaised(Instant at, Alarm alarm) implements DeviceEvent {}

  record AlarmCleared(Instant at, String identity, @Nullable Double value) implements DeviceEvent {}

  /**
   * An alarm goes on and off too often: from now on it counts as raised until it has been quiet.
   */
  record FlappingStarted(Instant at, String identity, int transitions, Instant quietAt)
      implements DeviceEvent {}

  /** A flapping alarm changed again, so that it must be quiet for longer. */
  record FlappingProlonged(Instant at, String identity, boolean raised, Instant quietAt)
      implements DeviceEvent {}

  record FlappingEnded(Instant at, String identity) implements DeviceEvent {}

  record Silenced(Instant at, Instant until, String by, String reason) implements DeviceEvent {}

  record SilenceEnded(Instant at) implements DeviceEvent {}
}
