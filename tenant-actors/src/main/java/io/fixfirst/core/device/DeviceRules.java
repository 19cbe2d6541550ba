package io.fixfirst.core.device;

import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.device.Device.Known;
import io.fixfirst.core.device.Device.Retired;
import io.fixfirst.core.device.Device.Unknown;
import io.fixfirst.core.device.DeviceCommand.Beat;
import io.fixfirst.core.device.DeviceCommand.ClearAlarm;
import io.fixfirst.core.device.DeviceCommand.EndFlapping;
import io.fixfirst.core.device.DeviceCommand.EndHold;
import io.fixfirst.core.device.DeviceCommand.EndSilence;
import io.fixfirst.core.device.DeviceCommand.MissHeartbeat;
import io.fixfirst.core.device.DeviceCommand.RaiseAlarm;
import io.fixfirst.core.device.DeviceCommand.Register;
import io.fixfirst.core.device.DeviceCommand.Retire;
import io.fixfirst.core.device.DeviceCommand.Silence;
import io.fixfirst.core.device.DeviceCommand.TakeReading;
import io.fixfirst.core.device.DeviceCommand.Unsilence;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The rules of a device: when what is measured is worth an alarm, and when it is over.
 *
 * <p>Signs of life are persisted only when they move the deadline by half a period or more. So a
 * device that beats every second writes two events per period, a device that beats is never called
 * missing, and one that stops is found between one period and one and a half after its last beat.
 *
 * <p>The tenant is told of every raise and clear, at least once and in order; after a restart it is
 * told again of what stands and of what has cleared lately.
 */
public final class DeviceRules implements Entity<Device, DeviceCommand, DeviceEvent> {

  /** The identity of the alarm of a missing sign of life. */
  public static final String HEARTBEAT = "heartbeat";

  static final Rejection UNKNOWN = Rejection.notFound("device.unknown", "No such device is known.");

  static final Rejection RETIRED =
      Rejection.conflict(
          "device.retired",
          "The device was taken out of monitoring.",
          "Register it again to monitor it.");

  @Override
  public EntityKind kind() {
    return EntityKind.DEVICE;
  }

  @Override
  public Device empty(EntityId id) {
    return new Unknown((DeviceId) id);
  }

  private record Row(Device device, DeviceCommand command) {}

  @Override
  public Decision<DeviceEvent> decide(Device device, DeviceCommand command, Instant now) {
    return switch (new Row(device, command)) {
      case Row(Unknown _, Register(var profile)) -> DeviceDecisions.register(device, profile, now);
      case Row(Unknown(var id), RaiseAlarm raise) ->
          DeviceDecisions.raiseUnknown(device, profileOf(id, raise), raise, now);
      case Row(Unknown _, TakeReading _),
          Row(Unknown _, Beat _),
          Row(Unknown _, Retire _),
          Row(Unknown _, Silence _),
          Row(Unknown _, Unsilence _) ->
          reject(UNKNOWN);
      case Row(Unknown _, ClearAlarm _) -> unchanged();

      case Row(Known known, Register(var profile)) ->
          known.profile().equals(profile)
              ? unchanged()
              : DeviceDecisions.register(known, profile, now);
      case Row(Known known, Retire _) -> DeviceDecisions.retire(known, now);
      case Row(Known known, TakeReading reading) -> Readings.take(known, reading, now);
      case Row(Known known, Beat(var measured)) -> Heartbeats.beat(known, measured, now);
      case Row(Known known, MissHeartbeat _) -> Heartbeats.miss(known, now);
      case Row(Known known, EndHold(var metric)) -> Readings.endHold(known, metric, now);
      case Row(Known known, RaiseAlarm raise) -> DeviceDecisions.raise(known, raise, now);
      case Row(Known known, ClearAlarm clear) -> DeviceDecisions.clear(known, clear, now);
      case Row(Known known, EndFlapping(var identity)) ->
          DeviceDecisions.endFlapping(known, identity, now);
      case Row(Known known, Silence silence) -> DeviceDecisions.silence(known, silence, now);
      case Row(Known known, Unsilence _) -> DeviceDecisions.endSilence(known, now);
      case Row(Known known, EndSilence _) ->
          known.silenced(now) ? unchanged() : DeviceDecisions.endSilence(known, now);

      case Row(Retired _, Register(var profile)) -> DeviceDecisions.register(device, profile, now);
      case Row(Retired _, Retire _), Row(Retired _, ClearAlarm _) -> unchanged();
      case Row(Retired _, TakeReading _),
          Row(Retired _, Beat _),
          Row(Retired _, RaiseAlarm _),
          Row(Retired _, Silence _),
          Row(Retired _, Unsilence _) ->
          reject(RETIRED);

      case Row(Unknown _, EndHold _),
          Row(Unknown _, MissHeartbeat _),
          Row(Unknown _, EndSilence _),
          Row(Unknown _, EndFlapping _),
          Row(Retired _, EndHold _),
          Row(Retired _, MissHeartbeat _),
          Row(Retired _, EndSilence _),
          Row(Retired _, EndFlapping _) ->
          unchanged(); // A timer of what is over.
    };
  }

  @Override
  public Device evolve(Device device, DeviceEvent event) {
    return DeviceEvolution.evolve(device, event);
  }

  @Override
  public List<Effect> react(Device before, DeviceEvent event, Device after) {
    return DeviceEffects.react(before, event, after);
  }

  @Override
  public List<Effect> resume(Device device) {
    return DeviceEffects.resume(device);
  }

  /** {@return what an alarm of a device that nobody has registered says of it} */
  private static DeviceProfile profileOf(DeviceId id, RaiseAlarm raise) {
    String category = raise.category() == null ? "general" : raise.category();
    return new DeviceProfile(
        id.name(), category, raise.service(), raise.site(), Set.of(), List.of(), null);
  }
}
