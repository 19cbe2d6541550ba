package io.fixfirst.simulation.twin;

import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import java.time.Instant;

/**
 * A command that no entity and no timer gave: somebody, or something, outside did.
 *
 * @param at when it was carried out, in whole milliseconds
 */
public record OutsideCommand(Instant at, EntityId to, Command command) {}
