package io.fixfirst.benchmarks.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured is what is claimed: all sides do the same work, and do it right. */
class ModelsTest {

  private static final double MEAN_WAIT = 0.275385;

  @Test
  void the_queue_is_right_on_every_kernel() {
    for (String kernel : List.of("fixfirst", "plain Java", "SSJ", "SSJ, LFSR113")) {
      assertThat(QueueModel.on(kernel).meanWait(1_000_000))
          .as(kernel)
          .isCloseTo(MEAN_WAIT, within(0.03));
    }
  }

  @Test
  void every_pending_set_gives_the_same_times() {
    HoldModel ours = HoldModel.of("fixfirst", 1_000);
    List<HoldModel> others =
        List.of(
            HoldModel.of("plain heap", 1_000),
            HoldModel.of("PriorityQueue", 1_000),
            HoldModel.of("SSJ SplayTree", 1_000),
            HoldModel.of("SSJ BinaryTree", 1_000),
            HoldModel.of("SSJ RedblackTree", 1_000),
            HoldModel.of("SSJ Henriksen", 1_000));
    for (int i = 0; i < 20_000; i++) {
      double time = ours.step();
      for (HoldModel other : others) {
        assertThat(other.step()).isEqualTo(time);
      }
    }
  }

  @Test
  void incidents_go_through_their_lives() {
    IncidentCycle incidents = new IncidentCycle(100);
    for (int i = 0; i < 10_000; i++) {
      incidents.command();
    }
    assertThat(incidents.effects()).isGreaterThan(10_000);
  }
}
