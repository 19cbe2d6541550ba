package io.fixfirst.core.weather;

import java.time.Instant;

/**
 * A judge of all entities together, who sees their events and nothing else.
 *
 * <p>Throws a {@link Violation} as soon as an event breaks its rule, or when all is quiet and what
 * the entities know of each other does not agree.
 */
interface Checker {

  /** Something has happened. */
  void see(Recorded recorded);

  /** Nothing more is to be said: every entity has heard everything. */
  default void quiet(Instant now) {}
}
