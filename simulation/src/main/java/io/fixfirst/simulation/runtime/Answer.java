package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Event;
import io.fixfirst.core.Rejection;
import java.util.List;

/** What a command from outside has come to. */
public sealed interface Answer {

  /** It holds; no events if it has changed nothing. */
  record Done(List<Event> events) implements Answer {}

  /** It cannot hold; nothing has changed. */
  record Refused(Rejection rejection) implements Answer {}

  /** The entity is down just now: nothing has changed, and it may be asked again later. */
  record Lost() implements Answer {}
}
