/**
 * The journal: written together, read in order.
 *
 * <pre>
 *   JournalWriter ──▶ event_journal ──JournalReader──▶ Projections ──▶ tables, with the offset
 *                                   └──JournalTail───▶ whoever follows (server-sent events)
 * </pre>
 *
 * An {@link io.fixfirst.actors.journal.Offset} is a place in it. Readers see every event once, in
 * an order that is the same for all of them and keeps each entity's own.
 */
@NullMarked
package io.fixfirst.actors.journal;

import org.jspecify.annotations.NullMarked;
