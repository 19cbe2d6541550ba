package io.fixfirst.core.device;

import static io.fixfirst.core.device.Devices.KOLDING;
import static io.fixfirst.core.device.Devices.SERVER;
import static io.fixfirst.core.device.Devices.T0;
import static io.fixfirst.core.device.Devices.firing;
import static io.fixfirst.core.device.Devices.minute;
import static io.fixfirst.core.device.Devices.server;
import static io.fixfirst.core.device.Devices.targetDown;
import static io.fixfirst.core.device.Devices.unknown;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EntityScenario;
import io.fixfirst.core.device.DeviceCommand.ClearAlarm;
import io.fixfirst.core.device.DeviceCommand.RaiseAlarm;
import io.fixfirst.core.device.DeviceCommand.Retire;
import io.fixfirst.core.device.DeviceEvent.AlarmCleared;
import io.fixfirst.core.device.DeviceEvent.AlarmRaised;
import io.fixfirst.core.device.DeviceEvent.AlarmRenewed;
import io.fixfirst.core.device.DeviceEvent.Registered;
import io.fixfirst.core.device.DeviceEvent.Retired;
import io.fixfirst.core.tenant.TenantCommand.AttachDevice;
import io.fixfirst.core.tenant.TenantCommand.DetachDevice;
import io.fixfirst.core.tenant.TenantCommand.ReportAlarm;
import io.fixfirst.core.tenant.TenantCommand.ReportCleared;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlarmIntakeTest {

  private static final AlarmKey KEY = new AlarmKey(SERVER, "f1");
  private static final AlarmCleared CLEARED = new AlarmCleared(minute(9), "f1", null, minute(8));

  @Test
  void an_alarm_of_a_monitoring_system_carries_what_is_known_of_its_device() {
    server()
        .when(minute(1), firing("f1", minute(1)))
        .then(targetDown(minute(1)))
        .thenSent(KOLDING, new ReportAlarm(targetDown(minute(1)).alarm()));
  }

  @Test
  void an_unknown_device_makes_itself_known() {
    DeviceId id = new DeviceId(KOLDING, "10.0.0.7:9100");
    DeviceProfile profile =
        new DeviceProfile("10.0.0.7:9100", "network", "wifi", "pier", Set.of(), List.of(), null);
    Alarm alarm =
        new Alarm(id, "f1", Severity.MAJOR, "Down", T0, "network", "wifi", "pier", Set.of());
    EntityScenario.of(new DeviceRules(), id, T0)
        .when(new RaiseAlarm("f1", Severity.MAJOR, "Down", T0, "network", "wifi", "pier"))
        .then(new Registered(T0, profile), new AlarmRaised(T0, alarm, T0))
        .thenSent(KOLDING, new AttachDevice(id, profile), new ReportAlarm(alarm));
  }

  @Test
  void a_repeat_of_what_is_firing_changes_nothing() {
    server().given(targetDown(minute(1))).when(minute(2), firing("f1", minute(1))).thenNothing();
  }

  @Test
  void an_older_firing_than_the_one_that_stands_changes_nothing() {
    server().given(targetDown(minute(5))).when(minute(6), firing("f1", minute(1))).thenNothing();
  }

  @Test
  void resolved_clears() {
    server()
        .given(targetDown(minute(1)))
        .when(minute(9), new ClearAlarm("f1", minute(8)))
        .then(CLEARED)
        .thenSent(KOLDING, new ReportCleared(KEY, minute(1)));
  }

  @Test
  void a_repeat_of_resolved_changes_nothing() {
    server()
        .given(targetDown(minute(1)), CLEARED)
        .when(minute(10), new ClearAlarm("f1", minute(8)))
        .thenNothing();
  }

  @Test
  void resolved_that_is_older_than_the_raise_changes_nothing() {
    server()
        .given(targetDown(minute(5)))
        .when(minute(6), new ClearAlarm("f1", minute(4)))
        .thenNothing();
  }

  @Test
  void resolved_of_what_never_fired_changes_nothing() {
    server().when(minute(6), new ClearAlarm("f9", minute(4))).thenNothing();
    unknown().when(minute(6), new ClearAlarm("f9", minute(4))).thenNothing();
  }

  @Test
  void firing_that_has_been_resolved_since_comes_too_late() {
    server()
        .given(targetDown(minute(1)), CLEARED)
        .when(minute(10), firing("f1", minute(1)))
        .thenNothing();
  }

  @Test
  void resolved_that_was_overtaken_by_the_next_firing_does_not_clear_it() {
    server()
        .given(targetDown(minute(1)))
        .when(minute(10), firing("f1", minute(9)))
        .then(new AlarmRenewed(minute(10), "f1", minute(9)))
        .thenEffects()
        .and()
        .when(minute(11), new ClearAlarm("f1", minute(8)))
        .thenNothing();
  }

  @Test
  void two_alarms_of_one_instant_are_told_apart() {
    Alarm second = Devices.alarm("f1", Severity.MAJOR, "Target down", minute(9).plusMillis(1));
    server()
        .given(targetDown(minute(9)), new AlarmCleared(minute(9), "f1", null, minute(9)))
        .when(minute(9), firing("f1", minute(9).plusMillis(5)))
        .then(new AlarmRaised(minute(9), second, minute(9).plusMillis(5)));
  }

  @Test
  void the_identities_of_the_devices_own_alarms_are_reserved() {
    server().when(firing("cpu", T0)).thenRejected("alarm.identity");
    server().when(firing("heartbeat", T0)).thenRejected("alarm.identity");
    server().when(new ClearAlarm("cpu", T0)).thenRejected("alarm.identity");
    server().when(firing(" ", T0)).thenRejected("alarm.identity");
    server().when(firing("x".repeat(201), T0)).thenRejected("alarm.identity");
  }

  @Test
  void times_far_off_are_refused() {
    server().when(firing("f1", T0.plus(Duration.ofDays(2)))).thenRejected("alarm.started");
    server().when(firing("f1", T0.minus(Duration.ofDays(400)))).thenRejected("alarm.started");
    server().when(new ClearAlarm("f1", T0.plus(Duration.ofDays(2)))).thenRejected("alarm.ended");
  }

  @Test
  void a_device_has_a_thousand_alarms_at_most() {
    EntityScenario<Device, DeviceCommand, DeviceEvent> server = server();
    Device device = server.state();
    DeviceRules rules = new DeviceRules();
    for (int number = 0; number < DeviceDecisions.ALARMS_MAX; number++) {
      Alarm alarm = Devices.alarm("f" + number, Severity.MAJOR, "Down", T0);
      device = rules.evolve(device, new AlarmRaised(T0, alarm, T0));
    }
    org.assertj.core.api.Assertions.assertThat(rules.decide(device, firing("more", T0), T0))
        .isEqualTo(io.fixfirst.core.Decision.reject(DeviceDecisions.TOO_MANY));
  }

  @Test
  void what_has_cleared_is_forgotten_oldest_first() {
    Device device = server().state();
    DeviceRules rules = new DeviceRules();
    for (int number = 0; number <= DeviceEvolution.CONDITIONS_MAX; number++) {
      Alarm alarm = Devices.alarm("f" + number, Severity.MAJOR, "Down", T0.plusSeconds(number));
      device = rules.evolve(device, new AlarmRaised(alarm.raised(), alarm, alarm.raised()));
      device =
          rules.evolve(
              device, new AlarmCleared(alarm.raised(), alarm.identity(), null, alarm.raised()));
    }
    org.assertj.core.api.Assertions.assertThat(((Device.Known) device).conditions())
        .hasSize(DeviceEvolution.CONDITIONS_MAX)
        .doesNotContainKey("f0")
        .containsKey("f1");
  }

  @Test
  void retiring_a_device_clears_its_alarms() {
    server()
        .given(targetDown(minute(1)))
        .when(minute(2), new Retire())
        .then(new AlarmCleared(minute(2), "f1", null, minute(2)), new Retired(minute(2)))
        .thenSent(KOLDING, new ReportCleared(KEY, minute(1)), new DetachDevice(SERVER));
  }

  @Test
  void a_retired_device_raises_nothing_until_it_is_registered_again() {
    server()
        .given(new Retired(minute(1)))
        .when(minute(2), firing("f1", minute(2)))
        .thenRejected("device.retired")
        .and()
        .after(new DeviceCommand.Register(Devices.PROFILE))
        .when(minute(3), firing("f1", minute(3)))
        .then(targetDown(minute(3)));
  }
}
