package io.fixfirst.simulation.theory;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.Sample;
import io.fixfirst.simulation.stats.Unit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/**
 * How often Student's interval over twenty replications of 175 days contains the mean wait, for two
 * queues whose waits vary much. The queues are calculated here in a few lines, with a generator of
 * their own: what comes out is said of such intervals, and not of the simulator.
 */
class ShortRunsTest {

  private static final double WARM_UP_HOURS = 70 * 24;
  private static final double END_HOURS = WARM_UP_HOURS + 175 * 24;
  private static final int SEEDS = 120;
  private static final int REPLICATIONS = 20;

  private final SplittableRandom chance = new SplittableRandom(1);

  /** Of all intervals. */
  private record Coverage(double contained, double tooLow, double tooHigh) {}

  @Test
  void intervals_of_a_wait_with_long_tails_contain_it_rarer_and_miss_it_from_below() {
    Coverage coverage = coverage(QueueingTheory.waitMg1(0.7, 1, 4), this::hyperexponential);
    assertThat(coverage.contained()).isBetween(0.86, 0.975);
    assertThat(coverage.tooLow()).isGreaterThan(coverage.tooHigh());
  }

  @Test
  void and_so_do_those_of_the_second_of_three_priorities() {
    Coverage coverage = coverage(1.127820, this::secondOfThree);
    assertThat(coverage.contained()).isBetween(0.84, 0.97);
    assertThat(coverage.tooLow()).isGreaterThan(coverage.tooHigh());
  }

  private static Coverage coverage(double answer, DoubleSupplier replication) {
    int tooLow = 0;
    int tooHigh = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Sample sample = new Sample(Unit.HOURS);
      for (int i = 0; i < REPLICATIONS; i++) {
        sample.add(replication.getAsDouble());
      }
      Estimate estimate = sample.estimate();
      tooLow += estimate.value() + estimate.halfWidth() < answer ? 1 : 0;
      tooHigh += estimate.value() - estimate.halfWidth() > answer ? 1 : 0;
    }
    return new Coverage(
        (SEEDS - tooLow - tooHigh) / (double) SEEDS,
        tooLow / (double) SEEDS,
        tooHigh / (double) SEEDS);
  }

  /**
   * {@return the mean wait of M/G/1 at a load of 0.7, service time of SCV 4 with balanced means}
   */
  private double hyperexponential() {
    double often = (1 + Math.sqrt(3.0 / 5)) / 2;
    double at = 0;
    double free = 0;
    double waited = 0;
    long count = 0;
    while (true) {
      at += exponential(1 / 0.7);
      if (at >= END_HOURS) {
        return waited / count;
      }
      double begins = Math.max(at, free);
      if (at >= WARM_UP_HOURS && begins <= END_HOURS) {
        waited += begins - at;
        count++;
      }
      double share = chance.nextDouble() < often ? often : 1 - often;
      free = begins + exponential(1 / (2 * share));
    }
  }

  /** {@return the mean wait of the second class of {@code priorities}} */
  private double secondOfThree() {
    double[] between = {10, 4, 2.5};
    double[] next = {exponential(10), exponential(4), exponential(2.5)};
    List<ArrayDeque<Double>> queues =
        List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
    double now = 0;
    double waited = 0;
    long count = 0;
    while (true) {
      if (queues.stream().allMatch(ArrayDeque::isEmpty)) {
        now = Math.max(now, Math.min(next[0], Math.min(next[1], next[2])));
      }
      for (int kind = 0; kind < next.length; kind++) {
        while (next[kind] <= now) {
          queues.get(kind).add(next[kind]);
          next[kind] += exponential(between[kind]);
        }
      }
      if (now > END_HOURS) {
        return waited / count;
      }
      int kind = !queues.get(0).isEmpty() ? 0 : !queues.get(1).isEmpty() ? 1 : 2;
      double at = queues.get(kind).remove();
      if (kind == 1 && at >= WARM_UP_HOURS) {
        waited += now - at;
        count++;
      }
      now +=
          switch (kind) {
            case 0 -> exponential(0.5);
            case 1 -> 1;
            default -> Math.exp(Math.sqrt(Math.log(3)) * normal() - Math.log(3) / 2);
          };
    }
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - chance.nextDouble());
  }

  /** {@return one of Box's and Muller's pair} */
  private double normal() {
    return Math.sqrt(-2 * Math.log(1 - chance.nextDouble()))
        * Math.cos(2 * Math.PI * chance.nextDouble());
  }
}
