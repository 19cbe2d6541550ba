/**
 * A monitored thing: what is normal for it, and when it raises or clears an alarm.
 *
 * <pre>
 *   TakeReading ─▶ Readings ───┐
 *   Beat ────────▶ Heartbeats ─┼─▶ Condition ──▶ silence, flapping ──▶ AlarmRaised ──▶ tenant
 *   RaiseAlarm ────────────────┘   (it is so)    (is it worth saying?)  (it is said)
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.core.device.DeviceRules}, then {@link
 * io.fixfirst.core.device.Condition}. Readings are judged and forgotten: nothing here keeps a
 * history of measurements. Whether an alarm becomes an incident is the tenant's decision.
 */
@NullMarked
package io.fixfirst.core.device;

import org.jspecify.annotations.NullMarked;
