/**
 * The live twin: whether what was recorded is what the rules say.
 *
 * <pre>
 *   recorded events ──▶ Retrace ──▶ a cause for each, or a Difference
 *          │               └─▶ OutsideCommands (what came from outside)
 *          │                          │
 *          │                     VirtualDay ──▶ VirtualRuntime
 *          ▼                          ▼
 *      Histories ────Comparison──── Histories ──▶ Differences
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.simulation.twin.Retrace}: it walks through what was recorded, in
 * its order, and asks for each event which message, timer or command from outside the rules answer
 * with just that event at just that instant. It needs no tolerance, and takes the order in which
 * entities got their messages as it was. {@link io.fixfirst.simulation.twin.VirtualDay} runs the
 * commands from outside anew, in an order of its own; {@link
 * io.fixfirst.simulation.twin.Comparison} then compares entity by entity.
 *
 * <p>It judges nothing else: whether the rules are good is for the checkers.
 */
@NullMarked
package io.fixfirst.simulation.twin;

import org.jspecify.annotations.NullMarked;
