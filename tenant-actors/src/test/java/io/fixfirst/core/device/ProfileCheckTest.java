package io.fixfirst.core.device;

import static io.fixfirst.core.device.Devices.CPU;
import static io.fixfirst.core.device.Devices.DISK_FREE;
import static io.fixfirst.core.device.Devices.KOLDING;
import static io.fixfirst.core.device.Devices.PERIOD;
import static io.fixfirst.core.device.Devices.PROFILE;
import static io.fixfirst.core.device.Devices.REGISTERED;
import static io.fixfirst.core.device.Devices.SERVER;
import static io.fixfirst.core.device.Devices.T0;
import static io.fixfirst.core.device.Devices.cpu;
import static io.fixfirst.core.device.Devices.diskRaised;
import static io.fixfirst.core.device.Devices.minute;
import static io.fixfirst.core.device.Devices.server;
import static io.fixfirst.core.device.Devices.targetDown;
import static io.fixfirst.core.device.Devices.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Effect.Cancel;
import io.fixfirst.core.device.DeviceCommand.Register;
import io.fixfirst.core.device.DeviceEvent.AlarmCleared;
import io.fixfirst.core.device.DeviceEvent.HeartbeatSeen;
import io.fixfirst.core.device.DeviceEvent.Registered;
import io.fixfirst.core.tenant.TenantCommand.AttachDevice;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileCheckTest {

  private static DeviceProfile with(List<DeviceRule> rules, @Nullable Duration heartbeat) {
    return new DeviceProfile(
        "Mail server", "server", "mail", "town-hall", Set.of("switch-1"), rules, heartbeat);
  }

  private static Register rule(
      @Nullable Double notice, double alarm, Duration hold, double hysteresis) {
    return new Register(
        with(
            List.of(new DeviceRule("cpu", notice, alarm, hold, hysteresis, Severity.MAJOR)), null));
  }

  @Test
  void a_device_makes_itself_known_to_its_tenant() {
    unknown()
        .when(new Register(PROFILE))
        .then(REGISTERED)
        .thenSent(KOLDING, new AttachDevice(SERVER, PROFILE));
  }

  @Test
  void the_same_profile_again_changes_nothing() {
    server().when(minute(1), new Register(PROFILE)).thenNothing();
  }

  @Test
  void limits_that_make_no_sense_are_refused_by_the_fields_name() {
    Duration hold = Duration.ZERO;
    unknown().when(rule(90.0, 80, hold, 0)).thenRejected("device.rules.notice");
    unknown().when(rule(Double.NaN, 80, hold, 0)).thenRejected("device.rules.notice");
    unknown().when(rule(null, Double.NaN, hold, 0)).thenRejected("device.rules.alarm");
    unknown().when(rule(null, 80, hold.minusSeconds(1), 0)).thenRejected("device.rules.hold");
    unknown().when(rule(null, 80, hold, -1)).thenRejected("device.rules.hysteresis");
  }

  @Test
  void a_low_rule_is_noticed_above_its_alarm_limit() {
    DeviceRule upsideDown =
        new DeviceRule("free", 5.0, 10, Duration.ZERO, 0, Severity.MAJOR, DeviceRule.Bad.LOW);
    unknown()
        .when(new Register(with(List.of(upsideDown), null)))
        .thenRejected("device.rules.notice");
  }

  @Test
  void a_metric_has_one_rule() {
    unknown().when(new Register(with(List.of(CPU, CPU), null))).thenRejected("device.rules.metric");
  }

  @Test
  void there_is_an_end_to_rules_and_dependencies() {
    unknown()
        .when(new Register(with(Collections.nCopies(101, CPU), null)))
        .thenRejected("device.rules");
    DeviceProfile itself =
        new DeviceProfile("x", "server", null, null, Set.of("srv-1"), List.of(), null);
    unknown().when(new Register(itself)).thenRejected("device.depends-on");
  }

  @Test
  void a_heartbeat_deadline_is_a_second_at_least() {
    unknown()
        .when(new Register(with(List.of(), Duration.ZERO)))
        .thenRejected("device.heartbeat-every");
  }

  @Test
  void a_label_is_no_blank() {
    DeviceProfile blank = new DeviceProfile(" ", "server", null, null, Set.of(), List.of(), null);
    unknown().when(new Register(blank)).thenRejected("device.label");
  }

  @Test
  void a_rule_may_not_take_the_name_of_a_standing_alarm_of_others() {
    DeviceRule f1 = new DeviceRule("f1", null, 1, Duration.ZERO, 0, Severity.MAJOR);
    server()
        .given(targetDown(minute(1)))
        .when(new Register(with(List.of(f1), null)))
        .thenRejected("device.rules.metric");
  }

  @Test
  void the_alarm_of_a_rule_that_is_gone_clears() {
    DeviceProfile without = with(List.of(CPU), PERIOD);
    server()
        .given(diskRaised(minute(1)))
        .when(minute(2), new Register(without))
        .then(
            new Registered(minute(2), without),
            new AlarmCleared(minute(2), "disk-free", null, minute(2)));
  }

  @Test
  void a_hold_under_a_rule_that_has_changed_starts_anew() {
    DeviceRule higher = new DeviceRule("cpu", 70.0, 95, CPU.hold(), 5, Severity.MAJOR);
    DeviceProfile changed = with(List.of(higher, DISK_FREE), PERIOD);
    server()
        .after(cpu(85, T0))
        .when(minute(1), new Register(changed))
        .then(new Registered(minute(1), changed))
        .thenEffect(new Cancel("hold:cpu"))
        .thenState(device -> assertThat(((Device.Known) device).metrics()).isEmpty());
  }

  @Test
  void a_changed_heartbeat_deadline_counts_from_now() {
    DeviceProfile slower = with(PROFILE.rules(), Duration.ofMinutes(10));
    server()
        .given(new HeartbeatSeen(minute(1), minute(4)))
        .when(minute(2), new Register(slower))
        .then(new Registered(minute(2), slower), new HeartbeatSeen(minute(2), minute(17)));
  }

  @Test
  void without_a_deadline_nothing_is_missing_any_more() {
    DeviceProfile none = with(PROFILE.rules(), null);
    server()
        .given(new HeartbeatSeen(minute(1), minute(4)))
        .when(minute(2), new Register(none))
        .then(new Registered(minute(2), none))
        .thenEffect(new Cancel("heartbeat"));
  }
}
