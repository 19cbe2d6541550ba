package io.fixfirst.control.status;

/** How well a service runs, the best first. */
enum Level {
  OPERATIONAL("operational"),
  MAINTENANCE("under_maintenance"),
  DEGRADED("degraded_performance"),
  PARTIAL_OUTAGE("partial_outage"),
  MAJOR_OUTAGE("major_outage");

  private final String published;

  Level(String published) {
    this.published = published;
  }

  /** {@return its name in {@code summary.json}} */
  String published() {
    return published;
  }

  Level worse(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** {@return whether the service could not be used, or not by all} */
  boolean isOutage() {
    return compareTo(PARTIAL_OUTAGE) >= 0;
  }
}
