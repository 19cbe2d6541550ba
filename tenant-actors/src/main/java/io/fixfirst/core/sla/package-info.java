/**
 * Priorities, targets and clocks: what has been promised, how much of it is used, and why.
 *
 * <pre>
 *   Terms ──▶ ClockMoves (calculates, with a calendar) ──ClockMove──▶ SlaClocks (folds, without one)
 *                                                                        │
 *                                                                        └─▶ Ledger (accounts)
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.core.sla.SlaClock}. Not here: which clock runs when, which is
 * the incident's.
 */
@NullMarked
package io.fixfirst.core.sla;

import org.jspecify.annotations.NullMarked;
