package io.fixfirst.core.incident;

/** Where an incident stands in its life. */
public enum Stage {
  /** Nobody has opened it. */
  ABSENT,
  /** Somebody works on it, or should. A running P1 is open. */
  OPEN,
  /** It cannot go on until somebody else has done something. */
  WAITING,
  /** The cause is removed; it can be reopened until it closes. */
  RESOLVED,
  /** It is over. What it taught can still be written down. */
  CLOSED
}
