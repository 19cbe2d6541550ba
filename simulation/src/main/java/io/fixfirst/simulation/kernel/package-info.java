/**
 * What a simulation stands on: the agenda of what is still to happen, in a total order.
 *
 * <pre>
 *   Agenda         what happens when: payloads, whole milliseconds, first come first served
 *     PendingSet   the order alone: unique keys and handles, 64-way buckets by digit
 *       Blocks     the buckets' memory: entries in blocks of one array
 *       NearHeap   what has come in before the next bucket
 * </pre>
 *
 * <p>Nothing is allocated for an event once the arrays have grown. {@code docs/kernel.md} has the
 * figures and what was tried. One thread.
 */
@NullMarked
package io.fixfirst.simulation.kernel;

import org.jspecify.annotations.NullMarked;
