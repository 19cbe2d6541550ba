package io.fixfirst.simulation.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * How a week's arrivals spread over its hours.
 *
 * @param weights 168 numbers on any scale, from Monday 00:00 on
 */
public record HourOfWeek(@JsonValue List<Double> weights) {

  /** Hours in a week. */
  public static final int HOURS = 168;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
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
