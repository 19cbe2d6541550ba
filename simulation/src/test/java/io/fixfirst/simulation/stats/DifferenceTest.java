package io.fixfirst.simulation.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  @Test
  void pairs_are_taken_where_both_have_a_value() {
    // Differences 1, 2 and 3: mean 2, standard deviation 1, t(0.975, 2) = 4.302653.
    Estimate difference =
        Difference.paired(
            Unit.MINUTES,
            Arrays.asList(10.0, 20.0, null, 30.0, 7.0),
            Arrays.asList(11.0, 22.0, 5.0, 33.0));
    assertThat(difference.mean()).isCloseTo(2, within(1e-12));
    assertThat(difference.halfWidth()).isCloseTo(4.302653 / Math.sqrt(3), within(1e-6));
    assertThat(difference.replications()).isEqualTo(3);
  }

  @Test
  void without_the_same_chance_the_interval_is_welchs() {
    // Variances 2.5 and 10 of five each: error sqrt(2.5), 5.882353 degrees of freedom.
    Estimate difference = Difference.welch(estimate(1, 2, 3, 4, 5), estimate(2, 4, 6, 8, 10));
    assertThat(difference.mean()).isCloseTo(3, within(1e-12));
    assertThat(difference.halfWidth()).isCloseTo(2.458862 * Math.sqrt(2.5), within(1e-3));
  }

  @Test
  void two_runs_without_any_spread_differ_by_just_that() {
    Estimate difference = Difference.welch(estimate(1, 1), estimate(3, 3, 3));
    assertThat(List.of(difference.value(), difference.low(), difference.high())).containsOnly(2.0);
  }

  @Test
  void one_replication_tells_a_difference_but_not_how_sure_it_is() {
    Estimate difference = Difference.welch(estimate(1), estimate(2, 4));
    assertThat(difference.mean()).isEqualTo(2);
    assertThat(difference.low()).isNull();
    assertThat(Difference.welch(estimate(), estimate(1, 2)).mean()).isNull();
  }

  private static Estimate estimate(double... values) {
    Sample sample = new Sample(Unit.MINUTES);
    for (double value : values) {
      sample.add(value);
    }
    return sample.estimate();
  }
}
