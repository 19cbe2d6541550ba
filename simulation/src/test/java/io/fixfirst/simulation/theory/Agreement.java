package io.fixfirst.simulation.theory;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.theory.TheoryCase.Answer;

/**
 * The short form: few replications and a wide interval, but one that can miss. The seed is fixed,
 * so that a run says the same every time.
 */
final class Agreement {

  /**
   * How far from the mean the value may lie, in half-widths of the 95 % interval. With twelve
   * replications one in a thousand misses by chance.
   */
  private static final double WIDTHS = 2;

  /** Of the value: a wider half-width says too little, even of heavy tails. */
  private static final double HALF_WIDTH_MOST = 0.25;

  private static final int REPLICATIONS = 12;

  /** Of the horizon that is right for the long form. */
  private static final double SHARE = 0.15;

  private static final long SEED = 1;

  private Agreement() {}

  static void holds(TheoryCase one) throws InterruptedException {
    Results results = TheoryRun.of(one, SEED, REPLICATIONS, SHARE);
    for (Answer answer : one.answers()) {
      String what = answer.name() + " of " + one.file();
      Estimate estimate = TheoryRun.estimate(results, answer);
      assertThat(estimate.value())
          .describedAs(what + ", of which the simulator says " + estimate)
          .isBetween(
              answer.value() - WIDTHS * estimate.halfWidth(),
              answer.value() + WIDTHS * estimate.halfWidth());
      assertThat(estimate.halfWidth() / answer.value())
          .describedAs("half-width of " + what + " as a share of the value")
          .isPositive()
          .isLessThan(HALF_WIDTH_MOST);
    }
  }
}
