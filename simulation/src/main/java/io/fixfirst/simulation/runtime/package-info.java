/**
 * Runs the entities of the core on a virtual clock, on one thread, as the live shell runs them on
 * the wall clock.
 *
 * <pre>
 *   world ──ask──▶ VirtualRuntime ──▶ Shell: decide, evolve, react ──▶ Witness (every event)
 *     ▲                 │  ▲                        │
 *     └────at(time)─────┘  └── messages and timers ─┘
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.simulation.runtime.VirtualRuntime}. In calm weather a message
 * arrives once, at the same instant. In a storm ({@link io.fixfirst.simulation.runtime.Weather}) it
 * is lost, doubled, late, and anybody may die between any two steps: then the runtime also checks
 * that what a restart brings back is what there was.
 *
 * <p>It knows no business word and judges nothing: it shows every event to its witness.
 */
@NullMarked
package io.fixfirst.simulation.runtime;

import org.jspecify.annotations.NullMarked;
