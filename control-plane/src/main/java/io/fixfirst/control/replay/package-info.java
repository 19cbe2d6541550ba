/**
 * The replay: a scenario's load on a running control plane, in compressed time, measured.
 *
 * <pre>
 *  ReplayVerb ── Replay ── Preparation: desk, people, tenants, where they are missing
 *                  ├────── World on ReplayOutside ── drive.HttpOutside ── Load (a Meter)
 *                  └────── Readback: is what was accepted there?  ──▶ ReplayResult, ReplayTable
 * </pre>
 *
 * <p>Start at {@link io.fixfirst.control.replay.ReplayVerb}. Requests go when the scenario says,
 * whatever the answers take, and their latency counts from then on. The server's clock is its own:
 * the scenario's times of day are the shape of the load and nothing else.
 */
@NullMarked
package io.fixfirst.control.replay;

import org.jspecify.annotations.NullMarked;
