package io.fixfirst.core.weather;

import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;

/**
 * An event in the journal of all entities.
 *
 * @param number its place in the order of all events, from 1
 */
record Recorded(int number, EntityId entity, Event event) {

  @Override
  public String toString() {
    return "%5d %-22s %s".formatted(number, entity.text(), event);
  }
}
