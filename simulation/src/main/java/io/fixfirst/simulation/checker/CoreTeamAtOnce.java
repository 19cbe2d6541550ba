package io.fixfirst.simulation.checker;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.simulation.checker.Cases.Case;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A P1 has its core team in one decision, of whoever there is, and nobody works on it otherwise.
 * Whoever is not taken stays where they are: work is suspended for a P1 only where its engineer was
 * taken for it, and is theirs again under the same assignment.
 */
final class CoreTeamAtOnce implements Checker {

  /** Who was taken from a ticket, and for which P1. */
  private record Taken(EngineerId engineer, IncidentId major) implements Comparable<Taken> {
    @Override
    public int compareTo(Taken other) {
      int byName = engineer.compareTo(other.engineer);
      return byName != 0 ? byName : major.compareTo(other.major);
    }
  }

  private final Cases cases;
  private final Floor floor;
  private final Map<IncidentId, Set<Taken>> taken = new TreeMap<>();

  CoreTeamAtOnce(Cases cases, Floor floor) {
    this.cases = cases;
    this.floor = floor;
  }

  @Override
  public String rule() {
    return "A P1 has its core team in one decision, and work is suspended only for those in it.";
  }

  @Override
  public void see(Recorded recorded) {
    if (recorded.event() instanceof DeskEvent event) {
      desk(event);
    } else if (recorded.event() instanceof IncidentEvent event) {
      incident((IncidentId) recorded.entity(), event);
    }
  }

  private void desk(DeskEvent event) {
    switch (event) {
      case DeskEvent.CoreTeamFormed formed -> formed(formed);
      case DeskEvent.CoreTeamExtended(_, var incident, _, var members, _) -> {
        if (!isMajor(incident)) {
          throw Violation.of("%s is no P1 and its core team grows", incident);
        }
        take(incident, members);
      }
      case DeskEvent.MajorEnded ended -> {
        if (!isMajor(ended.incident())) {
          throw Violation.of("%s ends as a P1 and was none", ended.incident());
        }
        handOn(ended.incident());
      }
      case DeskEvent.Assigned assigned -> notMajor(assigned.incident());
      case DeskEvent.Queued queued -> notMajor(queued.ticket().incident());
      case DeskEvent.Returned returned -> notMajor(returned.incident());
      case DeskEvent.Withdrawn(_, var incident, _, var over) -> {
        notMajor(incident);
        if (over) {
          taken.remove(incident);
        }
      }
      case DeskEvent.Arranged _,
          DeskEvent.Enrolled _,
          DeskEvent.Dismissed _,
          DeskEvent.PresenceSet _,
          DeskEvent.Revised _,
          DeskEvent.PickedUp _,
          DeskEvent.Estimated _,
          DeskEvent.AlsoPaged _,
          DeskEvent.CoreMemberLeft _ -> {}
    }
  }

  private boolean isMajor(IncidentId incident) {
    return floor.majors.containsKey(incident);
  }

  private void notMajor(IncidentId incident) {
    if (isMajor(incident)) {
      throw Violation.of("%s is a P1 with a core team and is handed about", incident);
    }
  }

  private void formed(DeskEvent.CoreTeamFormed formed) {
    IncidentId incident = formed.ticket().incident();
    if (isMajor(incident)) {
      throw Violation.of("%s gets a second core team", incident);
    }
    Set<EngineerId> team = new TreeSet<>();
    for (CoreMember member : formed.members()) {
      Violation.unless(
          team.add(member.engineer()), "%s is in the core team of %s twice", member, incident);
    }
    for (EngineerId other : formed.stoodDown()) {
      Violation.unless(
          !team.contains(other), "%s is in the core team of %s and stood down", other, incident);
    }
    Violation.unless(
        !team.isEmpty() || formed.stoodDown().isEmpty(),
        "%s has no core team, and %s are there",
        incident,
        formed.stoodDown());
    take(incident, formed.members());
  }

  private void take(IncidentId major, List<CoreMember> members) {
    for (CoreMember member : members) {
      if (member.left() != null) {
        taken(member.left(), member.engineer(), major);
      }
    }
  }

  private void taken(IncidentId ticket, EngineerId engineer, IncidentId major) {
    taken.computeIfAbsent(ticket, _ -> new TreeSet<>()).add(new Taken(engineer, major));
  }

  /** Whoever was taken from this P1 for another had left what they left before for that one. */
  private void handOn(IncidentId over) {
    Set<Taken> from = taken.getOrDefault(over, Set.of());
    if (from.isEmpty()) {
      return;
    }
    taken.forEach(
        (ticket, those) -> {
          for (Taken one : List.copyOf(those)) {
            if (one.major().equals(over)) {
              for (Taken next : from) {
                if (next.engineer().equals(one.engineer())) {
                  those.add(new Taken(one.engineer(), next.major()));
                }
              }
            }
          }
        });
  }

  private void incident(IncidentId id, IncidentEvent event) {
    switch (event) {
      case IncidentEvent.WorkSuspended(_, var engineer, var number, var major, _, _) -> {
        same(id, engineer, number);
        if (!taken.getOrDefault(id, Set.of()).contains(new Taken(engineer, major))) {
          throw Violation.of("%s was not taken from %s for %s", engineer, id, major);
        }
      }
      case IncidentEvent.WorkReinstated(_, var engineer, var number, var major, _) -> {
        // That they are back may overtake that they were taken; but taken they were.
        same(id, engineer, number);
        if (!taken.getOrDefault(id, Set.of()).contains(new Taken(engineer, major))) {
          throw Violation.of("%s is back on %s from %s, where they were not", engineer, id, major);
        }
      }
      default -> {} // Suspends nothing.
    }
  }

  private void same(IncidentId id, EngineerId engineer, int number) {
    Case one = cases.open.get(id);
    if (one != null && !(engineer.equals(one.engineer) && number == one.number)) {
      throw Violation.of(
          "%s is %s's (%s) and was said to be %s's (%s)",
          id, one.engineer, one.number, engineer, number);
    }
  }

  @Override
  public void quiet(Instant now) {
    cases.open.forEach(
        (id, one) -> {
          Violation.unless(
              !one.p1 || isMajor(id), "%s is a P1 and has no core team at the desk", id);
        });
  }
}
