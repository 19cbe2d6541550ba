/**
 * What a run comes to in numbers, read from the events that it recorded and from nothing else.
 *
 * <pre>
 *   Recorded ──▶ Collector ─┬─ TicketStatistics  a ticket's life: SLA, times, hands, P1s
 *                           └─ FloorStatistics   the desk: queues, waits, who is busy
 *                                   │ finish
 *                                   ▼
 *                               Observations     Figures by name, queues over time, histograms
 * </pre>
 *
 * <p>{@link io.fixfirst.simulation.stats.Collector} sees one replication; {@link
 * io.fixfirst.simulation.stats.Sample} takes the same figure of many and gives an {@link
 * io.fixfirst.simulation.stats.Estimate}. Times inside are whole milliseconds. What happens before
 * the {@link io.fixfirst.simulation.stats.Window} is followed but not counted: tickets count by
 * when they were opened, waits by when they began, and averages over time are cut at both edges.
 *
 * <p>Nothing here knows the model's insides.
 */
@NullMarked
package io.fixfirst.simulation.stats;

import org.jspecify.annotations.NullMarked;
