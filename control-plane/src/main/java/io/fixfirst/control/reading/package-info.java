/**
 * The last readings of devices, for a chart. They are not in the journal: a reading is worth
 * keeping only for as long as somebody may ask what led to an alarm.
 *
 * <p>{@link io.fixfirst.control.reading.ReadingLog} takes what intake has accepted and writes it in
 * batches, {@link io.fixfirst.control.reading.ReadingTable} knows the rows, and {@link
 * io.fixfirst.control.reading.ReadingRoutes} shows them. A series has a fixed number of places that
 * are used in turn, so that the table cannot grow with time.
 */
@NullMarked
package io.fixfirst.control.reading;

import org.jspecify.annotations.NullMarked;
