package io.fixfirst.actors.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeClockTest {

  private static final Instant REAL = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:50:00Z");

  @Test
  void a_scaled_clock_runs_as_many_times_as_fast() {
    ScaledClock clock = new ScaledClock(() -> REAL.plusMillis(1_500), REAL, MONDAY, 60);
    assertThat(clock.now()).isEqualTo(MONDAY.plusSeconds(90));
    assertThat(clock.realDelayUntil(MONDAY.plusSeconds(150))).isEqualTo(Duration.ofSeconds(1));
    assertThat(clock.afterReal(Duration.ofSeconds(2))).isEqualTo(MONDAY.plusSeconds(210));
  }

  @Test
  void a_clock_shows_whole_milliseconds() {
    ScaledClock clock = new ScaledClock(() -> REAL.plusNanos(1_999_999), REAL, REAL, 1);
    assertThat(clock.now()).isEqualTo(REAL.plusMillis(1));
  }

  @Test
  void what_is_past_is_not_waited_for() {
    ScaledClock clock = new ScaledClock(() -> REAL, REAL, MONDAY, 60);
    assertThat(clock.realDelayUntil(MONDAY.minusSeconds(1))).isZero();
  }

  @Test
  void what_is_far_away_is_waited_for_in_steps() {
    ScaledClock clock = new ScaledClock(() -> REAL, REAL, REAL, 1);
    List<Duration> delays = new ArrayList<>();
    clock.callAt(
        REAL.plus(Duration.ofDays(400)),
        () -> {},
        (delay, _) -> {
          delays.add(delay);
          return () -> {};
        });
    assertThat(delays).containsExactly(Duration.ofMinutes(10));
  }

  @Test
  void a_clock_moved_by_hand_calls_in_order_of_time_and_then_of_asking() {
    HandClock clock = new HandClock(MONDAY);
    List<String> calls = new ArrayList<>();
    clock.callAt(MONDAY.plusSeconds(2), () -> calls.add("later"), HandClockAlarm::none);
    clock.callAt(MONDAY.plusSeconds(1), () -> calls.add("first"), HandClockAlarm::none);
    clock.callAt(MONDAY.plusSeconds(1), () -> calls.add("second"), HandClockAlarm::none);
    clock
        .callAt(MONDAY.plusSeconds(1), () -> calls.add("cancelled"), HandClockAlarm::none)
        .cancel();
    assertThat(clock.next()).contains(MONDAY.plusSeconds(1));
    clock.moveTo(MONDAY.plusSeconds(1));
    assertThat(calls).containsExactly("first", "second");
    assertThatThrownBy(() -> clock.moveTo(MONDAY)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_clock_moved_by_hand_goes_from_one_call_to_the_next() {
    HandClock clock = new HandClock(MONDAY);
    List<String> calls = new ArrayList<>();
    clock.callAt(MONDAY.plusSeconds(1), () -> calls.add("first"), HandClockAlarm::none);
    clock.callAt(MONDAY.plusSeconds(1), () -> calls.add("second"), HandClockAlarm::none);
    clock.callAt(MONDAY.plusSeconds(3), () -> calls.add("too late"), HandClockAlarm::none);
    assertThat(clock.callNext(MONDAY.plusSeconds(2))).isTrue();
    assertThat(calls).containsExactly("first");
    assertThat(clock.now()).isEqualTo(MONDAY.plusSeconds(1));
    assertThat(clock.callNext(MONDAY.plusSeconds(2))).isTrue();
    assertThat(clock.callNext(MONDAY.plusSeconds(2))).isFalse();
    assertThat(calls).containsExactly("first", "second");
  }

  @Test
  void a_clock_moved_by_hand_calls_at_once_when_the_instant_has_come() {
    List<String> calls = new ArrayList<>();
    new HandClock(MONDAY).callAt(MONDAY, () -> calls.add("now"), HandClockAlarm::none);
    assertThat(calls).containsExactly("now");
  }

  private static final class HandClockAlarm {
    static RuntimeClock.Cancel none(Duration delay, Runnable callback) {
      throw new AssertionError("Nobody waits in real time (" + delay + ").");
    }
  }
}
