package io.fixfirst.control.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofHours(1));

  @Test
  void each_wait_is_twice_as_long_up_to_the_longest() {
    assertThat(backoff.after(1, 1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(backoff.after(2, 1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(backoff.after(3, 1)).isEqualTo(Duration.ofSeconds(20));
    assertThat(backoff.after(11, 1)).isEqualTo(Duration.ofHours(1));
    assertThat(backoff.after(Integer.MAX_VALUE, 1)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void chance_takes_up_to_half_of_it_away() {
    assertThat(backoff.after(2, 0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(backoff.after(2, 0.5)).isEqualTo(Duration.ofMillis(7_500));
  }

  @Test
  void a_day_of_failures_is_a_few_dozen_attempts() {
    long attempts =
        IntStream.iterate(1, failures -> failures + 1)
            .mapToLong(failures -> backoff.after(failures, 0).toMillis())
            .boxed()
            .gather(java.util.stream.Gatherers.scan(() -> 0L, Long::sum))
            .takeWhile(total -> total < Duration.ofDays(1).toMillis())
            .count();
    assertThat(attempts).isBetween(20L, 60L);
  }
}
