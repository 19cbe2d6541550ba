package io.fixfirst.simulation.scenario;

import java.util.Collections;
import java.util.List;

/**
 * How a week's arrivals spread over its hours.
 *
 * @param weights 168 numbers on any scale, from Monday 00:00 on
 */
public record HourOfWeek(List<Double> weights) {

  /** Hours in a week. */
  public static final int HOURS = 168;

  /** The same in all hours. */
  public static final HourOfWeek FLAT = new HourOfWeek(Collections.nCopies(HOURS, 1.0));

  public HourOfWeek {
    if (weights.size() != HOURS) {
      throw new IllegalArgumentException(
          "expected 168 numbers, one per hour from Monday 00:00 on (were " + weights.size() + ")");
    }
    if (weights.stream().anyMatch(weight -> weight < 0 || !Double.isFinite(weight))
        || weights.stream().allMatch(weight -> weight == 0)) {
      throw new IllegalArgumentException("expected numbers of 0 or more, not all 0");
    }
    weights = List.copyOf(weights);
  }
}
