package io.fixfirst.core.sla;

/** Whether a disturbance spreads to other work. */
public enum Urgency {
  LOW,
  NORMAL,
  HIGH,
  URGENT
}
