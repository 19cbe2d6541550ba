package io.fixfirst.core.sla;

/**
 * The weight of an incident, in ascending order. The names are those of the tenants' own matrix;
 * {@link #P1} stands above it and runs around the clock.
 */
public enum Priority {
  LOW,
  MEDIUM,
  NORMAL,
  HIGH,
  P1
}
