/**
 * What clients asked and were told, and whether the journal explains it.
 *
 * <pre>
 *   clients ──▶ History ──▶ Writing, Reading ─┐
 *                                             ├──▶ HistoryCheck ──▶ Objection
 *   journal ──────────────▶ Effect ───────────┘
 * </pre>
 *
 * <p>Start with {@link io.fixfirst.control.crash.history.HistoryCheck}, which states what is to be
 * shown. {@link io.fixfirst.control.crash.history.History} is the only recorder.
 */
@NullMarked
package io.fixfirst.control.crash.history;

import org.jspecify.annotations.NullMarked;
