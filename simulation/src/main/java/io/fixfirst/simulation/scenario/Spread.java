package io.fixfirst.simulation.scenario;

/**
 * A lognormal quantity in the unit that its key names.
 *
 * @param mean more than 0
 * @param cv coefficient of variation: standard deviation divided by mean, 0 for a constant
 */
public record Spread(double mean, double cv) {

  public Spread {
    Expect.positive("mean", mean);
    Expect.notNegative("cv", cv);
  }
}
