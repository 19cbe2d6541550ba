package io.fixfirst.core;

import java.time.Instant;

/** A fact that an entity has accepted, named in the past tense. */
public interface Event {

  /** {@return when it was accepted, on the runtime's clock} */
  Instant at();
}
