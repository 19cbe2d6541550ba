package io.fixfirst.core.sla;

/** How many are hit, and how critical their work is. */
public enum Impact {
  LOW,
  MEDIUM,
  HIGH
}
