/**
 * What is not software: users who report, devices that fail, people whose work takes time.
 *
 * <p>{@link io.fixfirst.simulation.world.World} brings a scenario to life on an {@link
 * io.fixfirst.simulation.world.Outside}, which takes its {@link
 * io.fixfirst.simulation.world.Request}s and shows it incidents: the virtual runtime, or the HTTP
 * API of a control plane. It decides nothing that the core decides. Chance comes from {@link
 * io.fixfirst.simulation.world.Streams}, one named stream per source of chance, so that adding one
 * does not shift the others.
 *
 * <p>Start at {@link io.fixfirst.simulation.world.World}. Not thread-safe: one world, one thread.
 */
@NullMarked
package io.fixfirst.simulation.world;

import org.jspecify.annotations.NullMarked;
