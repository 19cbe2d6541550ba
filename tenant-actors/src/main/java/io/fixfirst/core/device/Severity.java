package io.fixfirst.core.device;

/** How bad an alarm is, as monitoring says it. */
public enum Severity {
  WARNING,
  MAJOR,
  CRITICAL
}
