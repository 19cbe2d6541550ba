/**
 * All five entities together, under bad weather, on a virtual clock.
 *
 * <p>A {@link io.fixfirst.core.weather.World} of people and machines sends commands to the entities
 * of a {@link io.fixfirst.core.weather.TestRuntime}, which carries out what they set going as the
 * live shell does. The {@link io.fixfirst.core.weather.Weather} loses, doubles and delays their
 * messages and lets them die between any two steps. Each {@link io.fixfirst.core.weather.Checker}
 * judges by the events alone.
 *
 * <pre>
 *   World ──command──▶ TestRuntime ──event──▶ Checkers
 *                        │      ▲
 *                        └Weather┘
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.core.weather.WeatherTest}.
 */
@NullMarked
package io.fixfirst.core.weather;

import org.jspecify.annotations.NullMarked;
