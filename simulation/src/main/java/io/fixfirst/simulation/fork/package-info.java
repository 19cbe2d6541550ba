/**
 * What if, from now: the state of a running system, gone on with in the simulator.
 *
 * <pre>
 *   Image (a cut through the journal) ──▶ ForkPlay ──▶ VirtualRuntime.adopt, World.resume
 *   Change (one more engineer, a P1 now) ──▶ the scenario that goes on
 * </pre>
 *
 * <p>Begin with {@link io.fixfirst.simulation.fork.ForkPlay}. The running system is only read.
 */
@NullMarked
package io.fixfirst.simulation.fork;

import org.jspecify.annotations.NullMarked;
