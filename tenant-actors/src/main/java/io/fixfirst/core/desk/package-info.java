/**
 * The provider's floor: teams, queues, engineers, who works on what, and who leaves what for a P1.
 *
 * <pre>
 *   Offer ──▶ Routing ──▶ queue of a team ──▶ Dispatch ──▶ Assigned ──▶ PickedUp ──▶ Withdrawn
 *                              ▲                              │
 *                              └──── Returned, Queued ◀───────┘  not picked up, given back, moved
 *   FormCoreTeam ──▶ CoreTeams ──▶ CoreTeamFormed ──▶ MajorEnded: everybody back to what they left
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.core.desk.DeskRules}, which says who decides each command; then
 * {@link io.fixfirst.core.desk.Seat}, the one place that says what somebody is active on, and
 * {@link io.fixfirst.core.desk.Place}, where a ticket can be. {@link io.fixfirst.core.desk.Desk}
 * holds the indexes that keep a long queue cheap; it is stored as {@link
 * io.fixfirst.core.desk.DeskRecord}.
 *
 * <p>The desk does not know clocks or contracts: incidents tell it what is due when.
 */
@NullMarked
package io.fixfirst.core.desk;

import org.jspecify.annotations.NullMarked;
