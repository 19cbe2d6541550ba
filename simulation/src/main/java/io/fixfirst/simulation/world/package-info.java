/**
 * What is not software: users who report, devices that fail, people whose work takes time.
 *
 * <p>Everything here is driven from outside, with instants as arguments; chance comes from {@link
 * io.fixfirst.simulation.world.Streams}, one named stream per source of chance, so that adding one
 * does not shift the others. It knows neither HTTP nor the rules of the core: whoever drives it
 * turns what happens into commands.
 *
 * <p>Start at {@link io.fixfirst.simulation.world.Arrivals} for demand, {@link
 * io.fixfirst.simulation.world.Machine} for devices and {@link io.fixfirst.simulation.world.Nature}
 * for the work that a ticket takes. Not thread-safe: one world, one thread.
 */
@NullMarked
package io.fixfirst.simulation.world;

import org.jspecify.annotations.NullMarked;
