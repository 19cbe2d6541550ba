package io.fixfirst.simulation.checker;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.simulation.runtime.Recorded;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** No engineer ever has two active tickets, and no ticket two active engineers. */
final class OneActiveTicket implements Checker {

  @Override
  public String rule() {
    return "No engineer ever has two active tickets, and no ticket two active engineers.";
  }

  private final Map<EngineerId, IncidentId> active = new TreeMap<>();
  private final Set<IncidentId> p1s = new TreeSet<>();

  @Override
  public void see(Recorded recorded) {
    if (!(recorded.event() instanceof DeskEvent event)) {
      return;
    }
    switch (event) {
      case DeskEvent.Arranged _,
          DeskEvent.Enrolled _,
          DeskEvent.PresenceSet _,
          DeskEvent.Revised _,
          DeskEvent.AlsoPaged _,
          DeskEvent.Estimated _ -> {}
      case DeskEvent.PickedUp(_, var incident, var engineer) -> {
        IncidentId on = active.get(engineer);
        Violation.unless(
            incident.equals(on) || isP1(on), "%s began %s while on %s", engineer, incident, on);
      }
      case DeskEvent.Dismissed(_, var engineer, _) ->
          Violation.unless(
              !active.containsKey(engineer), "%s left while on %s", engineer, active.get(engineer));
      case DeskEvent.Queued queued -> free(queued.ticket().incident());
      case DeskEvent.Withdrawn(_, var incident, _, _) -> free(incident);
      case DeskEvent.Returned(_, var incident, var engineer, _, _) -> {
        if (incident.equals(active.get(engineer))) {
          active.remove(engineer);
        }
      }
      case DeskEvent.Assigned assigned -> {
        IncidentId on = active.put(assigned.engineer(), assigned.incident());
        Violation.unless(on == null, "%s while on %s", assigned, on);
        alone(assigned.incident());
      }
      case DeskEvent.CoreTeamFormed formed -> {
        free(formed.ticket().incident());
        take(formed.ticket().incident(), formed.members());
      }
      case DeskEvent.CoreTeamExtended extended -> take(extended.incident(), extended.members());
      case DeskEvent.CoreMemberLeft(_, var incident, var engineer, _) ->
          active.remove(engineer, incident);
      case DeskEvent.MajorEnded(_, var incident, _, var members) -> {
        for (CoreMember member : members) {
          sendBack(incident, member.engineer(), member.left());
        }
        Violation.unless(!active.containsValue(incident), "Some stay on the ended %s", incident);
      }
    }
  }

  private boolean isP1(@Nullable IncidentId on) {
    return on != null && p1s.contains(on);
  }

  private void take(IncidentId p1, List<CoreMember> members) {
    p1s.add(p1);
    for (CoreMember member : members) {
      IncidentId on = active.put(member.engineer(), p1);
      Violation.unless(Objects.equals(on, member.left()), "%s left %s for %s", member, on, p1);
    }
  }

  private void sendBack(IncidentId p1, EngineerId engineer, @Nullable IncidentId back) {
    if (!p1.equals(active.get(engineer))) {
      Violation.unless(back == null, "%s is sent back to %s but not on %s", engineer, back, p1);
    } else if (back == null) {
      active.remove(engineer);
    } else {
      active.put(engineer, back);
      if (!isP1(back)) {
        alone(back);
      }
    }
  }

  private void free(IncidentId incident) {
    active.values().removeIf(incident::equals);
  }

  private void alone(IncidentId incident) {
    long many = active.values().stream().filter(incident::equals).count();
    Violation.unless(many == 1, "%s has %s engineers: %s", incident, many, active);
  }
}
