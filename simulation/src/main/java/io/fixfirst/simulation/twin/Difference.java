package io.fixfirst.simulation.twin;

import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first thing in which an entity's recorded events are not what the rules say; what comes after
 * it may follow from it.
 *
 * @param revision of the entity at which it is, from 1
 * @param at when that was; by the record, or where the record has nothing there, by the rules
 * @param recorded the event there; null if the record has none
 * @param cause in a sentence: what differs, and why if that can be told
 */
public record Difference(
    EntityId entity, long revision, Instant at, @Nullable Event recorded, String cause) {

  @Override
  public String toString() {
    return entity.kind().storedName()
        + " "
        + entity.text()
        + ", event "
        + revision
        + " ("
        + at
        + "): "
        + cause;
  }
}
