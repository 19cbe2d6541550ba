package io.fixfirst.actors.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {

  private static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");

  private Instant wall = T0;
  private long nanos = -7;
  private final SteadyTime time = new SteadyTime(() -> wall, () -> nanos);

  @Test
  void it_goes_as_the_wall_clock_does() {
    assertThat(time.instant()).isEqualTo(T0);
    passes(Duration.ofHours(3));
    assertThat(time.instant()).isEqualTo(T0.plus(Duration.ofHours(3)));
  }

  @Test
  void it_follows_a_step_forward() {
    wall = wall.plus(Duration.ofHours(1));
    assertThat(time.instant()).isEqualTo(T0.plus(Duration.ofHours(1)));
    passes(Duration.ofSeconds(1));
    assertThat(time.instant()).isEqualTo(T0.plus(Duration.ofHours(1)).plusSeconds(1));
  }

  @Test
  void it_goes_on_through_a_step_back() {
    wall = wall.minus(Duration.ofHours(1));
    assertThat(time.instant()).isEqualTo(T0);
    passes(Duration.ofSeconds(10));
    assertThat(time.instant()).isEqualTo(T0.plusSeconds(10));
  }

  @Test
  void after_a_step_back_it_follows_only_what_goes_beyond_it() {
    wall = wall.minus(Duration.ofHours(1));
    passes(Duration.ofSeconds(10));
    wall = wall.plus(Duration.ofMinutes(30));
    assertThat(time.instant()).isEqualTo(T0.plusSeconds(10));
    wall = wall.plus(Duration.ofMinutes(40));
    assertThat(time.instant()).isEqualTo(T0.plusSeconds(10).plus(Duration.ofMinutes(10)));
  }

  @Test
  void what_is_less_than_a_step_is_left_to_the_operating_system() {
    wall = wall.plus(SteadyTime.STEP_MIN);
    assertThat(time.instant()).isEqualTo(T0);
  }

  private void passes(Duration some) {
    wall = wall.plus(some);
    nanos += some.toNanos();
  }
}
