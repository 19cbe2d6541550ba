package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;

/**
 * A message between entities in calm weather.
 *
 * @param order its place among all that is due at its instant
 */
record Letter(EntityId from, EntityId to, Command command, long order) {}
