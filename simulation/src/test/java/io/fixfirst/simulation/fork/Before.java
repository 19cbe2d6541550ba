package io.fixfirst.simulation.fork;

import io.fixfirst.core.EntityId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.Stage;
import io.fixfirst.simulation.runtime.Image;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.world.Ear;
import io.fixfirst.simulation.world.VirtualOutside;
import io.fixfirst.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A system that has run for a while, and what it is then. */
final class Before {

  final List<Recorded> journal = new ArrayList<>();
  private final VirtualRuntime runtime;
  private final Instant at;

  Before(Scenario scenario, long seed, Duration time) {
    Ear ear = new Ear();
    runtime =
        new VirtualRuntime(
            scenario.startsAt(), Weather.calm(), Witness.of(List.<Witness>of(journal::add, ear)));
    World world = new World(scenario, seed, new VirtualOutside(runtime));
    ear.of(world);
    world.begin();
    at = scenario.startsAt().plus(time);
    runtime.run(at);
  }

  Instant at() {
    return at;
  }

  /** {@return the ids of incidents that are not closed} */
  List<IncidentId> open() {
    List<IncidentId> open = new ArrayList<>();
    for (EntityId id : runtime.entities()) {
      if (id instanceof IncidentId incident
          && runtime.state(incident, Incident.class).stage() != Stage.CLOSED) {
        open.add(incident);
      }
    }
    return open;
  }

  Image image() {
    Map<EntityId, Long> revisions = new LinkedHashMap<>();
    journal.forEach(recorded -> revisions.put(recorded.entity(), recorded.revision()));
    List<IncidentId> open = open();
    List<Image.Standing> standing = new ArrayList<>();
    for (EntityId id : runtime.entities()) {
      if (!(id instanceof IncidentId) || open.contains(id)) {
        Object state = runtime.state(id, Object.class);
        standing.add(new Image.Standing(id, revisions.getOrDefault(id, 0L), state));
      }
    }
    List<Recorded> past = journal.stream().filter(one -> open.contains(one.entity())).toList();
    return new Image(at, standing, past);
  }
}
