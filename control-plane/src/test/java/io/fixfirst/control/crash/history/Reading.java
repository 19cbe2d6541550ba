package io.fixfirst.control.crash.history;

/**
 * One look at an entity that was answered.
 *
 * @param invoked nanoseconds, before the request was sent
 * @param answered nanoseconds, after the answer was read
 * @param revision that was shown: how many of the entity's events
 */
public record Reading(String entity, long invoked, long answered, long revision) {}
