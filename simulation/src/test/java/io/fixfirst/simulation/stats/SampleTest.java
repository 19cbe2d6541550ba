package io.fixfirst.simulation.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void the_interval_is_students_over_the_replications() {
    // Mean 5.1, standard deviation 0.158114, t(0.975, 4) = 2.776445.
    Estimate estimate = estimate(4.9, 5.0, 5.1, 5.2, 5.3);
    assertThat(estimate.mean()).isCloseTo(5.1, within(1e-12));
    assertThat(estimate.halfWidth()).isCloseTo(2.776445 * 0.158114 / Math.sqrt(5), within(1e-6));
    assertThat(estimate.low()).isCloseTo(4.903676, within(1e-6));
    assertThat(estimate.high()).isCloseTo(5.296324, within(1e-6));
  }

  @Test
  void one_replication_has_a_value_and_no_interval() {
    Estimate estimate = estimate(3);
    assertThat(estimate.mean()).isEqualTo(3);
    assertThat(estimate.low()).isNull();
    assertThat(estimate.high()).isNull();
  }

  @Test
  void replications_without_the_figure_are_left_out_and_counted() {
    Estimate estimate = estimate(Double.NaN, 1, Double.NaN, 3);
    assertThat(estimate.mean()).isEqualTo(2);
    assertThat(estimate.replications()).isEqualTo(2);
    assertThat(estimate(Double.NaN).mean()).isNull();
  }

  private static Estimate estimate(double... values) {
    Sample sample = new Sample(Unit.COUNT);
    for (double value : values) {
      sample.add(value);
    }
    return sample.estimate();
  }
}
