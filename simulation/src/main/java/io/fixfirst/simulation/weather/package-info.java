/**
 * Puts a world before all judges in a storm, in which messages between entities are lost, doubled
 * and late, and anybody may die between any two steps. Whatever the weather, what entities know and
 * do must agree in the end.
 *
 * <pre>
 *   Staging ──▶ World ──▶ VirtualRuntime in Weather.stormy(seed) ──▶ Judges
 *                               StormTrial ──▶ Verdict
 *   Storms: many seeds, on all cores; of the first that is broken, the shortest story
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.simulation.weather.Storms}.
 */
@NullMarked
package io.fixfirst.simulation.weather;

import org.jspecify.annotations.NullMarked;
