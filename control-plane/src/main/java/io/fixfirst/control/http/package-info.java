/**
 * The HTTP edge: routes as data, problem documents, JSON and its checks. It knows no word of the
 * desk.
 *
 * <pre>
 *   request → Dispatcher → Router (which Operation) → access → body → Handler → Reply → response
 *                 │                                                       │
 *                 └────────── Problem (RFC 9457) ◀── ProblemException ────┘
 * </pre>
 *
 * <p>Every request is served by plain blocking code on a virtual thread of its own. Start with
 * {@link io.fixfirst.control.http.Operation}.
 */
@NullMarked
package io.fixfirst.control.http;

import org.jspecify.annotations.NullMarked;
