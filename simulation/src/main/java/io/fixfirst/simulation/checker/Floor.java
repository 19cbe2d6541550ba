package io.fixfirst.simulation.checker;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.desk.TeamId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the desk's events say: where each ticket is, who is there, and which P1s go on. */
final class Floor {

  /** Where a ticket may be. */
  enum Where {
    QUEUED,
    VENDOR,
    ASSIGNED,
    SUSPENDED,
    CORE_TEAM,
    AWAY
  }

  /**
   * Where a ticket is.
   *
   * @param engineer who is on it, or was taken from it
   * @param number of the assignment
   * @param major for which its engineer was taken from it
   */
  record Spot(
      Where where,
      @Nullable TeamId team,
      @Nullable EngineerId engineer,
      int number,
      boolean begun,
      @Nullable IncidentId major) {

    static Spot of(Where where, @Nullable TeamId team) {
      return new Spot(where, team, null, 0, false, null);
    }

    Spot suspendedFor(IncidentId p1) {
      return new Spot(Where.SUSPENDED, team, engineer, number, begun, p1);
    }

    Spot back() {
      return new Spot(Where.ASSIGNED, team, engineer, number, begun, null);
    }

    Spot pickedUp() {
      return new Spot(where, team, engineer, number, true, major);
    }
  }

  final Map<TeamId, Team> teams = new TreeMap<>();

  /** Where each ticket is that is not off the floor for good. */
  final Map<IncidentId, Spot> spots = new LinkedHashMap<>();

  final Map<IncidentId, List<EngineerId>> majors = new TreeMap<>();
  final Map<EngineerId, Presence> presences = new TreeMap<>();

  /** What each member of each core team has left for it, if anything. */
  private final Map<IncidentId, Map<EngineerId, IncidentId>> left = new TreeMap<>();

  void see(DeskEvent event) {
    switch (event) {
      case DeskEvent.Arranged(_, var arranged) -> {
        teams.clear();
        arranged.forEach(team -> teams.put(team.id(), team));
      }
      case DeskEvent.Enrolled(_, var member, _) ->
          presences.putIfAbsent(member.id(), Presence.OFF_SHIFT);
      case DeskEvent.Dismissed(_, var engineer, _) -> presences.remove(engineer);
      case DeskEvent.PresenceSet(_, var engineer, var presence, _, _) ->
          presences.put(engineer, presence);
      case DeskEvent.Queued(_, var ticket, var team, _) ->
          spots.put(ticket.incident(), Spot.of(isVendor(team) ? Where.VENDOR : Where.QUEUED, team));
      case DeskEvent.Revised _, DeskEvent.Estimated _, DeskEvent.AlsoPaged _ -> {}
      case DeskEvent.Withdrawn(_, var incident, _, var over) -> {
        if (over) {
          spots.remove(incident);
        } else {
          spots.put(incident, Spot.of(Where.AWAY, null));
        }
      }
      case DeskEvent.Assigned(_, var incident, var engineer, var team, var number, _, _, _) ->
          spots.put(incident, new Spot(Where.ASSIGNED, team, engineer, number, false, null));
      case DeskEvent.PickedUp(_, var incident, _) ->
          spots.computeIfPresent(incident, (_, spot) -> spot.pickedUp());
      case DeskEvent.Returned(_, var incident, _, _, _) ->
          spots.computeIfPresent(incident, (_, spot) -> Spot.of(Where.QUEUED, spot.team()));
      case DeskEvent.CoreTeamFormed formed -> {
        IncidentId incident = formed.ticket().incident();
        spots.put(incident, Spot.of(Where.CORE_TEAM, null));
        majors.put(incident, new ArrayList<>());
        left.remove(incident);
        join(incident, formed.members());
      }
      case DeskEvent.CoreTeamExtended(_, var incident, _, var members, _) ->
          join(incident, members);
      case DeskEvent.CoreMemberLeft(_, var incident, var engineer, _) ->
          majors.getOrDefault(incident, new ArrayList<>()).remove(engineer);
      case DeskEvent.MajorEnded(_, var incident, _, var members) -> {
        majors.remove(incident);
        spots.put(incident, Spot.of(Where.AWAY, null));
        for (CoreMember member : members) {
          spots.computeIfPresent(
              member.left() == null ? incident : member.left(),
              (_, spot) -> spot.where() == Where.SUSPENDED ? spot.back() : spot);
        }
        Map<EngineerId, IncidentId> behind = left.remove(incident);
        if (behind != null) {
          left.values().forEach(there -> passOn(incident, there, behind));
        }
        spots.replaceAll((_, spot) -> incident.equals(spot.major()) ? passedOn(spot) : spot);
      }
    }
  }

  private boolean isVendor(TeamId team) {
    Team known = teams.get(team);
    return known != null && known.vendor() != null;
  }

  private void join(IncidentId p1, List<CoreMember> members) {
    List<EngineerId> team = majors.computeIfAbsent(p1, _ -> new ArrayList<>());
    for (CoreMember member : members) {
      team.add(member.engineer());
      if (member.left() != null) {
        left.computeIfAbsent(p1, _ -> new TreeMap<>()).put(member.engineer(), member.left());
        spots.computeIfPresent(
            member.left(),
            (_, spot) -> member.engineer().equals(spot.engineer()) ? spot.suspendedFor(p1) : spot);
      }
    }
  }

  /** Who had left the ended P1 for another has now left for that what they left before. */
  private static void passOn(
      IncidentId over, Map<EngineerId, IncidentId> there, Map<EngineerId, IncidentId> behind) {
    for (Map.Entry<EngineerId, IncidentId> one : List.copyOf(there.entrySet())) {
      if (one.getValue().equals(over)) {
        IncidentId before = behind.get(one.getKey());
        if (before == null) {
          there.remove(one.getKey());
        } else {
          there.put(one.getKey(), before);
        }
      }
    }
  }

  /** Its engineer had been taken on to another P1 before this one ended. */
  private Spot passedOn(Spot spot) {
    for (Map.Entry<IncidentId, Map<EngineerId, IncidentId>> there : left.entrySet()) {
      IncidentId ticket = spot.engineer() == null ? null : there.getValue().get(spot.engineer());
      if (ticket != null && spot.equals(spots.get(ticket))) {
        return spot.suspendedFor(there.getKey());
      }
    }
    throw Violation.of("Nobody comes back to a suspended ticket: %s", spot);
  }
}
