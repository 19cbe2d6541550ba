package io.fixfirst.core.desk;

import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.sla.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Teams, who belongs to them, and who is there. */
final class StaffDecisions {

  /** As much as shares of three thirds may be over the whole by rounding. */
  private static final double ROUNDING = 1e-6;

  private StaffDecisions() {}

  static Decision<DeskEvent> arrange(Work work, List<Team> teams) {
    Map<TeamId, Team> byId = new TreeMap<>();
    for (Team team : teams) {
      String wrong =
          byId.put(team.id(), team) != null ? "The team is there twice" : wrongWith(team);
      if (wrong != null) {
        return reject(DeskRefusals.badTeams(wrong + " (" + team.id() + ")."));
      }
    }
    if (teams.stream().allMatch(team -> team.vendor() != null)) {
      return reject(DeskRefusals.badTeams("A desk has at least one team of its own people."));
    }
    boolean same = byId.size() == work.desk().floors().size();
    for (TeamFloor floor : work.desk().floors().values()) {
      Team next = byId.get(floor.team().id());
      boolean kindKept =
          next != null && Objects.equals(next.vendor() == null, floor.team().vendor() == null);
      if (floor.inUse() && !kindKept) {
        return reject(DeskRefusals.teamInUse(floor.team().id()));
      }
      same &= floor.team().equals(next);
    }
    if (same) {
      return unchanged();
    }
    work.emit(new DeskEvent.Arranged(work.now, List.copyOf(teams)));
    byId.keySet().forEach(work.eased::add);
    return work.dispatched();
  }

  private static @Nullable String wrongWith(Team team) {
    if (team.limit() < 0) {
      return "A team's limit of work in progress is 0 or more";
    }
    if (!team.pickUpWithin().isPositive()) {
      return "The time to pick a ticket up is more than zero";
    }
    if (team.touchLimit() != null && team.line() != Line.FIRST) {
      return "Only a team of the first line has a touch limit";
    }
    if (team.touchLimit() != null && !team.touchLimit().isPositive()) {
      return "A touch limit is more than zero";
    }
    if (team.vendor() != null && team.line() != Line.THIRD) {
      return "A vendor is a team of the third line";
    }
    if (team.vendor() != null && team.vendor().isBlank()) {
      return "A vendor has a name";
    }
    if (team.promised() != null && !team.promised().isPositive()) {
      return "What a vendor has promised is more than zero";
    }
    return null;
  }

  static Decision<DeskEvent> enrol(Work work, Member member, int turn) {
    Seat seat = work.desk().seat(member.id());
    if (late(work.desk(), member.id(), turn)) {
      return unchanged();
    }
    double sum = 0;
    for (Map.Entry<TeamId, Double> share : member.shares().entrySet()) {
      Team team = work.desk().team(share.getKey());
      double part = share.getValue();
      sum += part;
      if (team == null) {
        return reject(DeskRefusals.unknownTeam(share.getKey()));
      }
      if (team.vendor() != null) {
        return reject(
            DeskRefusals.badShares("A vendor's team has no members (" + team.id() + ")."));
      }
      if (!(part > 0 && part <= 1)) {
        return reject(
            DeskRefusals.badShares("A share is more than 0 and at most 1 (was " + part + ")."));
      }
    }
    if (sum > 1 + ROUNDING) {
      return reject(DeskRefusals.badShares("Shares are together at most 1 (were " + sum + ")."));
    }
    work.emit(new DeskEvent.Enrolled(work.now, member, turn));
    if (seat == null) {
      for (Major major : new ArrayList<>(work.desk().majors())) {
        alsoPage(work, major, member.id(), DeskEvent.AlsoPaged.ENROLLED);
      }
    }
    work.freed.add(member.id());
    return work.dispatched();
  }

  static Decision<DeskEvent> dismiss(Work work, EngineerId engineer, int turn) {
    if (late(work.desk(), engineer, turn)) {
      return unchanged();
    }
    if (work.desk().seat(engineer) != null) {
      leaveEverything(work, engineer, DeskEvent.Returned.DISMISSED);
    }
    work.emit(new DeskEvent.Dismissed(work.now, engineer, turn));
    return work.dispatched();
  }

  /** {@return whether they have said since whether they belong here} */
  private static boolean late(Desk desk, EngineerId engineer, int turn) {
    Seat seat = desk.seat(engineer);
    DeskRecord.Dismissed gone = desk.dismissed().get(engineer);
    return (seat != null && turn <= seat.told()) || (gone != null && turn <= gone.turn());
  }

  /** Every engineer gets the message, also who comes while the P1 runs. */
  private static void alsoPage(Work work, Major major, EngineerId engineer, String because) {
    work.emit(new DeskEvent.AlsoPaged(work.now, major.incident(), engineer, because));
  }

  static Decision<DeskEvent> setPresence(Work work, DeskCommand.SetPresence command) {
    Seat seat = work.desk().seat(command.engineer());
    if (seat == null) {
      Rejection unknown = DeskRefusals.unknownEngineer(command.engineer());
      return reject(unknown);
    }
    if (command.turn() <= seat.toldPresence()) {
      return unchanged();
    }
    work.emit(
        new DeskEvent.PresenceSet(
            work.now, command.engineer(), command.presence(), command.until(), command.turn()));
    if (seat.presence() == Presence.ON_LEAVE && command.presence() != Presence.ON_LEAVE) {
      for (Major major : new ArrayList<>(work.desk().majors())) {
        if (major.lacks(command.engineer())) {
          alsoPage(work, major, command.engineer(), DeskEvent.AlsoPaged.BACK_FROM_LEAVE);
        }
      }
    }
    switch (command.presence()) {
      case PRESENT -> work.freed.add(command.engineer());
      case ON_LEAVE -> leaveEverything(work, command.engineer(), DeskEvent.Returned.ON_LEAVE);
      case MEETING, OFF_SHIFT, RESTING -> {} // They keep what they are on.
    }
    return work.dispatched();
  }

  private static void leaveEverything(Work work, EngineerId engineer, String reason) {
    TicketDecisions.giveBackAll(work, engineer, reason);
    for (Major major : new ArrayList<>(work.desk().majors())) {
      if (major.member(engineer) != null) {
        work.emit(new DeskEvent.CoreMemberLeft(work.now, major.incident(), engineer, reason));
      }
    }
  }
}
