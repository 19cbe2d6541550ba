package io.fixfirst.simulation.runtime;

import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;

/**
 * An event as it happened.
 *
 * @param number its place among all events of the run, from 1
 * @param revision of its entity after it, from 1
 */
public record Recorded(long number, EntityId entity, long revision, Event event) {

  @Override
  public String toString() {
    return "%5d %-22s %s".formatted(number, entity.text(), event);
  }
}
