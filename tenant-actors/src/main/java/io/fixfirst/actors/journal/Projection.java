package io.fixfirst.actors.journal;

import java.util.function.Supplier;

/**
 * A view of the journal in tables.
 *
 * @param name unique and stable: its offset is kept under it; another name starts from the
 *     beginning
 * @param handlers makes one that remembers nothing, for each start and after each rebuild
 */
public record Projection(String name, Supplier<ProjectionHandler> handlers) {}
