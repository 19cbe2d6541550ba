/**
 * The rules of a managed-services desk as pure functions.
 *
 * <p>Each entity is a folder of small files (state, commands, events, rules) and implements {@link
 * io.fixfirst.core.Entity}. Nothing here knows an actor, a database, a clock or chance: a runtime
 * calls these functions and carries out the {@link io.fixfirst.core.Effect effects} they return.
 *
 * <pre>
 *   reading → Device ──ReportAlarm──▶ Tenant ──Open──▶ Incident ──Offer──▶ Desk ──Page──▶ Engineer
 *                                       ▲                │  ▲                │                │
 *                                       └─ConfirmOpened──┘  └──NoteAssigned──┘◀──SetPresence──┘
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.core.Entity}, then {@code incident}.
 */
@NullMarked
package io.fixfirst.core;

import org.jspecify.annotations.NullMarked;
