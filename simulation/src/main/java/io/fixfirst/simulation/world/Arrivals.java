package io.fixfirst.simulation.world;

/** When something comes, one time after the other. */
interface Arrivals {

  /** Later than anything. */
  long NEVER = Long.MAX_VALUE;

  /** {@return the next time in milliseconds since 1970, not before the last; NEVER for no more} */
  long next();
}
