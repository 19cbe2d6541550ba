package io.fixfirst.simulation.experiment;

import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.Sample;
import io.fixfirst.simulation.stats.Unit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a queue grows all the time.
 *
 * <p>Growth is how much longer the queue is in the last eighth of the window than in the fifth, so
 * an empty beginning does not count. A queue is overloaded where the growth is sure (the lower end
 * of its 95 % interval over replications) and more than a hundredth of what comes in meanwhile: a
 * queue that keeps up has growth that goes to nothing compared with that, one with 2 % too much
 * load has more. With a single replication there is no interval; then each of the last four eighths
 * must be longer than the one before.
 *
 * <p>Since when is told by the broken line that fits the mean queue best: level first, rising then
 * (least squares over all places for the knee).
 */
final class Growth {

  private static final int PARTS = 8;
  private static final double SHARE_OF_ARRIVALS = 0.01;
  private static final double TICKETS_MIN = 5;
  private static final double WEEK = 7 * 24 * 3_600_000.0;

  private final Sample growth = new Sample(Unit.COUNT);
  private final Sample arrivals = new Sample(Unit.COUNT);
  private boolean ascending = true;

  /**
   * Takes one replication.
   *
   * @param slices the queue over the window
   * @param cameIn tickets that came to the queue in the whole window
   */
  void add(double[] slices, double cameIn) {
    if (slices.length < PARTS) {
      return;
    }
    growth.add(part(slices, PARTS - 1) - part(slices, PARTS / 2));
    arrivals.add(cameIn);
    for (int part = PARTS / 2; part < PARTS; part++) {
      ascending = ascending && part(slices, part) > part(slices, part - 1);
    }
  }

  /** {@return the overload; null if the queue keeps up} */
  Results.@Nullable Overload overload(
      String queue, String label, double[] mean, Instant begins, long slice) {
    Estimate grown = growth.estimate();
    double least = grown.low() == null ? (ascending ? grown.value() : 0) : grown.low();
    double between = (double) (PARTS - 1 - PARTS / 2) / PARTS;
    double limit = Math.max(TICKETS_MIN, arrivals.estimate().value() * between * SHARE_OF_ARRIVALS);
    if (growth.count() == 0 || !(least > limit)) {
      return null;
    }
    double weeks = mean.length * slice * between / WEEK;
    Estimate perWeek =
        new Estimate(
            grown.value() / weeks,
            grown.low() == null ? null : grown.low() / weeks,
            grown.high() == null ? null : grown.high() / weeks,
            Unit.COUNT,
            grown.replications());
    return new Results.Overload(queue, label, begins.plusMillis(knee(mean) * slice), perWeek);
  }

  private static double part(double[] slices, int part) {
    int from = slices.length * part / PARTS;
    int to = slices.length * (part + 1) / PARTS;
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += slices[i];
    }
    return sum / (to - from);
  }

  /** {@return where {@code a + b max(0, t - knee)} fits best} */
  private static long knee(double[] values) {
    double best = Double.POSITIVE_INFINITY;
    int knee = 0;
    for (int at = 0; at < values.length - 1; at++) {
      double error = error(values, at);
      if (error < best) {
        best = error;
        knee = at;
      }
    }
    return knee;
  }

  private static double error(double[] values, int knee) {
    int count = values.length;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    double sumYy = 0;
    for (int i = 0; i < count; i++) {
      double x = Math.max(0, i - knee);
      sumX += x;
      sumY += values[i];
      sumXx += x * x;
      sumXy += x * values[i];
      sumYy += values[i] * values[i];
    }
    double spread = sumXx - sumX * sumX / count;
    double together = sumXy - sumX * sumY / count;
    double all = sumYy - sumY * sumY / count;
    return spread > 0 ? all - together * together / spread : all;
  }
}
