package io.fixfirst.core.device;

import io.fixfirst.core.Effect;
import io.fixfirst.core.Effect.Cancel;
import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.Effect.Wake;
import io.fixfirst.core.device.Condition.Standing;
import io.fixfirst.core.device.Device.Known;
import io.fixfirst.core.device.Device.Metric;
import io.fixfirst.core.device.Device.Retired;
import io.fixfirst.core.device.Device.Unknown;
import io.fixfirst.core.device.DeviceCommand.EndFlapping;
import io.fixfirst.core.device.DeviceCommand.EndHold;
import io.fixfirst.core.device.DeviceCommand.EndSilence;
import io.fixfirst.core.device.DeviceCommand.MissHeartbeat;
import io.fixfirst.core.device.DeviceEvent.AlarmCleared;
import io.fixfirst.core.device.DeviceEvent.AlarmHeld;
import io.fixfirst.core.device.DeviceEvent.AlarmRaised;
import io.fixfirst.core.device.DeviceEvent.AlarmRenewed;
import io.fixfirst.core.device.DeviceEvent.Calmed;
import io.fixfirst.core.device.DeviceEvent.FlappingEnded;
import io.fixfirst.core.device.DeviceEvent.FlappingProlonged;
import io.fixfirst.core.device.DeviceEvent.FlappingStarted;
import io.fixfirst.core.device.DeviceEvent.HeartbeatSeen;
import io.fixfirst.core.device.DeviceEvent.HeldAlarmCleared;
import io.fixfirst.core.device.DeviceEvent.HoldEnded;
import io.fixfirst.core.device.DeviceEvent.HoldStarted;
import io.fixfirst.core.device.DeviceEvent.Noticed;
import io.fixfirst.core.device.DeviceEvent.Registered;
import io.fixfirst.core.device.DeviceEvent.SilenceEnded;
import io.fixfirst.core.device.DeviceEvent.Silenced;
import io.fixfirst.core.tenant.TenantCommand.AttachDevice;
import io.fixfirst.core.tenant.TenantCommand.DetachDevice;
import io.fixfirst.core.tenant.TenantCommand.ReportAlarm;
import io.fixfirst.core.tenant.TenantCommand.ReportCleared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a device's events set going: messages to its tenant, and timers of its own. */
final class DeviceEffects {

  private DeviceEffects() {}

  static List<Effect> react(Device before, DeviceEvent event, Device after) {
    List<Effect> effects = new ArrayList<>(2);
    switch (event) {
      case Registered(_, var profile) -> {
        effects.add(toTenant(after, new AttachDevice(after.id(), profile)));
        allTimers(effects, before, after);
      }
      case DeviceEvent.Retired _ -> {
        effects.add(toTenant(after, new DetachDevice(after.id())));
        allTimers(effects, before, after);
      }
      case Noticed _, Calmed _, AlarmRenewed _ -> {}
      case HoldStarted(_, var metric, _, _, _) -> holdTimer(effects, before, after, metric);
      case HoldEnded(_, var metric, _, _) -> holdTimer(effects, before, after, metric);
      case HeartbeatSeen _ -> heartbeatTimer(effects, before, after);
      case AlarmRaised(_, var alarm, _) -> {
        effects.add(toTenant(after, new ReportAlarm(alarm)));
        sourceTimers(effects, before, after, alarm.identity());
      }
      case AlarmHeld(_, var alarm, _) -> sourceTimers(effects, before, after, alarm.identity());
      case AlarmCleared(_, var identity, _, _) -> {
        addCleared(effects, after, condition(after, identity));
        flappingTimer(effects, before, after, identity);
      }
      case HeldAlarmCleared _ -> {}
      case FlappingStarted(_, var identity, _, _) ->
          flappingTimer(effects, before, after, identity);
      case FlappingProlonged(_, var identity, _, _, _) -> {
        sourceTimers(effects, before, after, identity);
        flappingTimer(effects, before, after, identity);
      }
      case FlappingEnded(_, var identity) -> flappingTimer(effects, before, after, identity);
      case Silenced _, SilenceEnded _ -> silenceTimer(effects, before, after);
    }
    return effects;
  }

  static List<Effect> resume(Device device) {
    List<Effect> effects = new ArrayList<>();
    switch (device) {
      case Unknown _ -> {}
      case Retired(_, var conditions) -> {
        for (Condition condition : conditions.values()) {
          addCleared(effects, device, condition);
        }
        effects.add(toTenant(device, new DetachDevice(device.id())));
      }
      case Known known -> {
        effects.add(toTenant(known, new AttachDevice(known.id(), known.profile())));
        for (Condition condition : known.conditions().values()) {
          if (condition.standing() == Standing.RAISED) {
            effects.add(toTenant(known, new ReportAlarm(condition.alarm())));
          } else {
            addCleared(effects, known, condition);
          }
        }
        allTimers(effects, new Unknown(known.id()), known);
      }
    }
    return effects;
  }

  private static void addCleared(List<Effect> effects, Device device, Condition condition) {
    if (condition.told() != null) {
      effects.add(toTenant(device, new ReportCleared(condition.alarm().key(), condition.told())));
    }
  }

  private static Send toTenant(Device device, io.fixfirst.core.tenant.TenantCommand command) {
    return new Send(device.id().tenant(), command);
  }

  private static void allTimers(List<Effect> effects, Device before, Device after) {
    heartbeatTimer(effects, before, after);
    silenceTimer(effects, before, after);
    if (before instanceof Known known) {
      for (String metric : known.metrics().keySet()) {
        holdTimer(effects, before, after, metric);
      }
      for (String identity : known.conditions().keySet()) {
        flappingTimer(effects, before, after, identity);
      }
    } else if (after instanceof Known known) {
      for (String metric : known.metrics().keySet()) {
        holdTimer(effects, before, after, metric);
      }
      for (String identity : known.conditions().keySet()) {
        flappingTimer(effects, before, after, identity);
      }
    }
  }

  private static void sourceTimers(
      List<Effect> effects, Device before, Device after, String identity) {
    if (identity.equals(DeviceRules.HEARTBEAT)) {
      heartbeatTimer(effects, before, after);
    } else {
      holdTimer(effects, before, after, identity);
    }
  }

  private static void holdTimer(List<Effect> effects, Device before, Device after, String metric) {
    difference(effects, holdWake(before, metric), holdWake(after, metric));
  }

  private static @Nullable Wake holdWake(Device device, String metric) {
    Metric state = device instanceof Known known ? known.metrics().get(metric) : null;
    return state == null || state.holdUntil() == null
        ? null
        : new Wake("hold:" + metric, state.holdUntil(), new EndHold(metric));
  }

  private static void heartbeatTimer(List<Effect> effects, Device before, Device after) {
    difference(effects, heartbeatWake(before), heartbeatWake(after));
  }

  private static @Nullable Wake heartbeatWake(Device device) {
    Instant due = device instanceof Known known ? known.heartbeatDue() : null;
    return due == null ? null : new Wake("heartbeat", due, new MissHeartbeat());
  }

  private static void silenceTimer(List<Effect> effects, Device before, Device after) {
    difference(effects, silenceWake(before), silenceWake(after));
  }

  private static @Nullable Wake silenceWake(Device device) {
    return device instanceof Known known && known.silence() != null
        ? new Wake("silence", known.silence().until(), new EndSilence())
        : null;
  }

  private static void flappingTimer(
      List<Effect> effects, Device before, Device after, String identity) {
    difference(effects, flappingWake(before, identity), flappingWake(after, identity));
  }

  private static @Nullable Wake flappingWake(Device device, String identity) {
    Condition condition = device instanceof Known known ? known.conditions().get(identity) : null;
    return condition == null || condition.quietAt() == null
        ? null
        : new Wake("flapping:" + identity, condition.quietAt(), new EndFlapping(identity));
  }

  /** Every timer follows from the state; what an event sets going is the difference it makes. */
  private static void difference(
      List<Effect> effects, @Nullable Wake before, @Nullable Wake after) {
    if (after != null && !after.equals(before)) {
      effects.add(after);
    } else if (after == null && before != null) {
      effects.add(new Cancel(before.name()));
    }
  }

  private static Condition condition(Device device, String identity) {
    return Objects.requireNonNull(((Known) device).conditions().get(identity), identity);
  }
}
