package io.fixfirst.simulation.checker;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A P1 pages everybody who is not on leave, also who comes while it runs, and nobody once it is
 * over, and its tally and its core team are what the engineers and the desk say.
 */
final class MajorIncidents implements Checker {

  /** One engineer's page. */
  private record Page(EngineerId engineer, IncidentId incident) implements Comparable<Page> {
    @Override
    public int compareTo(Page other) {
      int byName = engineer.compareTo(other.engineer);
      return byName != 0 ? byName : incident.compareTo(other.incident);
    }
  }

  private final Cases cases;
  private final Floor floor;
  private final Map<IncidentId, Set<EngineerId>> toPage = new TreeMap<>();
  private final Map<Page, Boolean> paged = new TreeMap<>();
  private final Set<EngineerId> gone = new TreeSet<>();

  MajorIncidents(Cases cases, Floor floor) {
    this.cases = cases;
    this.floor = floor;
  }

  @Override
  public String rule() {
    return "A P1 pages everybody who is not on leave, and nobody once it is over; its tally and its"
        + " core team are what the engineers and the desk say.";
  }

  @Override
  public void see(Recorded recorded) {
    if (recorded.event() instanceof DeskEvent event) {
      desk(event);
    } else if (recorded.event() instanceof EngineerEvent event) {
      engineer((EngineerId) recorded.entity(), event);
    }
  }

  private void desk(DeskEvent event) {
    if (event instanceof DeskEvent.CoreTeamFormed formed) {
      Set<EngineerId> called = new TreeSet<>(formed.stoodDown());
      formed.members().stream().map(CoreMember::engineer).forEach(called::add);
      Set<EngineerId> there = new TreeSet<>(floor.presences.keySet());
      there.removeIf(engineer -> floor.presences.get(engineer) == Presence.ON_LEAVE);
      Violation.unless(called.equals(there), "%s are called, %s are there", called, there);
      toPage.put(formed.ticket().incident(), called);
    } else if (event instanceof DeskEvent.CoreTeamExtended extended) {
      for (CoreMember member : extended.members()) {
        toPage.getOrDefault(extended.incident(), new TreeSet<>()).add(member.engineer());
      }
    } else if (event instanceof DeskEvent.AlsoPaged also) {
      toPage.getOrDefault(also.incident(), new TreeSet<>()).add(also.engineer());
    } else if (event instanceof DeskEvent.CoreMemberLeft left) {
      toPage.getOrDefault(left.incident(), new TreeSet<>()).remove(left.engineer());
    } else if (event instanceof DeskEvent.MajorEnded ended) {
      toPage.remove(ended.incident());
    }
  }

  private void engineer(EngineerId id, EngineerEvent event) {
    switch (event) {
      case EngineerEvent.Registered _ -> gone.remove(id);
      case EngineerEvent.Retired _ -> {
        gone.add(id);
        paged.keySet().removeIf(page -> page.engineer().equals(id));
        toPage.values().forEach(engineers -> engineers.remove(id));
      }
      case EngineerEvent.Paged page -> paged.put(new Page(id, page.incident()), false);
      case EngineerEvent.PageAcknowledged page -> paged.put(new Page(id, page.incident()), true);
      case EngineerEvent.PageEnded page -> paged.remove(new Page(id, page.incident()));
      case EngineerEvent.PresenceChanged _, EngineerEvent.ShiftChanged _ -> {}
    }
  }

  @Override
  public void quiet(Instant now) {
    toPage.forEach(
        (incident, engineers) -> {
          for (EngineerId engineer : engineers) {
            Violation.unless(
                gone.contains(engineer) || paged.containsKey(new Page(engineer, incident)),
                "%s was never paged for %s",
                engineer,
                incident);
          }
        });
    for (IncidentId incident : floor.majors.keySet()) {
      floor.presences.forEach(
          (engineer, presence) ->
              Violation.unless(
                  presence == Presence.ON_LEAVE || paged.containsKey(new Page(engineer, incident)),
                  "%s is there and is not called for %s",
                  engineer,
                  incident));
    }
    for (Page page : paged.keySet()) {
      Violation.unless(
          floor.majors.containsKey(page.incident()),
          "%s is still called for %s, which is over",
          page.engineer(),
          page.incident());
    }
    floor.majors.forEach(
        (incident, members) -> {
          Cases.Case one = cases.open.get(incident);
          if (one == null) {
            throw Violation.of("%s has a core team and is not open", incident);
          }
          Violation.unless(
              new TreeSet<>(one.core).equals(new TreeSet<>(members)),
              "The core team of %s is %s at the desk and %s to itself",
              incident,
              members,
              one.core);
          Set<EngineerId> acknowledged = new TreeSet<>();
          paged.forEach(
              (page, seen) -> {
                if (seen && page.incident().equals(incident)) {
                  acknowledged.add(page.engineer());
                }
              });
          Violation.unless(
              one.seen.containsAll(acknowledged),
              "%s have acknowledged %s, which knows of %s",
              acknowledged,
              incident,
              one.seen);
        });
  }
}
