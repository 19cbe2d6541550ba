package io.fixfirst.simulation.experiment;

import io.fixfirst.simulation.runtime.Witness;
import java.time.Instant;

/** Something that can be run on a virtual clock any number of times. Called on several threads. */
@FunctionalInterface
public interface Play {

  /**
   * What a run has cost.
   *
   * @param commands that entities carried out
   */
  record Counts(long commands, long events) {}

  /**
   * Runs it once, from its beginning to the horizon.
   *
   * @param seed the only source of chance
   * @param witness is shown every event
   */
  Counts run(long seed, Instant until, Witness witness);

  /** {@return whether it begins with tickets that were opened before, which count too} */
  default boolean carriesOn() {
    return false;
  }
}
