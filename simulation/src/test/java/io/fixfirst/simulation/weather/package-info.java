/**
 * All five entities together, under bad weather, on a virtual clock.
 *
 * <p>A {@link io.fixfirst.simulation.weather.RandomWorld} of people and machines sends commands to
 * the entities of a {@link io.fixfirst.simulation.runtime.VirtualRuntime} in a storm, which loses,
 * doubles and delays their messages and lets them die between any two steps. The {@link
 * io.fixfirst.simulation.checker.Judges} judge by the events alone.
 *
 * <pre>
 *   RandomWorld ──command──▶ VirtualRuntime ──event──▶ Judges
 *                              │      ▲
 *                              └Weather┘
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.simulation.weather.WeatherTest}.
 */
@NullMarked
package io.fixfirst.simulation.weather;

import org.jspecify.annotations.NullMarked;
