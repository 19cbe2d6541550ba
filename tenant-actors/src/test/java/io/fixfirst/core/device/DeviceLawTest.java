package io.fixfirst.core.device;

import static io.fixfirst.core.device.Devices.CPU;
import static io.fixfirst.core.device.Devices.DISK_FREE;
import static io.fixfirst.core.device.Devices.PROFILE;
import static io.fixfirst.core.device.Devices.SERVER;
import static io.fixfirst.core.device.Devices.T0;

import io.fixfirst.core.EntityLaw;
import io.fixfirst.core.EntityLaw.Step;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A device loses no timer and no message, along any history, wherever it crashes. */
class DeviceLawTest {

  private static final DeviceProfile OTHER =
      new DeviceProfile(
          "Other",
          "server",
          null,
          null,
          Set.of(),
          List.of(new DeviceRule("cpu", null, 60, Duration.ofMinutes(1), 0, Severity.CRITICAL)),
          Duration.ofMinutes(5));

  private static final DeviceProfile BARE =
      new DeviceProfile("Bare", "server", "mail", null, Set.of(), List.of(DISK_FREE, CPU), null);

  @Property
  void the_law_holds(@ForAll("histories") List<Step<Device, DeviceCommand>> steps) {
    EntityLaw.of(new DeviceRules(), SERVER, T0)
        .repeatable(command -> true) // Whatever a device is asked, asking twice is asking once.
        .run(steps);
  }

  @Provide
  Arbitrary<List<Step<Device, DeviceCommand>>> histories() {
    Arbitrary<Instant> times =
        Arbitraries.integers().between(-30, 400).map(minutes -> T0.plusSeconds(minutes * 60L));
    Arbitrary<String> fingerprints = Arbitraries.of("f1", "f2");
    Arbitrary<DeviceCommand> readings =
        Combinators.combine(
                Arbitraries.of("cpu", "disk-free"), Arbitraries.doubles().between(0, 100), times)
            .as(TakeReading::new);
    Arbitrary<DeviceCommand> raises =
        Combinators.combine(fingerprints, times)
            .as((id, at) -> new RaiseAlarm(id, Severity.MAJOR, "Down", at, null, null, "pier"));
    Arbitrary<DeviceCommand> clears = Combinators.combine(fingerprints, times).as(ClearAlarm::new);
    Arbitrary<DeviceCommand> timers =
        Arbitraries.of(
            new EndHold("cpu"),
            new MissHeartbeat(),
            new EndSilence(),
            new EndFlapping("cpu"),
            new EndFlapping("disk-free"),
            new EndFlapping("f1"));
    Arbitrary<DeviceCommand> commands =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.of(PROFILE, OTHER, BARE).map(Register::new)),
            Tuple.of(12, readings),
            Tuple.of(6, times.map(Beat::new)),
            Tuple.of(4, raises),
            Tuple.of(4, clears),
            Tuple.of(2, times.map(until -> new Silence(until, "ada", "work"))),
            Tuple.of(1, Arbitraries.create(() -> new Unsilence("ada"))),
            Tuple.of(1, Arbitraries.create(Retire::new)),
            Tuple.of(2, timers));
    Arbitrary<Function<Device, DeviceCommand>> any = commands.map(command -> _ -> command);
    return EntityLaw.histories(any, Duration.ofMinutes(8), 60).map(DeviceLawTest::registered);
  }

  /** {@return a history that begins with a device that can do something} */
  private static List<Step<Device, DeviceCommand>> registered(
      List<Step<Device, DeviceCommand>> steps) {
    List<Step<Device, DeviceCommand>> all = new ArrayList<>(steps);
    all.addFirst(new Step.Do<>(Duration.ZERO, _ -> new Register(PROFILE)));
    return all;
  }
}
