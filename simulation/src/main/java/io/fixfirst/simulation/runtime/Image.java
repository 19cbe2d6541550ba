package io.fixfirst.simulation.runtime;

import io.fixfirst.core.EntityId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A running system at one moment.
 *
 * @param at the moment, on its clock; none of its entities knows of anything later
 * @param standing its entities that still have something to do, as a consistent cut shows them
 * @param past all that has happened to the incidents among them, in the order of time
 */
public record Image(Instant at, List<Standing> standing, List<Recorded> past) {

  /**
   * An entity.
   *
   * @param revision how many events it has had
   * @param state of the type that its rule book has
   */
  public record Standing(EntityId id, long revision, Object state) {}

  public Image {
    standing = List.copyOf(standing);
    past = List.copyOf(past);
  }

  /** {@return its entities by id, in order} */
  public Map<EntityId, Standing> byId() {
    Map<EntityId, Standing> all = LinkedHashMap.newLinkedHashMap(standing.size());
    standing.forEach(one -> all.put(one.id(), one));
    return all;
  }
}
