/**
 * The planners' simulations: scenarios to choose from and to check, runs with progress that can be
 * cancelled and are kept, and what-ifs that begin with the live desk.
 *
 * <pre>
 *   PlannerRoutes ──▶ Planner (one run at a time) ──▶ RunJob ──▶ simulation
 *         │                │                            │
 *         └── Library      └── RunStore (the table)     └── LiveImage (a cut through the journal)
 * </pre>
 */
@NullMarked
package io.fixfirst.control.planner;

import org.jspecify.annotations.NullMarked;
