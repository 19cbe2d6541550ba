package io.fixfirst.simulation.checker;

import io.fixfirst.simulation.runtime.Recorded;
import java.time.Instant;

/**
 * A judge of all entities together, who sees their events and nothing else.
 *
 * <p>Throws a {@link Violation} as soon as an event breaks its rule, or when all is quiet and what
 * the entities know of each other does not agree. What it may remember is bounded by what is open
 * at a time, not by what has happened.
 */
interface Checker {

  /** {@return what it sees to, in a sentence} */
  String rule();

  /** Something has happened; {@link Cases} and {@link Floor} do not know of it yet. */
  void see(Recorded recorded);

  /** Nothing more is to be said: every entity has heard everything. */
  default void quiet(Instant now) {}
}
