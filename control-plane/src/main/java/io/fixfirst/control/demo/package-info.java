/**
 * The demo: a control plane with people and devices that work against it over its own HTTP API.
 *
 * <pre>
 *  scenario ── World (module simulation: users, devices, people; the simulator's own)
 *                │ on one thread, in the demo's own time: WorldThread
 *              HttpOutside ── DeskApi
 *                │ calls on virtual threads        ▲ Server-Sent Events, GET
 *                └────────── HTTP API ─────────────┘
 * </pre>
 *
 * <p>Start at {@link io.fixfirst.control.demo.DemoVerb}. People act on what the API tells them,
 * with a token each; nothing here reaches into the control plane but to start it and to make the
 * tokens.
 */
@NullMarked
package io.fixfirst.control.demo;

import org.jspecify.annotations.NullMarked;
