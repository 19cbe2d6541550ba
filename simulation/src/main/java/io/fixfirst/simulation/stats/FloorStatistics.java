package io.fixfirst.simulation.stats;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.Member;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.sla.Line;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the desk: who is there and on what, what waits where and for how long.
 *
 * <p>A wait begins when a ticket joins a line's queue and ends when somebody begins on it, however
 * often it is handed out and comes back in between; each time that it comes to a line, or comes
 * back after somebody had begun, is a wait of its own. Waits count by when they began. People are
 * busy from being handed a ticket to being rid of it, and in a core team; their utilisation is the
 * share of the time at which they are present, so meetings, leave and nights are in neither part.
 */
final class FloorStatistics {

  private final Window window;
  private final long slice;
  private final LocalWeek week;
  private final Map<TeamId, Floor> teams = new TreeMap<>();
  private final Map<Line, Floor> lines = new EnumMap<>(Line.class);
  private final Map<EngineerId, Seat> seats = new TreeMap<>();
  private final Map<IncidentId, Spot> spots = new LinkedHashMap<>();

  FloorStatistics(Window window, LocalWeek week, long slice) {
    this.window = window;
    this.week = week;
    this.slice = slice;
  }

  void see(DeskEvent event) {
    switch (event) {
      case DeskEvent.Queued(var at, var ticket, var team, _) ->
          queued(spot(ticket.incident()), floor(team), at.toEpochMilli());
      case DeskEvent.Assigned assigned -> assigned(assigned, assigned.at().toEpochMilli());
      case DeskEvent.PickedUp(var at, var incident, var engineer) ->
          begun(spot(incident), seat(engineer), at.toEpochMilli());
      case DeskEvent.Withdrawn(var at, var incident, _, var over) -> {
        Spot spot = spot(incident);
        leave(spot, at.toEpochMilli());
        unserved(spot);
        if (over) {
          spots.remove(incident);
        }
      }
      case DeskEvent.Returned(var at, var incident, _, _, _) ->
          returned(spot(incident), at.toEpochMilli());
      case DeskEvent.Revised _, DeskEvent.Estimated _, DeskEvent.AlsoPaged _ -> {}
      case DeskEvent.PresenceSet(var at, var engineer, var presence, _, _) -> {
        Seat seat = seat(engineer);
        seat.account(at.toEpochMilli());
        seat.presence = presence;
      }
      case DeskEvent.Arranged(_, var arranged) -> arranged.forEach(this::arranged);
      case DeskEvent.Enrolled(_, var member, _) -> enrolled(member);
      case DeskEvent.Dismissed(var at, var engineer, _) -> {
        Seat seat = seats.get(engineer);
        if (seat != null) { // Null where they were gone before they had come.
          seat.account(at.toEpochMilli());
          seat.presence = Presence.OFF_SHIFT;
        }
      }
      case DeskEvent.CoreTeamFormed formed -> {
        long at = formed.at().toEpochMilli();
        IncidentId incident = formed.ticket().incident();
        Spot spot = spot(incident);
        leave(spot, at);
        unserved(spot);
        spot.where = Spot.Where.CORE_TEAM;
        join(incident, formed.members(), at);
      }
      case DeskEvent.CoreTeamExtended(var at, var incident, _, var members, _) ->
          join(incident, members, at.toEpochMilli());
      case DeskEvent.CoreMemberLeft(var at, var incident, var engineer, _) -> {
        Seat seat = seat(engineer);
        if (incident.equals(seat.on)) {
          seat.account(at.toEpochMilli());
          seat.free();
        }
      }
      case DeskEvent.MajorEnded(var at, var incident, _, var members) ->
          ended(incident, members, at.toEpochMilli());
    }
  }

  private void arranged(Team team) {
    Floor floor = teams.get(team.id());
    if (floor == null) {
      teams.put(team.id(), new Floor(team, window, slice));
    } else {
      floor.team = team;
    }
    lines.computeIfAbsent(team.line(), _ -> new Floor(team, window, slice));
  }

  private void enrolled(Member member) {
    Seat seat = seats.computeIfAbsent(member.id(), id -> new Seat(id, window, week));
    seat.shares = member.shares();
  }

  // Tickets.

  private void queued(Spot spot, Floor floor, long at) {
    leave(spot, at);
    boolean otherLine = spot.team != null && spot.team.team.line() != floor.team.line();
    if (otherLine || spot.begun) {
      unserved(spot);
    }
    spot.team = floor;
    if (floor.team.vendor() != null) {
      unserved(spot);
      spot.where = Spot.Where.AT_VENDOR;
      floor.atVendor.add(at, 1);
      line(floor).atVendor.add(at, 1);
      return;
    }
    enqueue(spot, floor, at);
  }

  private void enqueue(Spot spot, Floor floor, long at) {
    spot.where = Spot.Where.WAITING;
    floor.waiting.add(at, 1);
    line(floor).waiting.add(at, 1);
    if (spot.waitsSince == Case.NEVER) {
      spot.waitsSince = at;
      spot.begun = false;
    }
  }

  private void assigned(DeskEvent.Assigned event, long at) {
    Spot spot = spot(event.incident());
    leave(spot, at);
    spot.team = floor(event.team());
    if (spot.waitsSince == Case.NEVER && !spot.begun) {
      spot.waitsSince = at; // Handed out by hand, without a queue.
    }
    spot.where = Spot.Where.WITH;
    spot.seat = seat(event.engineer());
    spot.seat.account(at);
    spot.seat.now(event.incident(), spot.team);
  }

  private void begun(Spot spot, Seat seat, long at) {
    seat.pickedUp += window.has(at) ? 1 : 0;
    if (spot.waitsSince != Case.NEVER && spot.team != null) {
      if (window.has(spot.waitsSince)) {
        long wait = at - spot.waitsSince;
        spot.team.waits.add(wait);
        line(spot.team).waits.add(wait);
      }
      spot.waitsSince = Case.NEVER;
    }
    spot.begun = true;
  }

  private void returned(Spot spot, long at) {
    leave(spot, at);
    if (spot.team != null) {
      enqueue(spot, spot.team, at);
    }
  }

  /** It is no longer where it was; whoever was on it is free. */
  private void leave(Spot spot, long at) {
    Floor floor = spot.team;
    switch (spot.where) {
      case WAITING -> {
        if (floor != null) {
          floor.waiting.add(at, -1);
          line(floor).waiting.add(at, -1);
        }
      }
      case AT_VENDOR -> {
        if (floor != null) {
          floor.atVendor.add(at, -1);
          line(floor).atVendor.add(at, -1);
        }
      }
      case WITH -> {
        if (spot.seat != null) {
          spot.seat.account(at);
          spot.seat.free();
        }
      }
      case AWAY, SUSPENDED, CORE_TEAM -> {}
    }
    spot.where = Spot.Where.AWAY;
    spot.seat = null;
  }

  /** Nobody will begin on it where it waited. */
  private void unserved(Spot spot) {
    if (spot.waitsSince != Case.NEVER && spot.team != null && window.has(spot.waitsSince)) {
      spot.team.unserved++;
      line(spot.team).unserved++;
    }
    spot.waitsSince = Case.NEVER;
    spot.begun = false;
  }

  // P1s.

  private void join(IncidentId major, List<CoreMember> members, long at) {
    for (CoreMember member : members) {
      Seat seat = seat(member.engineer());
      seat.account(at);
      seat.joins(major);
      Spot left = member.left() == null ? null : spots.get(member.left());
      if (left != null && left.where == Spot.Where.WITH) {
        left.where = Spot.Where.SUSPENDED;
      }
    }
  }

  private void ended(IncidentId major, List<CoreMember> members, long at) {
    for (Seat seat : seats.values()) {
      if (major.equals(seat.on)) {
        seat.account(at);
        goBack(seat, backTo(members, seat.engineer));
      }
    }
    spot(major).where = Spot.Where.AWAY;
  }

  private void goBack(Seat seat, @Nullable IncidentId ticket) {
    Spot spot = ticket == null ? null : spots.get(ticket);
    if (ticket == null || spot == null) {
      seat.free();
    } else if (spot.where == Spot.Where.CORE_TEAM) {
      seat.joins(ticket);
    } else if (spot.team != null) {
      spot.where = Spot.Where.WITH;
      spot.seat = seat;
      seat.now(ticket, spot.team);
    }
  }

  private static @Nullable IncidentId backTo(List<CoreMember> members, EngineerId engineer) {
    for (CoreMember member : members) {
      if (member.engineer().equals(engineer)) {
        return member.left();
      }
    }
    return null;
  }

  // Lookups.

  private Spot spot(IncidentId incident) {
    return spots.computeIfAbsent(incident, _ -> new Spot());
  }

  private Floor floor(TeamId team) {
    return known(teams.get(team), team);
  }

  private Floor line(Floor team) {
    return known(lines.get(team.team.line()), team.team.line());
  }

  private Seat seat(EngineerId engineer) {
    return known(seats.get(engineer), engineer);
  }

  private static <T> T known(@Nullable T value, Object id) {
    if (value == null) {
      throw new IllegalStateException("The desk never spoke of it before (" + id + ").");
    }
    return value;
  }

  // The end.

  /** The horizon has come. */
  void finish() {
    seats.values().forEach(seat -> seat.account(window.until()));
  }

  Map<Line, Floor> lines() {
    return lines;
  }

  Map<TeamId, Floor> teams() {
    return teams;
  }

  Map<EngineerId, Seat> seats() {
    return seats;
  }

  /** {@return the share of a line's people's present time that they are busy} */
  double utilisation(Line line) {
    double busy = 0;
    double present = 0;
    for (Seat seat : seats.values()) {
      double part = 0;
      for (Floor floor : teams.values()) {
        part += floor.team.line() == line ? seat.part(floor.team.id()) : 0;
      }
      busy += part * seat.busy();
      present += part * seat.present();
    }
    return present == 0 ? Double.NaN : busy / present;
  }

  /** {@return the share of a team's people's present time that they are busy} */
  double utilisation(TeamId team) {
    double busy = 0;
    double present = 0;
    for (Seat seat : seats.values()) {
      busy += seat.part(team) * seat.busy();
      present += seat.part(team) * seat.present();
    }
    return present == 0 ? Double.NaN : busy / present;
  }

  /** {@return tickets that wait for somebody to begin, now} */
  long waitingNow() {
    long waiting = 0;
    for (Floor line : lines.values()) {
      waiting += line.waiting.value();
    }
    return waiting;
  }
}
