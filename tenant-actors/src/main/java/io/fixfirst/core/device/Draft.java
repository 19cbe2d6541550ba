package io.fixfirst.core.device;

import static io.fixfirst.core.device.Condition.FLAPPING_QUIET;
import static io.fixfirst.core.device.Condition.FLAPPING_TRANSITIONS;
import static io.fixfirst.core.device.Condition.FLAPPING_WINDOW;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Foreseen;
import io.fixfirst.core.device.Condition.Standing;
import io.fixfirst.core.device.Device.Known;
import io.fixfirst.core.device.DeviceEvent.AlarmCleared;
import io.fixfirst.core.device.DeviceEvent.AlarmHeld;
import io.fixfirst.core.device.DeviceEvent.AlarmRaised;
import io.fixfirst.core.device.DeviceEvent.FlappingProlonged;
import io.fixfirst.core.device.DeviceEvent.FlappingStarted;
import io.fixfirst.core.device.DeviceEvent.HeldAlarmCleared;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision about a device in the making: its events so far, and the state that they lead to. */
final class Draft {

  private final Foreseen.Draft<Device, DeviceEvent> events = new Foreseen.Draft<>();
  private final Instant now;
  private Device device;

  Draft(Device device, Instant now) {
    this.device = device;
    this.now = now;
  }

  Known known() {
    return (Known) device;
  }

  Instant now() {
    return now;
  }

  Draft add(DeviceEvent event) {
    device = DeviceEvolution.evolve(device, event);
    events.add(event, device);
    return this;
  }

  Decision<DeviceEvent> decided() {
    return events.decided();
  }

  /** A condition of the device itself has begun. */
  Draft raise(String identity, Severity severity, String summary, Instant since) {
    DeviceProfile profile = known().profile();
    return raise(
        new Alarm(
            known().id(),
            identity,
            severity,
            summary,
            now,
            profile.category(),
            profile.service(),
            profile.site(),
            profile.dependsOn()),
        since);
  }

  /** A condition has begun; what it means depends on silence and flapping. */
  Draft raise(Alarm alarm, Instant since) {
    String identity = alarm.identity();
    Condition condition = known().conditions().get(identity);
    if (condition != null && condition.flapping()) {
      return add(new FlappingProlonged(now, identity, true, since, now.plus(FLAPPING_QUIET)));
    }
    Alarm distinct = raisedAfter(condition, alarm);
    if (known().silenced(now)) {
      return add(new AlarmHeld(now, distinct, since));
    }
    add(new AlarmRaised(now, distinct, since));
    int transitions = condition(identity).transitionsAfter(now.minus(FLAPPING_WINDOW));
    return transitions < FLAPPING_TRANSITIONS
        ? this
        : add(new FlappingStarted(now, identity, transitions, now.plus(FLAPPING_QUIET)));
  }

  /** A condition has ended, unless it flaps. */
  Draft clear(String identity, @Nullable Double value, Instant since) {
    Condition condition = condition(identity);
    return condition.flapping()
        ? add(new FlappingProlonged(now, identity, false, since, now.plus(FLAPPING_QUIET)))
        : end(identity, value, since);
  }

  /** A condition is over, even if it flaps. */
  Draft end(String identity, @Nullable Double value, Instant since) {
    return switch (condition(identity).standing()) {
      case RAISED -> add(new AlarmCleared(now, identity, value, since));
      case HELD -> add(new HeldAlarmCleared(now, identity, since));
      case CLEAR -> this;
    };
  }

  /** Says what was held back; the conditions that have ended meanwhile are not among it. */
  Draft release() {
    for (Condition condition : List.copyOf(known().conditions().values())) {
      if (condition.standing() == Standing.HELD) {
        raise(condition.alarm(), condition.since());
      }
    }
    return this;
  }

  private Condition condition(String identity) {
    Condition condition = known().conditions().get(identity);
    if (condition == null) {
      throw new IllegalStateException(
          "No such condition (" + known().id() + ", " + identity + ").");
    }
    return condition;
  }

  /** Two alarms of one identity differ in when they were raised, however fast they come. */
  private static Alarm raisedAfter(@Nullable Condition condition, Alarm alarm) {
    Instant told = condition == null ? null : condition.told();
    if (told == null || alarm.raised().isAfter(told)) {
      return alarm;
    }
    return new Alarm(
        alarm.device(),
        alarm.identity(),
        alarm.severity(),
        alarm.summary(),
        told.plusMillis(1),
        alarm.category(),
        alarm.service(),
        alarm.site(),
        alarm.dependsOn());
  }
}
