package io.fixfirst.core;

/** A wish addressed to an entity, named in the imperative. */
public interface Command {

  /** {@return whether a P1 hangs on it, so that it goes before others that wait at its entity} */
  default boolean urgent() {
    return false;
  }
}
