/**
 * Service hours: when service time runs, in which zone, on which days it does not.
 *
 * <pre>
 *   ServiceHours (data, in the contract) ──ServiceCalendar.of──▶ ServiceCalendar (calculates)
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.core.calendar.ServiceCalendar#add}. Not here: targets and
 * clocks, which are in {@code sla}.
 */
@NullMarked
package io.fixfirst.core.calendar;

import org.jspecify.annotations.NullMarked;
