package io.fixfirst.simulation.stats;

/** What a figure is measured in. */
public enum Unit {
  /** How many in the whole window. */
  COUNT("in all"),
  /** How many at a time, on average over time. */
  NUMBER("at a time"),
  /** A part of a whole, 0 to 1. */
  SHARE("share"),
  MINUTES("minutes"),
  HOURS("hours"),
  /** How many for each one of something else. */
  RATIO("each");

  private final String text;

  Unit(String text) {
    this.text = text;
  }

  /** {@return the unit as it is written behind a number} */
  public String text() {
    return text;
  }
}
