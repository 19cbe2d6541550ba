package io.fixfirst.simulation.world;

/**
 * What a line does with a ticket that comes to it.
 *
 * @param workMillis how long it takes, until it is solved or the line knows that it cannot
 * @param comesBack whether the customer says that it was not solved
 */
record Visit(long workMillis, End end, boolean comesBack) {

  /** How a line's work on a ticket ends. */
  enum End {
    SOLVED,
    /** It goes to the next line. */
    PASSED_ON,
    /** It goes back to the line before. */
    SENT_BACK
  }

  /** {@return the same, but that the line cannot solve it} */
  Visit passedOn() {
    return new Visit(workMillis, End.PASSED_ON, false);
  }
}
