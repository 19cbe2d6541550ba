package io.fixfirst.simulation.experiment;

import io.fixfirst.simulation.stats.Estimate;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When enough replications were run: once half the interval's width is at most the asked share of
 * the mean, for each of the figures that plans are judged by. Figures that no replication has do
 * not count. Looked at after each replication from the fifth on, so the width that is reached is
 * about what was asked for, and intervals are a little less sure than without looking.
 */
final class Precision {

  /** Before that, an interval may be narrow by accident. */
  static final int REPLICATIONS_MIN = 5;

  private static final Pattern JUDGED =
      Pattern.compile(
          "tickets[.]opened"
              + "|sla[.](high|normal|medium|low|all)[.](respond|resolve)[.]attained"
              + "|lines[.][123][.](utilisation|waitMinutes)");

  private final double share;

  Precision(double share) {
    this.share = share;
  }

  boolean reached(int replications, SequencedMap<String, Estimate> figures) {
    return replications >= REPLICATIONS_MIN && widest(figures) == null;
  }

  /** {@return the name of a figure that is not known well enough; null if all are} */
  @Nullable String widest(SequencedMap<String, Estimate> figures) {
    String widest = null;
    double most = share;
    for (Map.Entry<String, Estimate> figure : figures.entrySet()) {
      Estimate estimate = figure.getValue();
      if (JUDGED.matcher(figure.getKey()).matches() && estimate.replications() > 0) {
        double relative =
            estimate.replications() < 2
                ? Double.POSITIVE_INFINITY
                : estimate.halfWidth() / Math.abs(estimate.value());
        if (relative > most) { // Not where both are zero.
          most = relative;
          widest = figure.getKey();
        }
      }
    }
    return widest;
  }
}
