package io.fixfirst.simulation.world;

/** How much of what devices measure is sent. Which of the two changes no event. */
public enum Telemetry {
  /** Every reading and every sign of life, as devices do. */
  ALL,
  /** Only those that something may follow from: a year of a city's devices in a second. */
  NEWS
}
