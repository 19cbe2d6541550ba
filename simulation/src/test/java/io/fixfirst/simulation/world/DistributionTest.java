package io.fixfirst.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fixfirst.simulation.scenario.Count;
import io.fixfirst.simulation.scenario.Distribution;
import io.fixfirst.simulation.scenario.Distribution.Hyperexponential.Branch;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {

  private static final int DRAWS = 200_000;

  private final Chance chance = new Streams(7).named("draws");

  static Stream<Distribution> distributions() {
    return Stream.of(
        new Distribution.Lognormal(65, 1.2),
        new Distribution.Lognormal(65, 0),
        new Distribution.Exponential(4),
        new Distribution.Gamma(10, 0.5),
        new Distribution.Gamma(10, 2),
        new Distribution.Erlang(3, 2),
        new Distribution.Hyperexponential(5, 4, List.of()),
        new Distribution.Hyperexponential(0, 0, List.of(new Branch(0.9, 1), new Branch(0.1, 20))),
        new Distribution.Deterministic(7),
        new Distribution.Uniform(2, 6),
        new Distribution.Empirical(List.of(1.0, 2.0, 2.0, 9.0), null, null));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void what_is_drawn_has_the_mean_and_the_variance_that_it_says(Distribution distribution) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double value = chance.value(distribution);
      sum += value;
      squares += value * value;
    }
    double mean = sum / DRAWS;
    double deviation = Math.sqrt(distribution.variance());
    assertThat(mean)
        .isCloseTo(distribution.mean(), within(4 * deviation / Math.sqrt(DRAWS) + 1e-9));
    assertThat(Math.sqrt(Math.max(0, squares / DRAWS - mean * mean)))
        .isCloseTo(deviation, within(0.05 * deviation + 1e-4));
  }

  static Stream<Arguments> quantiles() {
    double location = Math.log(65) - Math.log1p(1.44) / 2;
    return Stream.of(
        Arguments.of(
            new Distribution.Lognormal(65, 1.2),
            LogNormalDistribution.of(location, Math.sqrt(Math.log1p(1.44)))),
        Arguments.of(new Distribution.Exponential(4), ExponentialDistribution.of(4)),
        Arguments.of(new Distribution.Gamma(10, 0.5), GammaDistribution.of(4, 2.5)),
        Arguments.of(new Distribution.Erlang(3, 2), GammaDistribution.of(2, 1.5)),
        Arguments.of(new Distribution.Uniform(2, 6), UniformContinuousDistribution.of(2, 6)));
  }

  @ParameterizedTest
  @MethodSource("quantiles")
  void what_is_drawn_has_the_quantiles_of_its_law(
      Distribution written, ContinuousDistribution law) {
    Draw draw = chance.draw(written, Duration.ofHours(1));
    long[] drawn = new long[DRAWS];
    Arrays.setAll(drawn, _ -> draw.millis());
    for (double p : new double[] {0.05, 0.25, 0.5, 0.75, 0.95, 0.99}) {
      double limit = law.inverseCumulativeProbability(p) * 3_600_000;
      double below = Arrays.stream(drawn).filter(millis -> millis <= limit).count();
      assertThat(below / DRAWS).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / DRAWS)));
    }
  }

  @Test
  void a_hyperexponential_by_mean_and_scv_has_balanced_means() {
    var written = new Distribution.Hyperexponential(1, 4, List.of());
    assertThat(written.branches())
        .allSatisfy(
            branch -> assertThat(branch.share() * branch.mean()).isCloseTo(0.5, within(1e-12)));
    assertThat(written.variance()).isCloseTo(4, within(1e-12));
  }

  @Test
  void branches_say_mean_and_variance() {
    var written =
        new Distribution.Hyperexponential(0, 0, List.of(new Branch(0.9, 1), new Branch(0.1, 20)));
    assertThat(written.mean()).isCloseTo(2.9, within(1e-12));
    assertThat(written.variance()).isCloseTo(2 * (0.9 + 40) - 2.9 * 2.9, within(1e-9));
  }

  @Test
  void nothing_takes_no_time_and_something_takes_a_millisecond() {
    assertThat(chance.millis(new Distribution.Deterministic(0), 60_000)).isZero();
    assertThat(chance.millis(new Distribution.Deterministic(1e-9), 60_000)).isOne();
    assertThat(chance.millis(new Distribution.Deterministic(1e300), 60_000)).isPositive();
  }

  static Stream<Count> counts() {
    return Stream.of(
        new Count.Fixed(3),
        new Count.Geometric(2.5),
        new Count.Geometric(1),
        new Count.Poisson(40),
        new Count.Table(Map.of(1, 0.7, 5, 0.3)));
  }

  @ParameterizedTest
  @MethodSource("counts")
  void counts_have_the_mean_that_they_say(Count count) {
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      sum += chance.count(count);
    }
    assertThat(sum / DRAWS).isCloseTo(count.mean(), within(0.02 * count.mean()));
  }
}
