package io.fixfirst.core.device;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EntityScenario;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.device.DeviceCommand.RaiseAlarm;
import io.fixfirst.core.device.DeviceCommand.TakeReading;
import io.fixfirst.core.device.DeviceEvent.AlarmRaised;
import io.fixfirst.core.device.DeviceEvent.Registered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The devices that the tests of this package are about. */
final class Devices {

  static final TenantId KOLDING = new TenantId("kolding");
  static final DeviceId SERVER = new DeviceId(KOLDING, "srv-1");
  static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");
  static final Duration PERIOD = Duration.ofMinutes(2);

  /** 70 % is acceptable, 80 % alarms once it has lasted five minutes. */
  static final DeviceRule CPU =
      new DeviceRule("cpu", 70.0, 80, Duration.ofMinutes(5), 5, Severity.MAJOR);

  /** Less than 10 % of free space alarms at once. */
  static final DeviceRule DISK_FREE =
      new DeviceRule(
          "disk-free", 20.0, 10, Duration.ZERO, 2, Severity.CRITICAL, DeviceRule.Bad.LOW);

  static final DeviceProfile PROFILE =
      new DeviceProfile(
          "Mail server",
          "server",
          "mail",
          "town-hall",
          Set.of("switch-1"),
          List.of(CPU, DISK_FREE),
          PERIOD);

  static final Registered REGISTERED = new Registered(T0, PROFILE);

  private Devices() {}

  /** {@return the server, registered} */
  static EntityScenario<Device, DeviceCommand, DeviceEvent> server() {
    return unknown().given(REGISTERED);
  }

  static EntityScenario<Device, DeviceCommand, DeviceEvent> unknown() {
    return EntityScenario.of(new DeviceRules(), SERVER, T0);
  }

  static Instant minute(long minutes) {
    return T0.plus(Duration.ofMinutes(minutes));
  }

  static Instant second(long seconds) {
    return T0.plusSeconds(seconds);
  }

  static TakeReading cpu(double value, Instant measured) {
    return new TakeReading("cpu", value, measured);
  }

  static TakeReading diskFree(double value, Instant measured) {
    return new TakeReading("disk-free", value, measured);
  }

  static RaiseAlarm firing(String identity, Instant started) {
    return new RaiseAlarm(identity, Severity.MAJOR, "Target down", started, null, null, null);
  }

  static Alarm alarm(String identity, Severity severity, String summary, Instant raised) {
    return new Alarm(
        SERVER,
        identity,
        severity,
        summary,
        raised,
        "server",
        "mail",
        "town-hall",
        Set.of("switch-1"));
  }

  static AlarmRaised diskRaised(Instant at) {
    return new AlarmRaised(
        at, alarm("disk-free", Severity.CRITICAL, "disk-free is 5 (limit 10)", at), at);
  }

  static AlarmRaised targetDown(Instant at) {
    return new AlarmRaised(at, alarm("f1", Severity.MAJOR, "Target down", at), at);
  }
}
