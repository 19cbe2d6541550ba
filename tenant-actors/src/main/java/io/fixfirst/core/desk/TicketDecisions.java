package io.fixfirst.core.desk;

import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the incidents and the pick-up timer ask of the desk. */
final class TicketDecisions {

  private TicketDecisions() {}

  static Decision<DeskEvent> offer(Work work, Ticket ticket) {
    IncidentId incident = ticket.incident();
    if (work.desk().late(incident, ticket.turn())) {
      return unchanged();
    }
    Job job = work.desk().job(incident);
    if (job != null && job.place() instanceof Place.InCore) {
      // It is ordinary work now, so its P1 is over.
      MajorDecisions.finish(work, incident, ticket.turn());
      job = work.desk().job(incident);
    }
    Desk desk = work.desk();
    if (job != null && staysHere(desk, job, ticket)) {
      work.emit(new DeskEvent.Revised(work.now, ticket));
      work.arrived.add(incident);
      return work.dispatched();
    }
    TeamFloor floor = Routing.route(desk, ticket);
    if (floor == null) {
      return reject(DeskRefusals.noTeam());
    }
    if (job != null) {
      work.release(job);
    }
    queue(work, ticket, floor.team().id(), DeskEvent.Queued.OFFERED);
    return work.dispatched();
  }

  static void queue(Work work, Ticket ticket, TeamId team, String because) {
    work.emit(new DeskEvent.Queued(work.now, ticket, team, because));
    work.arrived.add(ticket.incident());
  }

  /** {@return whether a ticket on the floor is only described anew and keeps its place} */
  private static boolean staysHere(Desk desk, Job job, Ticket ticket) {
    return switch (job.place()) {
      case Place.Away _, Place.InCore _ -> false;
      case Place.Waiting(var team, _) ->
          ticket.skills().equals(job.ticket().skills()) && samePlace(desk, job, team, ticket);
      case Place.AtVendor vendor -> samePlace(desk, job, vendor.team(), ticket);
      case Place.With with -> keeps(desk, job, with.assignment(), ticket);
      case Place.Suspended suspended -> keeps(desk, job, suspended.assignment(), ticket);
    };
  }

  private static boolean keeps(Desk desk, Job job, Place.Assignment assignment, Ticket ticket) {
    Seat seat = desk.seat(assignment.engineer());
    boolean skilled =
        ticket.skills().equals(job.ticket().skills())
            || (seat != null && seat.member().skills().containsAll(ticket.skills()));
    return skilled && samePlace(desk, job, assignment.team(), ticket);
  }

  private static boolean samePlace(Desk desk, Job job, TeamId team, Ticket ticket) {
    TeamId named = ticket.team();
    if (named != null && desk.team(named) != null) {
      // A hand may have moved it elsewhere since: that holds until the incident names another team.
      return named.equals(team) || named.equals(job.ticket().team());
    }
    return ticket.line() == job.ticket().line();
  }

  static Decision<DeskEvent> withdraw(Work work, DeskCommand.Withdraw command) {
    Job job = work.desk().job(command.incident());
    if (work.desk().late(command.incident(), command.turn())) {
      return unchanged();
    }
    if (job == null) {
      // It has overtaken the offer, which is then known to be late.
      work.emit(
          new DeskEvent.Withdrawn(work.now, command.incident(), command.turn(), command.over()));
      return work.dispatched();
    }
    if (work.desk().major(command.incident()) != null) {
      MajorDecisions.finish(work, command.incident(), command.turn());
    }
    work.release(job);
    work.emit(
        new DeskEvent.Withdrawn(work.now, command.incident(), command.turn(), command.over()));
    return work.dispatched();
  }

  /**
   * Somebody has begun. Who is free and begins what waits, or what another has and has not begun,
   * takes it by that: who works on it has it.
   */
  static Decision<DeskEvent> pickUp(Work work, IncidentId incident, EngineerId engineer) {
    Job job = work.desk().job(incident);
    if (job == null) {
      return unchanged();
    }
    return switch (job.place()) {
      case Place.With with when with.assignment().engineer().equals(engineer) -> {
        if (with.working() == null) {
          work.emit(new DeskEvent.PickedUp(work.now, incident, engineer));
        }
        yield work.dispatched();
      }
      case Place.Suspended suspended when suspended.assignment().engineer().equals(engineer) -> {
        if (!suspended.begun()) {
          work.emit(new DeskEvent.PickedUp(work.now, incident, engineer));
        }
        yield work.dispatched();
      }
      case Place.Waiting(var team, _) -> take(work, job, team, engineer);
      case Place.With with when with.working() == null ->
          take(work, job, with.assignment().team(), engineer);
      case Place.With _, Place.Suspended _, Place.AtVendor _, Place.InCore _, Place.Away _ ->
          unchanged(); // Somebody else was first, or it needs nobody any more.
    };
  }

  private static Decision<DeskEvent> take(Work work, Job job, TeamId team, EngineerId engineer) {
    if (mayTake(job, work.desk().seat(engineer))) {
      IncidentId incident = job.ticket().incident();
      HandDecisions.takeAway(work, job, DeskEvent.Returned.HANDED_OVER);
      HandDecisions.assign(work, job, engineer, team, engineer.text(), "took it themselves");
      work.emit(new DeskEvent.PickedUp(work.now, incident, engineer));
    }
    return work.dispatched();
  }

  private static boolean mayTake(Job job, @Nullable Seat seat) {
    return seat != null
        && seat.on() == null
        && seat.presence() != Presence.ON_LEAVE
        && (job.back() == null || !job.back().engineer().equals(seat.member().id()));
  }

  static Decision<DeskEvent> recallOverdue(Work work, IncidentId incident, EngineerId engineer) {
    Job job = work.desk().job(incident);
    if (job != null
        && job.place() instanceof Place.With with
        && with.assignment().engineer().equals(engineer)
        && with.working() == null
        && !work.now.isBefore(with.pickUpBy())) {
      giveBack(work, job, DeskEvent.Returned.NOT_PICKED_UP);
    }
    return work.dispatched();
  }

  /** Takes a ticket from whoever has it, or had it before a P1, and queues it in the same team. */
  static void giveBack(Work work, Job job, String reason) {
    EngineerId holder = job.holder();
    TeamId team = job.team();
    if (holder != null && team != null) {
      work.release(job);
      IncidentId incident = job.ticket().incident();
      work.emit(new DeskEvent.Returned(work.now, incident, holder, job.number(), reason));
      queue(work, job.ticket(), team, DeskEvent.Queued.RETURNED);
    }
  }

  /** Takes all tickets from an engineer: the one they are on and the one they left for a P1. */
  static void giveBackAll(Work work, EngineerId engineer, String reason) {
    for (IncidentId incident : heldBy(work.desk(), engineer)) {
      Job job = work.desk().job(incident);
      if (job != null && engineer.equals(job.holder())) {
        giveBack(work, job, reason);
      }
    }
  }

  private static List<IncidentId> heldBy(Desk desk, EngineerId engineer) {
    List<IncidentId> held = new ArrayList<>();
    Seat seat = desk.seat(engineer);
    if (seat != null && seat.on() != null) {
      held.add(seat.on());
    }
    for (Major major : desk.majors()) {
      CoreMember member = major.member(engineer);
      if (member != null && member.left() != null) {
        held.add(member.left());
      }
    }
    return held;
  }
}
