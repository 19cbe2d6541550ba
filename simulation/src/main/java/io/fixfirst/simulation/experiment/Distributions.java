package io.fixfirst.simulation.experiment;

import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.stats.Times;
import java.util.ArrayList;
import java.util.List;

/**
 * Lengths of time as a curve: round times on a scale that a person reads, and the share up to each.
 */
final class Distributions {

  private static final double[] MINUTES = {
    1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 960, 1_440, 2_880, 4_320,
    5_760, 7_200, 10_080, 14_400, 20_160, 30_240, 43_200, 86_400, 129_600
  };

  private Distributions() {}

  static Results.Distribution of(Times times) {
    List<Double> upTo = new ArrayList<>();
    List<Double> share = new ArrayList<>();
    for (double minutes : MINUTES) {
      long millis = (long) (minutes * 60_000);
      double part = times.shareUpTo(millis);
      upTo.add(minutes);
      share.add(part);
      if (part >= 1) {
        break;
      }
    }
    if (share.getLast() < 1) {
      upTo.add(times.longest() / 60_000.0);
      share.add(1.0);
    }
    return new Results.Distribution(
        times.count(),
        times.quantileMinutes(0.5),
        times.quantileMinutes(0.8),
        times.quantileMinutes(0.95),
        upTo.stream().mapToDouble(Double::doubleValue).toArray(),
        share.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
