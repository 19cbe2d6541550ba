package io.fixfirst.simulation.scenario;

/**
 * A mistake in a scenario file.
 *
 * @param line from 1
 * @param field the path to it, {@code tenants[0].demand.impact}; empty for the document
 * @param message what was expected
 */
public record Problem(int line, String field, String message) {}
