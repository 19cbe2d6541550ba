package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a P1 change: who is taken from what, and who comes back to what.
 *
 * <p>Somebody may be taken from one core team for another. Then the other P1 is what they have left
 * there; if it ends first, what they had left for it passes to the P1 that they are on now.
 */
final class CoreEvolution {

  private CoreEvolution() {}

  static void formed(DeskEdit edit, DeskEvent.CoreTeamFormed event) {
    Ticket ticket = event.ticket();
    IncidentId incident = ticket.incident();
    Job old = edit.jobs.get(incident);
    if (old == null) {
      Duration effort = DeskEvolution.atLeastNone(ticket.effort());
      edit.putJob(new Job(ticket, ticket.turn(), 0, effort, new Place.InCore(), null, edit.at, 0));
    } else {
      Job job = edit.released(old);
      edit.putJob(
          job.withTicket(ticket, job.left(), edit.at).withPlace(new Place.InCore()).withBack(null));
    }
    take(edit, incident, event.members());
    List<EngineerId> paged = new ArrayList<>();
    event.members().forEach(member -> paged.add(member.engineer()));
    paged.addAll(event.stoodDown());
    edit.putMajor(
        new Major(
            incident,
            ticket.turn(),
            event.summary(),
            event.members(),
            event.members(),
            paged.size(),
            List.of(),
            List.of(),
            paged));
    edit.ended = edit.ended.minus(incident);
  }

  static void extended(DeskEdit edit, DeskEvent.CoreTeamExtended event) {
    take(edit, event.incident(), event.members());
    Major major = edit.major(event.incident());
    edit.putMajor(major.extended(event.request(), event.members()));
  }

  private static void take(DeskEdit edit, IncidentId incident, List<CoreMember> members) {
    for (CoreMember member : members) {
      Seat seat = edit.seat(member.engineer());
      IncidentId left = member.left();
      Job job = left == null ? null : edit.job(left);
      if (job != null && job.place() instanceof Place.With with) {
        seat = edit.accounted(seat, with);
        Duration remaining = job.leftAt(edit.at);
        edit.putJob(
            job.at(suspended(with, incident, remaining), remaining, edit.at)
                .withStep(job.step() + 1));
      }
      edit.putSeat(seat.nowOn(incident));
    }
  }

  private static Place suspended(Place.With with, IncidentId incident, Duration remaining) {
    IncidentId after = incident.equals(with.after()) ? null : with.after();
    return new Place.Suspended(
        with.assignment(), incident, remaining, with.working() != null, after);
  }

  static void memberLeft(DeskEdit edit, DeskEvent.CoreMemberLeft event) {
    Major major = edit.major(event.incident());
    CoreMember member = major.member(event.engineer());
    if (member == null) {
      throw new IllegalStateException("Nobody left the core team (" + event + ").");
    }
    edit.putMajor(major.without(event.engineer(), event.reason()));
    leave(edit, event.incident(), member, null);
  }

  static void ended(DeskEdit edit, DeskEvent.MajorEnded event) {
    IncidentId incident = event.incident();
    Major major = edit.major(incident);
    edit.majors = edit.majors.minus(incident);
    edit.putEnded(new Major.Ended(incident, event.turn(), edit.at, major.paged()));
    Job job = edit.job(incident);
    edit.putJob(job.at(new Place.Away(), job.left(), edit.at).withTurn(event.turn()));
    for (CoreMember member : major.members()) {
      leave(edit, incident, member, backTo(event.members(), member.engineer()));
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

  private static void leave(
      DeskEdit edit, IncidentId incident, CoreMember member, @Nullable IncidentId back) {
    Seat seat = edit.seat(member.engineer());
    if (!incident.equals(seat.on())) {
      pass(edit, incident, member);
    } else if (back == null) {
      edit.putSeat(seat.free(edit.at));
    } else {
      reinstate(edit, incident, edit.job(back));
      edit.putSeat(seat.nowOn(back));
    }
  }

  private static void reinstate(DeskEdit edit, IncidentId major, Job job) {
    if (job.place() instanceof Place.Suspended suspended) {
      Team team = edit.floor(suspended.assignment().team()).team();
      Instant working = suspended.begun() ? edit.at : null;
      Instant pickUpBy = edit.at.plus(team.pickUpWithin());
      Place with = new Place.With(suspended.assignment(), pickUpBy, working, major);
      edit.putJob(job.at(with, job.left(), edit.at).withStep(job.step() + 1));
    }
  }

  /**
   * What somebody left for this P1 they have now left for the one that took them from it: two steps
   * at once, back from this one and taken for the other.
   */
  private static void pass(DeskEdit edit, IncidentId incident, CoreMember member) {
    for (Major other : edit.majors.values()) {
      CoreMember there = other.member(member.engineer());
      if (there != null && incident.equals(there.left())) {
        edit.putMajor(
            other.replacing(
                new CoreMember(there.engineer(), there.role(), member.left(), member.remaining())));
        Job job = member.left() == null ? null : edit.jobs.get(member.left());
        if (job != null
            && job.place() instanceof Place.Suspended(var assignment, _, _, var begun, _)
            && assignment.engineer().equals(member.engineer())) {
          edit.putJob(
              job.at(
                      new Place.Suspended(
                          assignment, other.incident(), job.left(), begun, incident),
                      job.left(),
                      edit.at)
                  .withStep(job.step() + 2));
        }
      }
    }
  }
}
