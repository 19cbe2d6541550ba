package io.fixfirst.simulation.checker;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.Team;
import io.fixfirst.simulation.checker.Cases.Case;
import io.fixfirst.simulation.checker.Floor.Spot;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * When all is quiet, an incident and the desk agree on where its ticket is: what is open is in a
 * queue, in somebody's hands, at a vendor or with a core team, and what is not is with nobody.
 */
final class NobodysTicket implements Checker {

  private final Cases cases;
  private final Floor floor;

  NobodysTicket(Cases cases, Floor floor) {
    this.cases = cases;
    this.floor = floor;
  }

  @Override
  public String rule() {
    return "An incident and the desk agree on where its ticket is, and none is with nobody.";
  }

  @Override
  public void see(Recorded recorded) {} // Cases and floor say it all.

  @Override
  public void quiet(Instant now) {
    for (Map.Entry<IncidentId, Case> entry : cases.open.entrySet()) {
      Spot spot = floor.spots.get(entry.getKey());
      if (spot == null) {
        throw Violation.of("%s is open and not at the desk", entry.getKey());
      }
      check(entry.getKey(), entry.getValue(), spot);
    }
    for (IncidentId id : floor.spots.keySet()) {
      Violation.unless(cases.open.containsKey(id), "The desk has %s, which is not open", id);
    }
  }

  private void check(IncidentId id, Case one, Spot spot) {
    boolean fits =
        switch (spot.where()) {
          case QUEUED, VENDOR, ASSIGNED, SUSPENDED -> one.stage == Cases.Stage.OPEN && !one.p1;
          case CORE_TEAM -> one.p1;
          case AWAY -> one.stage == Cases.Stage.WAITING || one.stage == Cases.Stage.RESOLVED;
        };
    Violation.unless(
        fits, "%s is %s%s and at the desk %s", id, one.stage, one.p1 ? " as a P1" : "", spot);
    switch (spot.where()) {
      case QUEUED, VENDOR -> {
        Violation.unless(
            one.engineer == null, "%s is with %s and at the desk %s", id, one.engineer, spot);
        samePlace(id, one, spot);
      }
      case ASSIGNED, SUSPENDED -> {
        Violation.unless(
            Objects.equals(one.engineer, spot.engineer()) && one.number == spot.number(),
            "%s is with %s (%s) and at the desk %s",
            id,
            one.engineer,
            one.number,
            spot);
        Violation.unless(
            Objects.equals(one.suspendedFor, spot.major()),
            "%s is suspended for %s and at the desk %s",
            id,
            one.suspendedFor,
            spot);
        Violation.unless(
            spot.begun() || !Objects.equals(one.engineer, one.begunBy),
            "%s has begun %s and at the desk it is %s",
            one.begunBy,
            id,
            spot);
        samePlace(id, one, spot);
      }
      case CORE_TEAM -> Violation.unless(one.formed, "%s does not know its core team", id);
      case AWAY -> {}
    }
  }

  private void samePlace(IncidentId id, Case one, Spot spot) {
    Team team = floor.teams.get(Objects.requireNonNull(spot.team()));
    Violation.unless(
        team != null && team.id().equals(one.team) && team.line() == one.line,
        "%s is in line %s, team %s and at the desk %s",
        id,
        one.line,
        one.team,
        spot);
  }
}
