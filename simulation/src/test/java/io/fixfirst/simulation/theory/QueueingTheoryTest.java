package io.fixfirst.simulation.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fixfirst.simulation.theory.QueueingTheory.Kind;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The formulas give the textbook's figures. */
class QueueingTheoryTest {

  private static final Offset<Double> LAST_DIGIT = within(6e-7);

  private static final Kind FIRST = new Kind(0.10, 0.5, 1);
  private static final Kind SECOND = new Kind(0.25, 1, 0);
  private static final Kind THIRD = new Kind(0.40, 1, 2);

  @Test
  void one_and_many_exponential_servers() {
    assertThat(QueueingTheory.erlangC(0.8, 1, 1)).isCloseTo(0.8, LAST_DIGIT);
    assertThat(QueueingTheory.waitMmc(0.8, 1, 1)).isCloseTo(4, LAST_DIGIT);
    assertThat(QueueingTheory.erlangC(18, 1, 20)).isCloseTo(0.550769, LAST_DIGIT);
    assertThat(QueueingTheory.waitMmc(18, 1, 20)).isCloseTo(0.275385, LAST_DIGIT);
    assertThat(QueueingTheory.waitQuantileMmc(18, 1, 20, 0.95)).isCloseTo(1.199646, LAST_DIGIT);
  }

  @Test
  void one_server_of_any_kind() {
    assertThat(QueueingTheory.waitMg1(0.7, 1, 0)).isCloseTo(1.166667, LAST_DIGIT);
    assertThat(QueueingTheory.waitMg1(0.7, 1, 0.5)).isCloseTo(1.75, LAST_DIGIT);
    assertThat(QueueingTheory.waitMg1(0.7, 1, 2.25)).isCloseTo(3.791667, LAST_DIGIT);
    assertThat(QueueingTheory.waitMg1(0.7, 1, 4)).isCloseTo(5.833333, LAST_DIGIT);
  }

  @Test
  void several_constant_servers() {
    QueueingTheory.Mdc four = QueueingTheory.mdc(3.4, 4);
    assertThat(four.meanWait()).isCloseTo(0.588766, LAST_DIGIT);
    assertThat(four.waits()).isCloseTo(0.673338, LAST_DIGIT);
  }

  @Test
  void priorities() {
    assertThat(QueueingTheory.waitsByPriority(FIRST, SECOND, THIRD))
        .containsExactly(new double[] {0.789474, 1.127820, 3.571429}, LAST_DIGIT);
    assertThat(QueueingTheory.timesPreemptive(FIRST, SECOND, THIRD))
        .containsExactly(new double[] {0.526316, 1.278195, 5.0}, LAST_DIGIT);
  }

  @Test
  void two_classes_above_are_as_one_with_the_same_moments() {
    Kind both = new Kind(0.35, 0.3 / 0.35, 1 / 6.0);
    double[] apart = QueueingTheory.timesPreemptive(FIRST, SECOND, THIRD);
    double[] together = QueueingTheory.timesPreemptive(both, THIRD);
    assertThat(both.residual()).isCloseTo(FIRST.residual() + SECOND.residual(), LAST_DIGIT);
    assertThat(together[1]).isCloseTo(apart[2], LAST_DIGIT);
  }

  @Test
  void interruptions_and_machines() {
    assertThat(QueueingTheory.timeInterrupted(0.5, 1, 0.1, 2)).isCloseTo(3.833333, LAST_DIGIT);
    double down = QueueingTheory.machinesDown(70, 0.01, 0.25, 3);
    assertThat(down).isCloseTo(5.578347, LAST_DIGIT);
    assertThat(1 - down / 70).isCloseTo(0.920309, LAST_DIGIT);
  }

  @Test
  void two_lines_with_reopening() {
    double first = 9 / (1 - 0.05 - 0.25 * 0.1);
    double second = first * 0.25;
    double waitFirst = QueueingTheory.waitMmc(first, 1, 14);
    double waitSecond = QueueingTheory.waitMmc(second, 0.6, 6);
    assertThat(waitFirst).isCloseTo(0.034465, LAST_DIGIT);
    assertThat(waitSecond).isCloseTo(0.255347, LAST_DIGIT);
    assertThat((first * (waitFirst + 1) + second * (waitSecond + 1 / 0.6)) / 9)
        .isCloseTo(1.637803, LAST_DIGIT);
  }

  @Test
  void special_cases_agree_with_general_ones() {
    assertThat(QueueingTheory.waitBatches(0.8, 1, 1)).isCloseTo(4, LAST_DIGIT);
    assertThat(QueueingTheory.waitsByPriorityMmc(1, 20, 18)[0]).isCloseTo(0.275385, LAST_DIGIT);
    assertThat(QueueingTheory.abandonment(18, 1, 20, 1e-12).queue() / 18)
        .isCloseTo(0.275385, within(1e-5));
    assertThat(QueueingTheory.mdc(0.7, 1).meanWait()).isCloseTo(1.166667, LAST_DIGIT);
    double sigma = QueueingTheory.waitsDm1(1.25, 1);
    assertThat(sigma).isCloseTo(Math.exp(-(1 - sigma) * 1.25), within(1e-12)).isLessThan(0.8);
  }

  @Test
  void losing_those_who_would_wait() {
    assertThat(QueueingTheory.erlangB(1, 1, 1)).isCloseTo(0.5, LAST_DIGIT);
    assertThat(QueueingTheory.erlangB(4, 1, 5)).isCloseTo(0.199067, LAST_DIGIT);
  }

  @Test
  void what_changes_with_time_comes_to_the_steady_state() {
    assertThat(QueueingTheory.averageFromEmpty(30, 1 / 3.0, 1e9)).isCloseTo(90, within(1e-5));
    assertThat(QueueingTheory.averageFromEmpty(30, 1 / 3.0, 1e-6)).isCloseTo(15e-6, within(1e-9));
    assertThat(QueueingTheory.averageUnderSine(12, 0.8, 24, 1 / 3.0, 0, 24))
        .isCloseTo(36, LAST_DIGIT);
    assertThat(QueueingTheory.averageUnderSine(12, 0.8, 24, 1e3, 0, 12) * 1e3)
        .describedAs("served at once, the number follows the rate")
        .isCloseTo(12 * (1 + 0.8 * 2 / Math.PI), within(1e-3));
  }
}
