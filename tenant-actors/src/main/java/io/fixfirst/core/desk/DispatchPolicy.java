package io.fixfirst.core.desk;

/** In which order a team's waiting tickets are handed out. */
public enum DispatchPolicy {
  /** The one that runs out of SLA time first. */
  EARLIEST_DEADLINE,
  /** The heaviest priority first, then the oldest. */
  PRIORITY,
  /** The one that has waited longest. */
  FIRST_COME,
  /** The one that has waited longest, to whoever has worked least. */
  LEAST_LOADED
}
