package io.fixfirst.control.crash.history;

import org.jspecify.annotations.Nullable;

/**
 * One event of the journal that a request wanted.
 *
 * @param name as in {@link Writing#effect()}
 * @param entity whose event it is
 * @param revision of its entity with this event: its place in that entity's order
 * @param named what its answer has to name; null for nothing
 */
public record Effect(String name, String entity, long revision, @Nullable String named) {}
