package io.fixfirst.core.incident;

/**
 * What sort of work a ticket is. All kinds live the same life under the terms of their service; the
 * kind says what to count them as.
 */
public enum TicketKind {
  /** An interruption or a loss of quality of a service. */
  INCIDENT,
  /** A wish for a service or a thing; it often depends on a third party. */
  REQUEST,
  /** The search for the cause behind incidents. */
  PROBLEM,
  /** A change of architecture, process, tool or configuration that has been decided on. */
  CHANGE
}
