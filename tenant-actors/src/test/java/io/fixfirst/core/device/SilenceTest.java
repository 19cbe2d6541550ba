package io.fixfirst.core.device;

import static io.fixfirst.core.device.Devices.T0;
import static io.fixfirst.core.device.Devices.cpu;
import static io.fixfirst.core.device.Devices.diskFree;
import static io.fixfirst.core.device.Devices.diskRaised;
import static io.fixfirst.core.device.Devices.firing;
import static io.fixfirst.core.device.Devices.minute;
import static io.fixfirst.core.device.Devices.server;
import static io.fixfirst.core.device.Devices.targetDown;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Effect.Cancel;
import io.fixfirst.core.Effect.Wake;
import io.fixfirst.core.device.DeviceCommand.ClearAlarm;
import io.fixfirst.core.device.DeviceCommand.EndSilence;
import io.fixfirst.core.device.DeviceCommand.Silence;
import io.fixfirst.core.device.DeviceCommand.Unsilence;
import io.fixfirst.core.device.DeviceEvent.AlarmCleared;
import io.fixfirst.core.device.DeviceEvent.AlarmHeld;
import io.fixfirst.core.device.DeviceEvent.AlarmRaised;
import io.fixfirst.core.device.DeviceEvent.HeldAlarmCleared;
import io.fixfirst.core.device.DeviceEvent.SilenceEnded;
import io.fixfirst.core.device.DeviceEvent.Silenced;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {

  private static final Silence AN_HOUR = new Silence(minute(60), "ada", "moving the rack");
  private static final Silenced SILENCED = new Silenced(T0, minute(60), "ada", "moving the rack");
  private static final AlarmHeld HELD =
      new AlarmHeld(minute(5), targetDown(minute(5)).alarm(), minute(5));

  @Test
  void a_silence_ends_by_itself() {
    server()
        .when(AN_HOUR)
        .then(SILENCED)
        .thenEffects(new Wake("silence", minute(60), new EndSilence()))
        .and()
        .when(minute(60), new EndSilence())
        .then(new SilenceEnded(minute(60)));
  }

  @Test
  void an_alarm_in_a_silence_is_held_back() {
    server().given(SILENCED).when(minute(5), firing("f1", minute(5))).then(HELD).thenEffects();
  }

  @Test
  void what_still_alarms_when_the_silence_ends_is_raised_once_then() {
    server()
        .given(SILENCED, HELD)
        .when(minute(60), new EndSilence())
        .then(new SilenceEnded(minute(60)), new AlarmRaised(minute(60), HELD.alarm(), minute(5)))
        .and()
        .when(minute(61), new EndSilence())
        .thenNothing();
  }

  @Test
  void what_cleared_during_the_silence_is_never_raised() {
    server()
        .given(SILENCED, HELD)
        .when(minute(9), new ClearAlarm("f1", minute(9)))
        .then(new HeldAlarmCleared(minute(9), "f1", minute(9)))
        .thenEffects()
        .and()
        .when(minute(60), new EndSilence())
        .then(new SilenceEnded(minute(60)));
  }

  @Test
  void an_alarm_from_before_the_silence_still_clears_in_it() {
    server()
        .given(SILENCED, diskRaised(T0))
        .when(minute(5), diskFree(50, minute(5)))
        .then(new AlarmCleared(minute(5), "disk-free", 50.0, minute(5)));
  }

  @Test
  void readings_are_judged_during_a_silence() {
    server()
        .given(SILENCED)
        .after(cpu(90, T0))
        .when(minute(5), new DeviceCommand.EndHold("cpu"))
        .thenKinds(AlarmHeld.class);
  }

  @Test
  void a_silence_can_be_ended_early() {
    server()
        .given(SILENCED, HELD)
        .when(minute(10), new Unsilence("ada"))
        .then(new SilenceEnded(minute(10)), new AlarmRaised(minute(10), HELD.alarm(), minute(5)))
        .thenEffect(new Cancel("silence"));
  }

  @Test
  void a_second_silence_replaces_the_first() {
    server()
        .given(SILENCED)
        .after(new Silence(minute(90), "bo", "still moving"))
        .when(minute(60), new EndSilence())
        .thenNothing()
        .thenState(device -> assertThat(((Device.Known) device).silenced(minute(89))).isTrue());
  }

  @Test
  void the_same_silence_twice_is_one() {
    server().given(SILENCED).when(AN_HOUR).thenNothing();
  }

  @Test
  void a_silence_ends_in_the_future_but_within_a_year() {
    server().when(minute(1), new Silence(minute(1), "ada", "")).thenRejected("silence.until");
    server()
        .when(new Silence(T0.plus(Duration.ofDays(400)), "ada", ""))
        .thenRejected("silence.until");
  }
}
