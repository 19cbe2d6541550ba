package io.fixfirst.simulation.twin;

import io.fixfirst.core.Command;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.Condition;
import io.fixfirst.core.device.Device;
import io.fixfirst.core.device.DeviceCommand;
import io.fixfirst.core.device.DeviceEvent;
import io.fixfirst.core.device.DeviceRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which readings, signs of life and alerts could have caused a device's event. An event of a
 * transition says which reading made it; what says less, such as a flapping alarm, is guessed in
 * the few ways in which it can have been.
 */
final class DeviceFromOutside {

  private static final String SOMEBODY = "somebody";

  private DeviceFromOutside() {}

  static List<Command> of(Object state, DeviceEvent event) {
    Device.Known known = state instanceof Device.Known one ? one : null;
    return switch (event) {
      case DeviceEvent.Registered(_, var profile) -> List.of(new DeviceCommand.Register(profile));
      case DeviceEvent.Retired _ -> List.of(new DeviceCommand.Retire());
      case DeviceEvent.Noticed(_, var metric, var value, var measured) ->
          reading(metric, value, measured);
      case DeviceEvent.Calmed(_, var metric, var value, var measured) ->
          reading(metric, value, measured);
      case DeviceEvent.HoldStarted(_, var metric, var value, var measured, _) ->
          reading(metric, value, measured);
      case DeviceEvent.HoldEnded(_, var metric, var value, var measured) ->
          reading(metric, value, measured);
      case DeviceEvent.HeartbeatSeen(_, var due) -> beat(known, due);
      case DeviceEvent.AlarmRaised(_, var alarm, var since) -> raised(alarm, since);
      case DeviceEvent.AlarmHeld(_, var alarm, var since) -> raised(alarm, since);
      case DeviceEvent.AlarmRenewed(_, var identity, var since) -> again(known, identity, since);
      case DeviceEvent.AlarmCleared(_, var identity, var value, var since) ->
          cleared(identity, value, since);
      case DeviceEvent.HeldAlarmCleared(var at, var identity, var since) ->
          changed(known, identity, false, at, since);
      case DeviceEvent.FlappingProlonged(var at, var identity, var raised, var since, _) ->
          changed(known, identity, raised, at, since);
      case DeviceEvent.Silenced(_, var until, var by, var reason) ->
          List.of(new DeviceCommand.Silence(until, by, reason));
      case DeviceEvent.SilenceEnded _ -> List.of(new DeviceCommand.Unsilence(SOMEBODY));
      case DeviceEvent.FlappingStarted _, DeviceEvent.FlappingEnded _ -> List.of();
    };
  }

  private static List<Command> reading(String metric, double value, Instant measured) {
    return List.of(new DeviceCommand.TakeReading(metric, value, measured));
  }

  /** The deadline is one and a half periods after the sign of life. */
  private static List<Command> beat(Device.@Nullable Known known, Instant due) {
    Duration period = known == null ? null : known.profile().heartbeatEvery();
    return period == null
        ? List.of()
        : List.of(new DeviceCommand.Beat(due.minus(period).minus(period.dividedBy(2))));
  }

  private static List<Command> raised(Alarm alarm, Instant since) {
    List<Command> commands = new ArrayList<>();
    commands.add(raise(alarm, since));
    Double value = valueIn(alarm.summary());
    if (value != null) {
      commands.add(new DeviceCommand.TakeReading(alarm.identity(), value, since));
      if (!alarm
          .raised()
          .equals(since)) { // Its hold time was over before the timer was carried out.
        commands.add(new DeviceCommand.TakeReading(alarm.identity(), value, alarm.raised()));
      }
    }
    return commands;
  }

  private static Command raise(Alarm alarm, Instant since) {
    return new DeviceCommand.RaiseAlarm(
        alarm.identity(),
        alarm.severity(),
        alarm.summary(),
        since,
        alarm.category(),
        alarm.service(),
        alarm.site());
  }

  /** "cpu is 91.5 (limit 80)": the value is in the words alone. */
  private static @Nullable Double valueIn(String summary) {
    int from = summary.indexOf(" is ");
    int to = summary.indexOf(" (limit ");
    if (from < 0 || to < from) {
      return null;
    }
    try {
      return Double.valueOf(summary.substring(from + 4, to));
    } catch (NumberFormatException _) {
      return null; // Somebody else's words.
    }
  }

  private static List<Command> again(Device.@Nullable Known known, String identity, Instant since) {
    Condition condition = known == null ? null : known.conditions().get(identity);
    return condition == null ? List.of() : List.of(raise(condition.alarm(), since));
  }

  private static List<Command> cleared(String identity, @Nullable Double value, Instant since) {
    List<Command> commands = new ArrayList<>();
    commands.add(new DeviceCommand.ClearAlarm(identity, since));
    commands.add(new DeviceCommand.Beat(since));
    if (value != null) {
      commands.add(new DeviceCommand.TakeReading(identity, value, since));
    }
    return commands;
  }

  /** What it does not say is the value of a reading; any on the right side of the limit will do. */
  private static List<Command> changed(
      Device.@Nullable Known known, String identity, boolean raised, Instant at, Instant since) {
    List<Command> commands = new ArrayList<>();
    if (raised) {
      commands.addAll(again(known, identity, since));
    } else {
      commands.addAll(cleared(identity, null, since));
    }
    DeviceRule rule = known == null ? null : known.profile().rule(identity);
    if (rule != null) {
      for (double value : sides(rule)) {
        commands.add(new DeviceCommand.TakeReading(identity, value, since));
        commands.add(new DeviceCommand.TakeReading(identity, value, at));
      }
    }
    return commands;
  }

  private static double[] sides(DeviceRule rule) {
    double far = Math.abs(rule.alarm()) + Math.abs(rule.hysteresis()) + 1;
    return new double[] {rule.alarm(), rule.alarm() - far, rule.alarm() + far};
  }
}
