package io.fixfirst.simulation.experiment;

import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;

/** Something that can be run on a virtual clock any number of times. Called on several threads. */
@FunctionalInterface
public interface Play {

  /** How much of the simulated time passes between two looks whether to go on. */
  Duration LOOKS_UP_EVERY = Duration.ofDays(1);

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

  /**
   * Lets a runtime's time pass, and looks once in a while whether anybody still wants to know.
   *
   * @throws CancellationException if the thread was interrupted
   */
  static void run(VirtualRuntime runtime, Instant until) {
    while (runtime.now().isBefore(until)) {
      Instant next = runtime.now().plus(LOOKS_UP_EVERY);
      runtime.run(next.isBefore(until) ? next : until);
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("The run was cancelled.");
      }
    }
  }
}
