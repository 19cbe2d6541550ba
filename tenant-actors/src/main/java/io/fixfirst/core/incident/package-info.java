/**
 * An interruption of a service, from opening to review, with its clocks and its P1 process.
 *
 * <pre>
 *              ┌── Wait ──▶ WAITING ── Resume ──┐
 *              │                                ▼
 *   ABSENT ─▶ OPEN ◀──────── Reopen ──────── RESOLVED ── quiet time ──▶ CLOSED
 *              │  ▲                             ▲
 *              │  └─ workaround: service runs,  │
 *              │     the cause is still there   │
 *              └──────────── Resolve ───────────┘
 * </pre>
 *
 * <p>A P1 is an open incident whose {@link io.fixfirst.core.incident.Major} runs: no line has it,
 * the core team does, until a workaround or the resolution.
 *
 * <p>Start with {@code IncidentDecisions}, the decision table; {@code AllowedActions} says what
 * people may do, {@code IncidentClocks} which clock runs when, {@code DeskLink} what the desk is
 * told and in which turn. Not here: who works on it, which is the desk's.
 */
@NullMarked
package io.fixfirst.core.incident;

import org.jspecify.annotations.NullMarked;
