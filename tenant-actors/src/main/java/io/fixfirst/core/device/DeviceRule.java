package io.fixfirst.core.device;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is normal for one metric of a device. At the notice limit it is shown, at the alarm limit it
 * alarms once the value has stayed there for the hold time; it clears below the alarm limit less
 * the hysteresis.
 *
 * @param metric as the readings name it, {@code cpu}
 * @param notice limit at which a reading is noticed; null for none
 * @param alarm limit at which it alarms
 * @param hold how long it must stay at or above the alarm limit, 0 for at once
 * @param hysteresis how far below the alarm limit it must fall to clear, 0 or more, in the metric's
 *     unit
 * @param severity how bad an alarm of this rule is
 */
public record DeviceRule(
    String metric,
    @Nullable Double notice,
    double alarm,
    Duration hold,
    double hysteresis,
    Severity severity) {}
