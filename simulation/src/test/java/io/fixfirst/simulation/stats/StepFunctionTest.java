package io.fixfirst.simulation.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepFunctionTest {

  private final StepFunction queue = new StepFunction(new Window(100, 200), 25);

  @Test
  void the_average_is_weighted_by_time_and_cut_at_both_edges() {
    queue.add(40, 2); // Before the window: 2 when it begins.
    queue.add(110, 1); // 3 from 110 on.
    queue.add(150, -3); // 0 from 150 on.
    queue.add(190, 5); // 5 for the last 10.
    // (2 x 10 + 3 x 40 + 0 x 40 + 5 x 10) / 100
    assertThat(queue.mean()).isEqualTo(1.9);
    assertThat(queue.most()).isEqualTo(5);
  }

  @Test
  void each_slice_has_its_own_average_and_the_last_may_be_short() {
    StepFunction short_ = new StepFunction(new Window(0, 110), 50);
    short_.add(25, 4);
    short_.add(105, -4);
    assertThat(short_.slices()).containsExactly(2, 4, 2);
  }

  @Test
  void what_changes_after_the_horizon_does_not_count() {
    queue.add(100, 1);
    queue.add(500, 1_000);
    assertThat(queue.mean()).isEqualTo(1);
    assertThat(queue.most()).isEqualTo(1);
  }
}
