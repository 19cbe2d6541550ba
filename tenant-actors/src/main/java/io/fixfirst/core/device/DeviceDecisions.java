package io.fixfirst.core.device;

import static io.fixfirst.core.Decision.accept;
import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.device.Condition.Standing;
import io.fixfirst.core.device.Device.Known;
import io.fixfirst.core.device.Device.Quiet;
import io.fixfirst.core.device.DeviceCommand.ClearAlarm;
import io.fixfirst.core.device.DeviceCommand.RaiseAlarm;
import io.fixfirst.core.device.DeviceCommand.Silence;
import io.fixfirst.core.device.DeviceEvent.AlarmRenewed;
import io.fixfirst.core.device.DeviceEvent.FlappingEnded;
import io.fixfirst.core.device.DeviceEvent.HeartbeatSeen;
import io.fixfirst.core.device.DeviceEvent.Registered;
import io.fixfirst.core.device.DeviceEvent.Retired;
import io.fixfirst.core.device.DeviceEvent.SilenceEnded;
import io.fixfirst.core.device.DeviceEvent.Silenced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a device decides about its profile, its silence, and other systems' alarms. */
final class DeviceDecisions {

  /** Alarms that stand at most, of those that other systems raise. */
  static final int ALARMS_MAX = 1_000;

  static final int IDENTITY_MAX = 200;
  static final Duration SILENCE_MAX = Duration.ofDays(366);

  static final Rejection IDENTITY =
      Rejection.invalid("alarm.identity", "An alarm's identity has 1 to 200 characters.");
  static final Rejection RESERVED =
      Rejection.invalid(
          "alarm.identity", "The identity is one of the device's own rules or its heartbeat.");
  static final Rejection STARTED =
      Rejection.invalid(
          "alarm.started", "An alarm began a year ago at most, and a day ahead at most.");
  static final Rejection ENDED =
      Rejection.invalid(
          "alarm.ended", "An alarm ended a year ago at most, and a day ahead at most.");
  static final Rejection TOO_MANY =
      Rejection.conflict("device.too-many-alarms", "1,000 alarms of the device stand already.");
  static final Rejection UNTIL =
      Rejection.invalid("silence.until", "A silence ends in the future, within a year.");

  private DeviceDecisions() {}

  static Decision<DeviceEvent> register(Device device, DeviceProfile profile, Instant now) {
    Known known = device instanceof Known already ? already : null;
    Rejection wrong = ProfileCheck.check(device.id(), profile, known);
    if (wrong != null) {
      return reject(wrong);
    }
    Draft draft = new Draft(device, now).add(new Registered(now, profile));
    if (known != null) {
      endOrphans(draft, known, profile);
      restartDeadline(draft, known.heartbeatDue(), profile.heartbeatEvery());
    }
    return draft.decided();
  }

  /** Alarms of what is no longer watched are over. */
  private static void endOrphans(Draft draft, Known before, DeviceProfile profile) {
    for (DeviceRule rule : before.profile().rules()) {
      if (profile.rule(rule.metric()) == null) {
        endIfKnown(draft, rule.metric());
      }
    }
    if (profile.heartbeatEvery() == null) {
      endIfKnown(draft, DeviceRules.HEARTBEAT);
    }
  }

  private static void endIfKnown(Draft draft, String identity) {
    if (draft.known().conditions().containsKey(identity)) {
      draft.end(identity, null, draft.now());
    }
  }

  /** A changed period counts from now: the last beats under the old one were not all persisted. */
  private static void restartDeadline(
      Draft draft, @Nullable Instant due, @Nullable Duration period) {
    if (due != null && period != null && draft.known().heartbeatDue() == null) {
      draft.add(new HeartbeatSeen(draft.now(), Heartbeats.deadline(draft.now(), period)));
    }
  }

  static Decision<DeviceEvent> retire(Known known, Instant now) {
    Draft draft = new Draft(known, now);
    for (String identity : List.copyOf(known.conditions().keySet())) {
      draft.end(identity, null, now);
    }
    return draft.add(new Retired(now)).decided();
  }

  static Decision<DeviceEvent> raiseUnknown(
      Device device, DeviceProfile profile, RaiseAlarm raise, Instant now) {
    Rejection wrong = wrong(raise.identity(), raise.started(), STARTED, null, now);
    if (wrong == null) {
      wrong = ProfileCheck.check(device.id(), profile, null);
    }
    return wrong != null
        ? reject(wrong)
        : raised(new Draft(device, now).add(new Registered(now, profile)), raise).decided();
  }

  static Decision<DeviceEvent> raise(Known known, RaiseAlarm raise, Instant now) {
    Rejection wrong = wrong(raise.identity(), raise.started(), STARTED, known, now);
    if (wrong != null) {
      return reject(wrong);
    }
    Condition condition = known.conditions().get(raise.identity());
    if (condition != null && !raise.started().isAfter(condition.since())) {
      return unchanged(); // A repeat; or it is late, and that alarm has ended since.
    }
    if (condition != null && condition.alarming()) {
      return accept(new AlarmRenewed(now, raise.identity(), raise.started()));
    }
    boolean more = condition == null || condition.standing() == Standing.CLEAR;
    if (more && known.conditions().size() >= ALARMS_MAX && known.standing() >= ALARMS_MAX) {
      return reject(TOO_MANY);
    }
    return raised(new Draft(known, now), raise).decided();
  }

  private static Draft raised(Draft draft, RaiseAlarm raise) {
    DeviceProfile profile = draft.known().profile();
    Alarm alarm =
        new Alarm(
            draft.known().id(),
            raise.identity(),
            raise.severity(),
            raise.summary(),
            draft.now(),
            raise.category() == null ? profile.category() : raise.category(),
            raise.service() == null ? profile.service() : raise.service(),
            raise.site() == null ? profile.site() : raise.site(),
            profile.dependsOn());
    return draft.raise(alarm, raise.started());
  }

  static Decision<DeviceEvent> clear(Known known, ClearAlarm clear, Instant now) {
    Rejection wrong = wrong(clear.identity(), clear.ended(), ENDED, known, now);
    if (wrong != null) {
      return reject(wrong);
    }
    Condition condition = known.conditions().get(clear.identity());
    return condition == null || !condition.alarming() || clear.ended().isBefore(condition.since())
        ? unchanged()
        : new Draft(known, now).clear(clear.identity(), null, clear.ended()).decided();
  }

  static Decision<DeviceEvent> endFlapping(Known known, String identity, Instant now) {
    Condition condition = known.conditions().get(identity);
    if (condition == null || condition.quietAt() == null || now.isBefore(condition.quietAt())) {
      return unchanged();
    }
    Draft draft = new Draft(known, now).add(new FlappingEnded(now, identity));
    return condition.alarming()
        ? draft.decided()
        : draft.end(identity, null, condition.since()).decided();
  }

  static Decision<DeviceEvent> silence(Known known, Silence silence, Instant now) {
    if (!silence.until().isAfter(now) || silence.until().isAfter(now.plus(SILENCE_MAX))) {
      return reject(UNTIL);
    }
    Quiet quiet = new Quiet(silence.until(), silence.by(), silence.reason());
    return quiet.equals(known.silence())
        ? unchanged()
        : accept(new Silenced(now, silence.until(), silence.by(), silence.reason()));
  }

  static Decision<DeviceEvent> endSilence(Known known, Instant now) {
    return known.silence() == null
        ? unchanged()
        : new Draft(known, now).add(new SilenceEnded(now)).release().decided();
  }

  private static @Nullable Rejection wrong(
      String identity, Instant time, Rejection outOfTime, @Nullable Known known, Instant now) {
    if (identity.isBlank() || identity.length() > IDENTITY_MAX) {
      return IDENTITY;
    }
    if (identity.equals(DeviceRules.HEARTBEAT)
        || (known != null && known.profile().rule(identity) != null)) {
      return RESERVED;
    }
    return Times.plausible(time, now) ? null : outOfTime;
  }
}
