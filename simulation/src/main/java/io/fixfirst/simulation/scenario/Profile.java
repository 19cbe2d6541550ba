package io.fixfirst.simulation.scenario;

import org.jspecify.annotations.Nullable;

/**
 * Which hour-of-week profile demand follows: the name of one, or 168 numbers in its place.
 *
 * @param name of a profile of the scenario, or {@link #AROUND_THE_CLOCK}; null where hours are
 *     given
 * @param hours null where a name is given
 */
public record Profile(@Nullable String name, @Nullable HourOfWeek hours) {

  /** The name of the profile that is the same in all hours. */
  public static final String AROUND_THE_CLOCK = "around-the-clock";
}
