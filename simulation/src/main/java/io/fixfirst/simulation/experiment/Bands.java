package io.fixfirst.simulation.experiment;

import io.fixfirst.simulation.report.Results;
import java.time.Instant;
import java.util.Arrays;

/**
 * A queue over time in many replications: mean, and quantiles between replications, of each slice.
 * Quantiles are of the first thousand replications, so that memory has a limit.
 */
final class Bands {

  private static final int KEPT = 1_000;

  private final double[] sums;
  private float[][] kept = new float[16][];
  private int count;

  Bands(int slices) {
    this.sums = new double[slices];
  }

  void add(double[] slices) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += slices[i];
    }
    if (count < KEPT) {
      if (count == kept.length) {
        kept = Arrays.copyOf(kept, Math.min(KEPT, count * 2));
      }
      float[] copy = new float[slices.length];
      for (int i = 0; i < slices.length; i++) {
        copy[i] = (float) slices[i];
      }
      kept[count] = copy;
    }
    count++;
  }

  double[] mean() {
    double[] mean = new double[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = sums[i] / count;
    }
    return mean;
  }

  Results.Queue queue(String label, Instant begins, long slice) {
    int of = Math.min(count, KEPT);
    double[] p10 = new double[sums.length];
    double[] p50 = new double[sums.length];
    double[] p90 = new double[sums.length];
    float[] column = new float[of];
    for (int i = 0; i < sums.length; i++) {
      for (int r = 0; r < of; r++) {
        column[r] = kept[r][i];
      }
      Arrays.sort(column);
      p10[i] = quantile(column, 0.1);
      p50[i] = quantile(column, 0.5);
      p90[i] = quantile(column, 0.9);
    }
    return new Results.Queue(label, begins, slice, mean(), p10, p50, p90);
  }

  /** Between the two nearest ranks, in a straight line. */
  private static double quantile(float[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
