/**
 * A customer: contract, life cycle, maintenance, and how alarms become incidents.
 *
 * <pre>
 *   ReportAlarm ─▶ known already? ─▶ window or prospect? ─▶ belongs to an open incident? ─▶ opens one
 *                  unchanged         AlarmHeld              AlarmCorrelated                  IncidentOpened
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.core.tenant.TenantRules}; {@code Correlation} says which
 * incident an alarm belongs to, {@link io.fixfirst.core.tenant.OpenIncident} what that incident is
 * told in a storm. What is done about an incident is not here: that is the incident's and the
 * desk's.
 */
@NullMarked
package io.fixfirst.core.tenant;

import org.jspecify.annotations.NullMarked;
