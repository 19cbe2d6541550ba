package io.fixfirst.simulation.checker;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** When all is quiet, the desk knows its engineers and whether they are there. */
final class PeopleAreWhereTheySay implements Checker {

  private final Floor floor;
  private final Map<EngineerId, Presence> said = new TreeMap<>();

  PeopleAreWhereTheySay(Floor floor) {
    this.floor = floor;
  }

  @Override
  public String rule() {
    return "The desk knows its engineers and whether they are there.";
  }

  @Override
  public void see(Recorded recorded) {
    if (recorded.event() instanceof EngineerEvent event) {
      EngineerId id = (EngineerId) recorded.entity();
      switch (event) {
        case EngineerEvent.Registered registered -> said.put(id, registered.presence());
        case EngineerEvent.Retired _ -> said.remove(id);
        case EngineerEvent.PresenceChanged changed -> said.put(id, changed.presence());
        case EngineerEvent.ShiftChanged changed -> said.put(id, changed.presence());
        case EngineerEvent.Paged _,
            EngineerEvent.PageAcknowledged _,
            EngineerEvent.PageEnded _ -> {}
      }
    }
  }

  @Override
  public void quiet(Instant now) {
    Violation.unless(
        said.equals(floor.presences), "They are %s and the desk says %s", said, floor.presences);
  }
}
