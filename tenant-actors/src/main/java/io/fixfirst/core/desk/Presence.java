package io.fixfirst.core.desk;

/** Whether an engineer can be given work. A P1 calls everybody; only ON_LEAVE is left alone. */
public enum Presence {
  PRESENT,
  MEETING,
  OFF_SHIFT,
  RESTING,
  ON_LEAVE
}
