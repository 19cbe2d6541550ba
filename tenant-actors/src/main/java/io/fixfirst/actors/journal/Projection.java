package io.fixfirst.actors.journal;

/**
 * A view of the journal in tables.
 *
 * @param name unique and stable: its offset is kept under it; another name starts from the
 *     beginning
 */
public record Projection(String name, ProjectionHandler handler) {}
