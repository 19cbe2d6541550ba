package io.fixfirst.simulation.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The same figure of several independent replications: mean and variance, updated one by one
 * (Welford 1962), and the interval for the expected value by Student's t. Values that are not
 * numbers are left out.
 *
 * <p>The order of the values matters in the last digits, so they come in the replications' order.
 */
public final class Sample {

  private static final double TAIL = 0.025;

  private final Unit unit;
  private long count;
  private double mean;
  private double squares;

  public Sample(Unit unit) {
    this.unit = unit;
  }

  /** Takes the figure of one more replication. */
  public void add(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    count++;
    double apart = value - mean;
    mean += apart / count;
    squares += apart * (value - mean);
  }

  /** {@return how many replications have the figure} */
  public long count() {
    return count;
  }

  /** {@return the unbiased variance between replications; not a number for fewer than two} */
  public double variance() {
    return count < 2 ? Double.NaN : squares / (count - 1);
  }

  /** {@return mean and 95 % interval} */
  public Estimate estimate() {
    if (count == 0) {
      return new Estimate(null, null, null, unit, 0);
    }
    if (count == 1) {
      return new Estimate(mean, null, null, unit, 1);
    }
    double quantile = TDistribution.of(count - 1.0).inverseSurvivalProbability(TAIL);
    double half = quantile * Math.sqrt(variance() / count);
    return new Estimate(mean, mean - half, mean + half, unit, count);
  }
}
