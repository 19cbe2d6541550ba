package io.fixfirst.simulation.twin;

import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.Witness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has happened to each entity, in order; entities in the order of their first event. */
public final class Histories implements Witness {

  private final Map<EntityId, List<Event>> events = new LinkedHashMap<>();
  private long count;

  @Override
  public void see(Recorded recorded) {
    add(recorded.entity(), recorded.event());
  }

  /** Adds the next event of an entity. */
  public void add(EntityId entity, Event event) {
    events.computeIfAbsent(entity, _ -> new ArrayList<>()).add(event);
    count++;
  }

  /** {@return everybody to whom something has happened} */
  public Set<EntityId> entities() {
    return Collections.unmodifiableSet(events.keySet());
  }

  /** {@return what has happened to an entity; nothing if it is not known} */
  public List<Event> of(EntityId entity) {
    return Collections.unmodifiableList(events.getOrDefault(entity, List.of()));
  }

  /** {@return how many events there are} */
  public long count() {
    return count;
  }
}
