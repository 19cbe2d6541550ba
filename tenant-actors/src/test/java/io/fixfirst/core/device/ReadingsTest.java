package io.fixfirst.core.device;

import static io.fixfirst.core.device.Devices.KOLDING;
import static io.fixfirst.core.device.Devices.SERVER;
import static io.fixfirst.core.device.Devices.T0;
import static io.fixfirst.core.device.Devices.alarm;
import static io.fixfirst.core.device.Devices.cpu;
import static io.fixfirst.core.device.Devices.diskFree;
import static io.fixfirst.core.device.Devices.diskRaised;
import static io.fixfirst.core.device.Devices.minute;
import static io.fixfirst.core.device.Devices.second;
import static io.fixfirst.core.device.Devices.server;
import static io.fixfirst.core.device.Devices.unknown;

import io.fixfirst.core.Effect.Cancel;
import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.Effect.Wake;
import io.fixfirst.core.device.DeviceCommand.EndHold;
import io.fixfirst.core.device.DeviceCommand.TakeReading;
import io.fixfirst.core.device.DeviceEvent.AlarmCleared;
import io.fixfirst.core.device.DeviceEvent.AlarmRaised;
import io.fixfirst.core.device.DeviceEvent.Calmed;
import io.fixfirst.core.device.DeviceEvent.HoldEnded;
import io.fixfirst.core.device.DeviceEvent.HoldStarted;
import io.fixfirst.core.device.DeviceEvent.Noticed;
import io.fixfirst.core.tenant.TenantCommand.ReportAlarm;
import io.fixfirst.core.tenant.TenantCommand.ReportCleared;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTest {

  private static final Noticed NOTICED = new Noticed(minute(1), "cpu", 85, minute(1));
  private static final HoldStarted HOLDING =
      new HoldStarted(minute(1), "cpu", 85, minute(1), minute(6));
  private static final Alarm CPU_ALARM =
      alarm("cpu", Severity.MAJOR, "cpu is 85 (limit 80)", minute(6));
  private static final AlarmRaised RAISED = new AlarmRaised(minute(6), CPU_ALARM, minute(1));

  @Test
  void a_reading_within_its_limits_changes_nothing() {
    server().when(minute(1), cpu(69.9, minute(1))).thenNothing();
  }

  @Test
  void seventy_percent_is_noticed_and_alarms_nobody() {
    server()
        .when(minute(1), cpu(70, minute(1)))
        .then(new Noticed(minute(1), "cpu", 70, minute(1)))
        .thenEffects();
  }

  @Test
  void what_is_noticed_is_noticed_once() {
    server().given(NOTICED).when(minute(2), cpu(71, minute(2))).thenNothing();
  }

  @Test
  void a_noticed_metric_calms_only_below_its_hysteresis() {
    server()
        .given(NOTICED)
        .when(minute(2), cpu(65, minute(2)))
        .thenNothing()
        .and()
        .when(minute(3), cpu(64.9, minute(3)))
        .then(new Calmed(minute(3), "cpu", 64.9, minute(3)));
  }

  @Test
  void eighty_percent_must_hold_before_it_alarms() {
    server()
        .when(minute(1), cpu(85, minute(1)))
        .then(NOTICED, HOLDING)
        .thenEffects(new Wake("hold:cpu", minute(6), new EndHold("cpu")));
  }

  @Test
  void what_holds_for_the_hold_time_alarms() {
    server()
        .given(NOTICED, HOLDING)
        .when(minute(6), new EndHold("cpu"))
        .then(RAISED)
        .thenEffect(new Send(KOLDING, new ReportAlarm(CPU_ALARM)));
  }

  @Test
  void a_reading_after_the_hold_time_need_not_wait_for_the_timer() {
    server().given(NOTICED, HOLDING).when(minute(6), cpu(85, minute(6))).then(RAISED);
  }

  @Test
  void a_hold_timer_that_comes_early_changes_nothing() {
    server().given(NOTICED, HOLDING).when(minute(5), new EndHold("cpu")).thenNothing();
  }

  @Test
  void a_dip_below_the_limit_ends_the_hold() {
    server()
        .given(NOTICED, HOLDING)
        .when(minute(3), cpu(79, minute(3)))
        .then(new HoldEnded(minute(3), "cpu", 79, minute(3)))
        .thenEffects(new Cancel("hold:cpu"));
  }

  @Test
  void an_alarm_clears_only_below_its_hysteresis() {
    server()
        .given(NOTICED, HOLDING, RAISED)
        .when(minute(7), cpu(75, minute(7)))
        .thenNothing()
        .and()
        .when(minute(8), cpu(74.9, minute(8)))
        .then(new AlarmCleared(minute(8), "cpu", 74.9, minute(8)))
        .thenSent(KOLDING, new ReportCleared(new AlarmKey(SERVER, "cpu"), minute(6)));
  }

  @Test
  void low_values_can_be_the_bad_ones() {
    server()
        .when(minute(1), diskFree(5, minute(1)))
        .then(new Noticed(minute(1), "disk-free", 5, minute(1)), diskRaised(minute(1)));
  }

  @Test
  void low_values_clear_above_their_hysteresis() {
    server()
        .given(diskRaised(minute(1)))
        .when(minute(2), diskFree(12, minute(2)))
        .thenAmong(new Noticed(minute(2), "disk-free", 12, minute(2)))
        .and()
        .when(minute(3), diskFree(12.1, minute(3)))
        .then(new AlarmCleared(minute(3), "disk-free", 12.1, minute(3)));
  }

  @Test
  void a_reading_older_than_the_last_transition_is_late() {
    server().given(NOTICED).when(minute(2), cpu(10, second(59))).thenNothing();
  }

  @Test
  void a_reading_older_than_the_clear_does_not_raise_again() {
    server()
        .given(diskRaised(minute(1)), new AlarmCleared(minute(3), "disk-free", 50.0, minute(3)))
        .when(minute(4), diskFree(1, minute(2)))
        .thenNothing();
  }

  @Test
  void a_clock_that_is_ahead_does_not_shut_out_later_readings() {
    server()
        .after(diskFree(5, minute(60)))
        .when(minute(1), diskFree(50, minute(1)))
        .thenAmong(new AlarmCleared(minute(1), "disk-free", 50.0, minute(1)));
  }

  @Test
  void a_backlog_sent_in_one_go_does_not_alarm_by_its_first_reading() {
    server()
        .at(minute(60))
        .after(cpu(85, minute(1)))
        .when(new EndHold("cpu"))
        .thenNothing()
        .and()
        .when(cpu(30, minute(2)))
        .thenAmong(new HoldEnded(minute(60), "cpu", 30, minute(2)));
  }

  @Test
  void a_metric_without_a_rule_is_not_judged() {
    server().when(minute(1), new TakeReading("temperature", 900, minute(1))).thenNothing();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_no_number_is_refused(double value) {
    server().when(minute(1), cpu(value, minute(1))).thenRejected("reading.value");
  }

  @Test
  void times_far_off_are_refused() {
    Duration day = Duration.ofDays(1);
    server().when(T0, cpu(1, T0.plus(day).plusSeconds(1))).thenRejected("reading.measured");
    server().when(T0, cpu(1, T0.minus(day.multipliedBy(367)))).thenRejected("reading.measured");
    server().when(T0, cpu(1, T0.plus(day))).thenNothing();
  }

  @Test
  void a_device_that_nobody_knows_takes_no_reading() {
    unknown().when(cpu(1, T0)).thenRejected("device.unknown");
  }
}
