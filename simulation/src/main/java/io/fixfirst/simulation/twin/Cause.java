package io.fixfirst.simulation.twin;

import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import java.time.Instant;

/**
 * Something that had an effect on an entity: what a run consists of, in the order of its record.
 */
public sealed interface Cause {

  /** {@return when it had its effect} */
  Instant at();

  /** {@return on whom} */
  EntityId entity();

  /** A command from outside. */
  record Outside(OutsideCommand command) implements Cause {
    @Override
    public Instant at() {
      return command.at();
    }

    @Override
    public EntityId entity() {
      return command.to();
    }
  }

  /** What another entity had said. */
  record Message(Instant at, EntityId entity, EntityId from, Command command) implements Cause {}

  /** A timer. */
  record Timer(Instant at, EntityId entity, String name) implements Cause {}
}
