package io.fixfirst.control.reading;

import io.fixfirst.core.DeviceId;
import java.time.Instant;

/**
 * A value that was measured.
 *
 * @param at when it was measured, in whole milliseconds
 */
record Reading(DeviceId device, String metric, double value, Instant at) {}
