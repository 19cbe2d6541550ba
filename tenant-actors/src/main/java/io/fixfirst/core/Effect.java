package io.fixfirst.core;

import java.time.Instant;

/** Something that a runtime does for an entity, as data. */
public sealed interface Effect {

  /**
   * Deliver a command to another entity at least once: repeated with backoff until the receiver has
   * answered, after its write. Sends to one receiver are delivered in order.
   */
  record Send(EntityId to, Command command) implements Effect {}

  /** Deliver a command to this entity itself at an instant; replaces a timer of the same name. */
  record Wake(String name, Instant at, Command command) implements Effect {}

  /** Forget the timer of this name, if there is one. */
  record Cancel(String name) implements Effect {}
}
