package io.fixfirst.simulation.world;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.sla.Line;
import org.jspecify.annotations.Nullable;

/**
 * What people remember of an incident.
 *
 * <p>Its life falls into episodes: whenever it looks different in a way that matters, a new one
 * begins, and whatever was meant in the one before is void.
 */
final class Case {

  static final long NOT_BEGUN = -1;

  final IncidentId id;
  Nature nature;
  @Nullable TicketSeen seen;
  int episode;

  /** Whether the customer has been asked already. */
  boolean asked;

  /** Whether anybody has had it. */
  boolean taken;

  /** The line's work that is under way; null before it has begun, and once it is over. */
  @Nullable Visit visit;

  /** What is left of that work. */
  long leftMillis;

  /** What is left of a P1's work until there is a workaround; {@link #NOT_BEGUN} without a P1. */
  long majorLeftMillis = NOT_BEGUN;

  /** The task of an engineer that is under way; null for none. */
  @Nullable Task task;

  private @Nullable Line line;
  private int visited;

  Case(IncidentId id, Nature nature) {
    this.id = id;
    this.nature = nature;
  }

  /** {@return the line's work on it: what is under way, or a new visit} */
  Visit visit(Line at, String category, Natures natures) {
    Visit going = visit;
    if (going != null && line == at) {
      return going;
    }
    int bit = 1 << at.ordinal();
    Visit next = (visited & bit) == 0 ? nature.visit(at) : natures.again(at, category);
    visited |= bit;
    line = at;
    visit = next;
    leftMillis = next.workMillis();
    return next;
  }
}
