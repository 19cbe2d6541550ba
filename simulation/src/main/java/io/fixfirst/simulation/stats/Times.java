package io.fixfirst.simulation.stats;

import org.HdrHistogram.Histogram;

/**
 * Lengths of time in milliseconds: exact count, sum and mean, and quantiles to three digits
 * (HdrHistogram), in bounded memory.
 */
public final class Times {

  private static final int DIGITS = 3;

  private final Histogram histogram = new Histogram(DIGITS);
  private long sum;
  private long positive;

  /** Takes one; below zero is a defect. */
  public void add(long millis) {
    histogram.recordValue(millis);
    sum += millis;
    if (millis > 0) {
      positive++;
    }
  }

  /** Takes all of another's. */
  public void add(Times other) {
    histogram.add(other.histogram);
    sum += other.sum;
    positive += other.positive;
  }

  /** {@return how many there are} */
  public long count() {
    return histogram.getTotalCount();
  }

  /** {@return the sum in milliseconds} */
  public long sum() {
    return sum;
  }

  /** {@return how many are more than zero} */
  public long positive() {
    return positive;
  }

  /** {@return the time that this share of all do not exceed, in minutes; not a number of none} */
  public double quantileMinutes(double share) {
    return count() == 0 ? Double.NaN : histogram.getValueAtPercentile(share * 100) / 60_000.0;
  }

  /** {@return the share of all that take at most so long} */
  public double shareUpTo(long millis) {
    return count() == 0
        ? Double.NaN
        : (double) histogram.getCountBetweenValues(0, millis) / count();
  }

  /** {@return the longest in milliseconds, to three digits} */
  public long longest() {
    return histogram.getMaxValue();
  }
}
