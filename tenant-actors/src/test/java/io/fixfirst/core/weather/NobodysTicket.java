package io.fixfirst.core.weather;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.weather.Cases.Case;
import io.fixfirst.core.weather.Floor.Spot;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * When all is quiet, an incident and the desk agree on where its ticket is: what is open is in a
 * queue, in somebody's hands, at a vendor or with a core team, and what is not is with nobody.
 */
final class NobodysTicket implements Checker {

  private final Floor floor = new Floor();
  private final Cases cases = new Cases();

  @Override
  public void see(Recorded recorded) {
    if (recorded.event() instanceof DeskEvent event) {
      floor.see(event);
    } else if (recorded.event() instanceof IncidentEvent event) {
      cases.see((IncidentId) recorded.entity(), event);
    }
  }

  @Override
  public void quiet(Instant now) {
    for (Map.Entry<IncidentId, Case> entry : cases.all.entrySet()) {
      Spot spot = floor.spots.get(entry.getKey());
      check(
          entry.getKey(), entry.getValue(), spot == null ? Spot.of(Floor.Where.OVER, null) : spot);
    }
    for (IncidentId id : floor.spots.keySet()) {
      Violation.unless(cases.all.containsKey(id), "The desk has %s, which was never opened", id);
    }
  }

  private void check(IncidentId id, Case one, Spot spot) {
    boolean fits =
        switch (spot.where()) {
          case QUEUED, VENDOR, ASSIGNED, SUSPENDED -> one.stage == Cases.Stage.OPEN && !one.p1;
          case CORE_TEAM -> one.p1;
          case AWAY -> one.stage == Cases.Stage.WAITING || one.stage == Cases.Stage.RESOLVED;
          case OVER -> one.stage == Cases.Stage.CLOSED;
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
      case AWAY, OVER -> {}
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
