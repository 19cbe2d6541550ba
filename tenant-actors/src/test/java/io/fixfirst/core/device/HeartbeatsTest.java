package io.fixfirst.core.device;

import static io.fixfirst.core.device.Devices.KOLDING;
import static io.fixfirst.core.device.Devices.PERIOD;
import static io.fixfirst.core.device.Devices.SERVER;
import static io.fixfirst.core.device.Devices.T0;
import static io.fixfirst.core.device.Devices.alarm;
import static io.fixfirst.core.device.Devices.second;
import static io.fixfirst.core.device.Devices.server;
import static io.fixfirst.core.device.Devices.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.Effect.Wake;
import io.fixfirst.core.device.Device.Known;
import io.fixfirst.core.device.DeviceCommand.Beat;
import io.fixfirst.core.device.DeviceCommand.MissHeartbeat;
import io.fixfirst.core.device.DeviceEvent.AlarmCleared;
import io.fixfirst.core.device.DeviceEvent.AlarmRaised;
import io.fixfirst.core.device.DeviceEvent.HeartbeatSeen;
import io.fixfirst.core.tenant.TenantCommand.ReportAlarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

  private static final HeartbeatSeen FIRST = new HeartbeatSeen(second(10), second(190));
  private static final AlarmRaised MISSED =
      new AlarmRaised(
          second(190),
          alarm("heartbeat", Severity.CRITICAL, "No sign of life for 2 min", second(190)),
          second(190));

  @Test
  void the_first_sign_of_life_starts_the_deadline() {
    server()
        .when(second(10), new Beat(second(10)))
        .then(FIRST)
        .thenEffects(new Wake("heartbeat", second(190), new MissHeartbeat()));
  }

  @Test
  void a_device_that_never_beat_is_not_missing() {
    server().when(second(100_000), new MissHeartbeat()).thenNothing();
  }

  @Test
  void a_beat_soon_after_the_last_is_not_persisted() {
    server().given(FIRST).when(second(69), new Beat(second(69))).thenNothing();
  }

  @Test
  void a_beat_half_a_period_later_moves_the_deadline() {
    server()
        .given(FIRST)
        .when(second(70), new Beat(second(70)))
        .then(new HeartbeatSeen(second(70), second(250)))
        .thenEffects(new Wake("heartbeat", second(250), new MissHeartbeat()));
  }

  @Test
  void a_missing_sign_of_life_is_an_alarm() {
    server()
        .given(FIRST)
        .when(second(190), new MissHeartbeat())
        .then(MISSED)
        .thenEffect(new Send(KOLDING, new ReportAlarm(MISSED.alarm())));
  }

  @Test
  void a_missing_sign_of_life_is_raised_once() {
    server().given(FIRST, MISSED).when(second(400), new MissHeartbeat()).thenNothing();
  }

  @Test
  void the_next_sign_of_life_clears_it() {
    server()
        .given(FIRST, MISSED)
        .when(second(300), new Beat(second(300)))
        .then(
            new AlarmCleared(second(300), "heartbeat", null, second(300)),
            new HeartbeatSeen(second(300), second(480)));
  }

  @Test
  void a_beat_that_was_long_on_its_way_proves_nothing() {
    server().given(FIRST, MISSED).when(second(300), new Beat(second(30))).thenNothing();
  }

  @Test
  void a_beat_of_a_clock_that_is_ahead_counts_from_now() {
    server().when(second(10), new Beat(second(5000))).then(FIRST);
  }

  @Test
  void times_far_off_are_refused() {
    server().when(T0, new Beat(T0.plus(Duration.ofDays(2)))).thenRejected("heartbeat.measured");
    server().when(T0, new Beat(T0.minus(Duration.ofDays(400)))).thenRejected("heartbeat.measured");
  }

  @Test
  void a_device_that_nobody_knows_has_no_heartbeat() {
    unknown().when(new Beat(T0)).thenRejected("device.unknown");
  }

  /** The bound that the rules promise, for beats at any distance. */
  @Property
  void it_is_missing_between_one_period_and_one_and_a_half_after_its_last_beat(
      @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 110) Integer> pauses) {
    DeviceRules rules = new DeviceRules();
    Device device = server().state();
    Instant beat = second(1);
    List<Instant> beats = new ArrayList<>(List.of(beat));
    for (int pause : pauses) {
      beat = beat.plusSeconds(pause);
      beats.add(beat);
    }
    int persisted = 0;
    for (Instant at : beats) {
      Instant due = ((Known) device).heartbeatDue();
      assertThat(due == null || at.isBefore(due)).as("false alarm before %s", at).isTrue();
      if (rules.decide(device, new Beat(at), at) instanceof Decision.Accepted<DeviceEvent> is) {
        for (DeviceEvent event : is.events()) {
          device = rules.evolve(device, event);
          persisted++;
        }
      }
    }
    assertThat(((Known) device).heartbeatDue())
        .isAfter(beat.plus(PERIOD))
        .isBeforeOrEqualTo(beat.plus(PERIOD).plus(PERIOD.dividedBy(2)));
    long halves = Duration.between(beats.getFirst(), beat).dividedBy(PERIOD.dividedBy(2));
    assertThat(persisted)
        .as("events for %s beats", beats.size())
        .isLessThanOrEqualTo((int) halves + 1);
    assertThat(device.id()).isEqualTo(SERVER);
  }
}
