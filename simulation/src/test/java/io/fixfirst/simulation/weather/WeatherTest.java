package io.fixfirst.simulation.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The five entities hold together in any weather.
 *
 * <p>In even seeds what somebody said before they died may come after what they say when they are
 * back; {@code -Dweather.ghosts=true} makes it all. {@code -Dweather.seed=N} runs one seed, {@code
 * -Dweather.seeds=N} that many. With Maven: {@code -Dtest.flags="-Dweather.seed=7"}.
 */
class WeatherTest {

  private static final long FIRST = Long.getLong("weather.seed", 1);
  private static final int SEEDS =
      Integer.getInteger("weather.seeds", System.getProperty("weather.seed") == null ? 600 : 1);

  @Test
  void nothing_is_lost_doubled_or_mixed_up_in_any_weather() {
    List<Long> broken = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      if (RandomTrial.of(seed).run() != null) {
        broken.add(seed);
      }
    }
    assertThat(broken)
        .withFailMessage(
            () -> "Broken by the seeds " + broken + "\n" + RandomTrial.story(broken.getFirst()))
        .isEmpty();
  }

  @Test
  void a_seed_gives_the_same_events_every_time() {
    RandomTrial first = RandomTrial.of(FIRST);
    RandomTrial second = RandomTrial.of(FIRST);
    first.run();
    second.run();
    assertThat(second.journal()).isEqualTo(first.journal()).isNotEmpty();
  }
}
