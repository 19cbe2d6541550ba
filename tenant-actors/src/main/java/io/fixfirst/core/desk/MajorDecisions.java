package io.fixfirst.core.desk;

import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A P1 at the desk, from calling everybody to sending everybody back.
 *
 * <p>Whoever is in the core team takes part whatever their presence says: a meeting is left for it,
 * and goes on for them if it still lasts when the P1 is over, because presence itself is untouched.
 */
final class MajorDecisions {

  private MajorDecisions() {}

  static Decision<DeskEvent> form(Work work, DeskCommand.FormCoreTeam command) {
    Ticket ticket = command.ticket();
    IncidentId incident = ticket.incident();
    if (work.desk().late(incident, ticket.turn())) {
      return unchanged();
    }
    if (work.desk().major(incident) != null) {
      work.emit(new DeskEvent.Revised(work.now, ticket)); // It has its core team already.
      return work.dispatched();
    }
    Job job = work.desk().job(incident);
    if (job != null) {
      work.release(job);
    }
    CoreTeams.Choice choice = new CoreTeams(work, ticket).form(command.size());
    work.emit(
        new DeskEvent.CoreTeamFormed(
            work.now,
            ticket,
            command.summary(),
            choice.members(),
            others(work.desk(), choice.members()),
            choice.explanation()));
    return work.dispatched();
  }

  private static List<EngineerId> others(Desk desk, List<CoreMember> members) {
    Set<EngineerId> taken = new TreeSet<>();
    members.forEach(member -> taken.add(member.engineer()));
    List<EngineerId> others = new ArrayList<>();
    for (Seat seat : desk.seats()) {
      if (seat.presence() != Presence.ON_LEAVE && !taken.contains(seat.member().id())) {
        others.add(seat.member().id());
      }
    }
    return others;
  }

  static Decision<DeskEvent> extend(Work work, DeskCommand.ExtendCoreTeam command) {
    Major major = work.desk().major(command.incident());
    Job job = work.desk().job(command.incident());
    if (major == null || job == null || command.request() <= major.lastRequest()) {
      return unchanged();
    }
    CoreTeams teams = new CoreTeams(work, job.ticket());
    CoreTeams.Choice choice =
        command.engineer() == null
            ? teams.extend(major, command.size(), command.skills())
            : teams.extend(major, command.engineer());
    work.emit(
        new DeskEvent.CoreTeamExtended(
            work.now,
            command.incident(),
            command.request(),
            choice.members(),
            choice.explanation()));
    return work.dispatched();
  }

  static Decision<DeskEvent> end(Work work, IncidentId incident, int turn) {
    if (work.desk().late(incident, turn)) {
      return unchanged();
    }
    if (work.desk().major(incident) == null) {
      // It was over before the desk had heard of it; as an incident of a P1 it is nobody's since.
      return TicketDecisions.withdraw(work, new DeskCommand.Withdraw(incident, turn, false));
    }
    finish(work, incident, turn);
    return work.dispatched();
  }

  /** Sends the core team back. Whoever has nothing to go back to is free for what waits. */
  static void finish(Work work, IncidentId incident, int turn) {
    Major major = work.desk().major(incident);
    if (major == null) {
      return;
    }
    List<CoreMember> members = new ArrayList<>();
    for (CoreMember member : major.members()) {
      members.add(goingBack(work, incident, member));
      work.freed.add(member.engineer());
    }
    work.emit(new DeskEvent.MajorEnded(work.now, incident, turn, members));
  }

  private static CoreMember goingBack(Work work, IncidentId incident, CoreMember member) {
    EngineerId engineer = member.engineer();
    CoreMember nowhere = new CoreMember(engineer, member.role(), null, null);
    Seat seat = work.desk().seat(engineer);
    IncidentId left = member.left();
    if (left == null || seat == null || !incident.equals(seat.on())) {
      return nowhere;
    }
    Job job = work.desk().job(left);
    if (job != null
        && job.place() instanceof Place.Suspended suspended
        && suspended.assignment().engineer().equals(engineer)) {
      return new CoreMember(engineer, member.role(), left, job.left());
    }
    return isMember(work.desk().major(left), engineer)
        ? new CoreMember(engineer, member.role(), left, null)
        : nowhere;
  }

  private static boolean isMember(@Nullable Major major, EngineerId engineer) {
    return major != null && major.member(engineer) != null;
  }
}
