package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Rejection;

/** A message between entities that its receiver has refused; the sender goes on as if answered. */
public record MessageRefused(EntityId from, EntityId to, Command command, Rejection rejection) {}
