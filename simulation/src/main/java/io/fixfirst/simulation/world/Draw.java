package io.fixfirst.simulation.world;

import java.util.function.DoubleSupplier;

/** Times of one distribution, drawn from one stream, in whole milliseconds. */
public final class Draw {

  /** Some three hundred thousand years: whatever is drawn, instants can still be calculated. */
  private static final double MOST = 1e16;

  private final DoubleSupplier values;
  private final double unitMillis;

  Draw(DoubleSupplier values, double unitMillis) {
    this.values = values;
    this.unitMillis = unitMillis;
  }

  /** {@return the next time; 0 only where the distribution says so, else 1 or more} */
  public long millis() {
    return whole(values.getAsDouble() * unitMillis);
  }

  static long whole(double millis) {
    return millis == 0 ? 0 : Math.max(1, Math.round(Math.min(millis, MOST)));
  }
}
