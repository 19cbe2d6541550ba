package io.fixfirst.core.device;

import io.fixfirst.core.Sorted;
import io.fixfirst.core.device.Condition.Standing;
import io.fixfirst.core.device.Device.Known;
import io.fixfirst.core.device.Device.Metric;
import io.fixfirst.core.device.Device.Quiet;
import io.fixfirst.core.device.Device.Retired;
import io.fixfirst.core.device.Device.Unknown;
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
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** How a device's events change what is known of it. */
final class DeviceEvolution {

  /** Conditions remembered at most; beyond that the one that ended first is forgotten. */
  static final int CONDITIONS_MAX = 2 * DeviceDecisions.ALARMS_MAX;

  private DeviceEvolution() {}

  static Device evolve(Device device, DeviceEvent event) {
    return switch (device) {
      case Unknown(var id) when event instanceof Registered(_, var profile) ->
          new Known(id, profile, Sorted.none(), Sorted.none(), null, null);
      case Retired(var id, var conditions) when event instanceof Registered(_, var profile) ->
          new Known(id, profile, Sorted.none(), conditions, null, null);
      case Known known -> evolve(known, event);
      case Unknown _, Retired _ -> throw impossible(device, event);
    };
  }

  private static Device evolve(Known known, DeviceEvent event) {
    return switch (event) {
      case Registered(_, var profile) -> reprofiled(known, profile);
      case DeviceEvent.Retired _ -> new Retired(known.id(), known.conditions());

      case Noticed(_, var metric, var value, var measured) ->
          known.withMetric(metric, new Metric(true, hold(known, metric), value, measured));
      case Calmed(_, var metric, var value, var measured) ->
          known.withMetric(metric, new Metric(false, hold(known, metric), value, measured));
      case HoldStarted(_, var metric, var value, var measured, var due) ->
          known.withMetric(metric, new Metric(noticed(known, metric), due, value, measured));
      case HoldEnded(_, var metric, var value, var measured) ->
          known.withMetric(metric, new Metric(noticed(known, metric), null, value, measured));

      case HeartbeatSeen(_, var due) -> known.withHeartbeatDue(due);

      case AlarmRaised(var at, var alarm, var since) ->
          with(
              sourced(known, alarm.identity()),
              alarm.identity(),
              Condition.raised(known.conditions().get(alarm.identity()), alarm, since, at));
      case AlarmHeld(_, var alarm, var since) ->
          with(
              sourced(known, alarm.identity()),
              alarm.identity(),
              Condition.held(known.conditions().get(alarm.identity()), alarm, since));
      case AlarmRenewed(_, var identity, var since) -> {
        Condition condition = standing(known, identity, event);
        yield with(known, identity, condition.says(true, since, condition.quietAt()));
      }
      case AlarmCleared(var at, var identity, _, var since) ->
          with(known, identity, standing(known, identity, event).cleared(since, at));
      case HeldAlarmCleared(_, var identity, var since) ->
          with(known, identity, standing(known, identity, event).dropped(since));

      case FlappingStarted(_, var identity, _, var quietAt) -> {
        Condition condition = standing(known, identity, event);
        yield with(known, identity, condition.says(true, condition.since(), quietAt));
      }
      case FlappingProlonged(_, var identity, var raised, var since, var quietAt) ->
          with(
              raised ? sourced(known, identity) : known,
              identity,
              standing(known, identity, event).says(raised, since, quietAt));
      case FlappingEnded(_, var identity) ->
          with(known, identity, standing(known, identity, event).steady());

      case Silenced(_, var until, var by, var reason) ->
          known.withSilence(new Quiet(until, by, reason));
      case SilenceEnded _ -> known.withSilence(null);
    };
  }

  /** A rule that has changed starts anew, except that an alarm goes on until a reading ends it. */
  private static Known reprofiled(Known known, DeviceProfile profile) {
    TreePMap<String, Metric> metrics = Sorted.map(known.metrics());
    for (String metric : known.metrics().keySet()) {
      if (!Objects.equals(known.profile().rule(metric), profile.rule(metric))) {
        metrics = metrics.minus(metric);
      }
    }
    boolean sameDeadline =
        Objects.equals(known.profile().heartbeatEvery(), profile.heartbeatEvery());
    return new Known(
        known.id(),
        profile,
        metrics,
        known.conditions(),
        sameDeadline ? known.heartbeatDue() : null,
        known.silence());
  }

  /** What led to an alarm is over once it alarms: the hold, or the wait for a sign of life. */
  private static Known sourced(Known known, String identity) {
    if (identity.equals(DeviceRules.HEARTBEAT)) {
      return known.withHeartbeatDue(null);
    }
    Metric metric = known.metrics().get(identity);
    return metric == null || metric.holdUntil() == null
        ? known
        : known.withMetric(
            identity, new Metric(metric.noticed(), null, metric.value(), metric.measured()));
  }

  private static Known with(Known known, String identity, Condition condition) {
    TreePMap<String, Condition> conditions =
        Sorted.map(known.conditions()).plus(identity, condition);
    if (conditions.size() > CONDITIONS_MAX) {
      String oldest = oldestCleared(conditions, identity);
      conditions = oldest == null ? conditions : conditions.minus(oldest);
    }
    return known.withConditions(conditions);
  }

  private static @Nullable String oldestCleared(
      TreePMap<String, Condition> conditions, String except) {
    Map.Entry<String, Condition> oldest = null;
    for (Map.Entry<String, Condition> entry : conditions.entrySet()) {
      if (entry.getValue().standing() == Standing.CLEAR
          && !entry.getKey().equals(except)
          && (oldest == null || entry.getValue().since().isBefore(oldest.getValue().since()))) {
        oldest = entry;
      }
    }
    return oldest == null ? null : oldest.getKey();
  }

  private static Condition standing(Known known, String identity, DeviceEvent event) {
    Condition condition = known.conditions().get(identity);
    if (condition == null || condition.standing() == Standing.CLEAR) {
      throw impossible(known, event);
    }
    return condition;
  }

  private static @Nullable Instant hold(Known known, String metric) {
    Metric state = known.metrics().get(metric);
    return state == null ? null : state.holdUntil();
  }

  private static boolean noticed(Known known, String metric) {
    Metric state = known.metrics().get(metric);
    return state != null && state.noticed();
  }

  private static IllegalStateException impossible(Device device, DeviceEvent event) {
    return new IllegalStateException(
        "A device cannot have come from this state to this event (device "
            + device.id()
            + ", "
            + device.getClass().getSimpleName()
            + ", "
            + event
            + ").\nMaybe the journal was written by a newer version.");
  }
}
