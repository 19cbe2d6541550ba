package io.fixfirst.control.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.clock.RuntimeClock.Alarm;
import io.fixfirst.actors.clock.RuntimeClock.Cancel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoClockTest {

  private static final Instant START = Instant.parse("2026-03-09T07:50:00Z");

  private final List<Duration> armed = new ArrayList<>();
  private final Alarm alarm =
      (real, _) -> {
        armed.add(real);
        return () -> armed.remove(real);
      };

  @Test
  void time_stands_still_until_it_is_released() {
    DemoClock clock = new DemoClock(START, 60);
    assertThat(clock.now()).isEqualTo(START);
    assertThat(clock.afterReal(Duration.ofHours(1))).isEqualTo(START);
    clock.release();
    assertThat(clock.now()).isAfterOrEqualTo(START);
    assertThat(clock.afterReal(Duration.ofMinutes(1))).isAfter(START.plusSeconds(3599));
  }

  @Test
  void a_timer_set_before_the_release_runs_from_it() {
    DemoClock clock = new DemoClock(START, 60);
    clock.callAt(START.plusSeconds(3600), () -> {}, alarm);
    assertThat(armed).isEmpty();

    clock.release();

    assertThat(armed).singleElement().matches(real -> real.compareTo(Duration.ofMinutes(1)) <= 0);
  }

  @Test
  void a_timer_that_is_due_already_does_not_wait_for_the_release() {
    new DemoClock(START, 60).callAt(START, () -> {}, alarm);
    assertThat(armed).containsExactly(Duration.ZERO);
  }

  @Test
  void a_timer_can_be_taken_back_before_and_after_the_release() {
    DemoClock clock = new DemoClock(START, 60);
    Cancel early = clock.callAt(START.plusSeconds(60), () -> {}, alarm);
    Cancel late = clock.callAt(START.plusSeconds(60), () -> {}, alarm);
    early.cancel();
    clock.release();
    assertThat(armed).hasSize(1);
    late.cancel();
    assertThat(armed).isEmpty();
  }
}
