/**
 * Judges of a run: each sees every event, in order, and nothing else, and stops the run at the
 * first that breaks its rule.
 *
 * <pre>
 *   Recorded ──▶ Judges ──▶ each Checker ──▶ BrokenRuleException
 *                   └─────▶ Cases, Floor: what the events say of incidents and of the desk
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.simulation.checker.Judges}; {@code docs/judges.md} lists the
 * rules. Some hold after every event; what entities know of each other only when all is quiet, that
 * is, when every message has been heard.
 *
 * <p>They ask no entity, and keep what is open only, so a run may be of any length.
 */
@NullMarked
package io.fixfirst.simulation.checker;

import org.jspecify.annotations.NullMarked;
