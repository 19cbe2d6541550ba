package io.fixfirst.simulation.stats;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/** How much a figure differs between two runs, and how that was reckoned. */
public final class Difference {

  /** How the interval of a difference is found. */
  public enum Method {
    /** From the difference within each replication, as both had the same chance: Student's t. */
    PAIRED,
    /** From both intervals, as chance was not the same: Welch's t (1947). */
    WELCH
  }

  private static final double TAIL = 0.025;

  private Difference() {}

  /**
   * {@return the second less the first, within each replication that both have}
   *
   * @param here values by replication; null where a replication has none
   */
  public static Estimate paired(
      Unit unit, List<@Nullable Double> here, List<@Nullable Double> there) {
    Sample differences = new Sample(unit);
    for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
      Double first = here.get(i);
      Double second = there.get(i);
      if (first != null && second != null) {
        differences.add(second - first);
      }
    }
    return differences.estimate();
  }

  /** {@return the second less the first, of independent runs; the fewer of their replications} */
  public static Estimate welch(Estimate here, Estimate there) {
    long replications = Math.min(here.replications(), there.replications());
    if (here.mean() == null || there.mean() == null) {
      return new Estimate(null, null, null, here.unit(), 0);
    }
    double mean = there.mean() - here.mean();
    double first = varianceOfMean(here);
    double second = varianceOfMean(there);
    double both = first + second;
    if (Double.isNaN(both)) {
      return new Estimate(mean, null, null, here.unit(), replications);
    }
    double half = 0;
    if (both > 0) {
      double freedom =
          both
              * both
              / (first * first / (here.replications() - 1)
                  + second * second / (there.replications() - 1));
      half = quantile(freedom) * Math.sqrt(both);
    }
    return new Estimate(mean, mean - half, mean + half, here.unit(), replications);
  }

  /** What the interval, which is Student's, was made of. */
  private static double varianceOfMean(Estimate estimate) {
    if (estimate.low() == null || estimate.high() == null) {
      return Double.NaN;
    }
    double error = estimate.halfWidth() / quantile(estimate.replications() - 1.0);
    return error * error;
  }

  private static double quantile(double freedom) {
    return TDistribution.of(freedom).inverseSurvivalProbability(TAIL);
  }
}
