/**
 * Drives a running control plane over its own HTTP API with a scenario's people and devices: the
 * demo and the replay are built of it.
 *
 * <pre>
 *  scenario ── World (module simulation: users, devices, people; the simulator's own)
 *                │ on one thread, in a time of its own: WorldThread
 *              HttpOutside ── Meter ── DeskApi          News
 *                │ calls on virtual threads              ▲ Server-Sent Events, GET
 *                └────────────────── HTTP API ───────────┘
 * </pre>
 *
 * <p>Start at {@link io.fixfirst.control.drive.HttpOutside}. People act on what the API tells them;
 * nothing here reaches into the control plane.
 */
@NullMarked
package io.fixfirst.control.drive;

import org.jspecify.annotations.NullMarked;
