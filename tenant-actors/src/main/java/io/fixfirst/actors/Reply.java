package io.fixfirst.actors;

import io.fixfirst.core.Event;
import io.fixfirst.core.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entity answers; never before what it says is durable. */
public sealed interface Reply {

  /**
   * The command holds, and what it changed is written.
   *
   * @param state after the command; null unless it was asked for
   * @param revision of the entity after the command: the number of its events
   * @param events that the command caused; none if it was a repeat
   */
  record Done(@Nullable Object state, long revision, List<Event> events) implements Reply {
    public Done {
      events = List.copyOf(events);
    }

    /** {@return whether the command changed anything} */
    public boolean changed() {
      return !events.isEmpty();
    }
  }

  /** The rules refuse the command; nothing has changed. */
  record Refused(Rejection rejection) implements Reply {}

  /** The entity is not at the revision that the asker expected; nothing has changed. */
  record Stale(long expected, long revision) implements Reply {}

  /** Too much waits at this entity already; nothing has changed. Ask again in a while. */
  record Overloaded(String sentence) implements Reply {}

  /**
   * The entity cannot be reached, or cannot write. Whether the command holds is unknown; it may be
   * sent again, since a repeat changes nothing.
   */
  record Unavailable(String sentence) implements Reply {}

  /** The rules failed at this command: a defect of ours. Nothing has changed. */
  record Defect(String sentence) implements Reply {}
}
