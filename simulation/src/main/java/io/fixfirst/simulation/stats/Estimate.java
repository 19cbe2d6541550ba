package io.fixfirst.simulation.stats;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What the replications say about a figure.
 *
 * @param mean over the replications that have the figure; null where none has
 * @param low lower end of the 95 % interval for the expected value, by Student's t; null where
 *     fewer than two replications have the figure
 * @param high its upper end
 * @param replications how many have the figure
 */
public record Estimate(
    @Nullable Double mean,
    @Nullable Double low,
    @Nullable Double high,
    Unit unit,
    long replications) {

  /** {@return half the interval's width; not a number without an interval} */
  @JsonIgnore
  public double halfWidth() {
    return low == null || high == null ? Double.NaN : (high - low) / 2;
  }

  /** {@return the mean; not a number where there is none} */
  @JsonIgnore
  public double value() {
    return mean == null ? Double.NaN : mean;
  }

  /** {@return whether there is an interval and zero is not in it} */
  @JsonIgnore
  public boolean differsFromZero() {
    return low != null && high != null && (low > 0 || high < 0);
  }
}
