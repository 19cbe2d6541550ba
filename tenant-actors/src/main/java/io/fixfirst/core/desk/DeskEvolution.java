package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each of the desk's events changes. */
final class DeskEvolution {

  private DeskEvolution() {}

  static Desk evolve(Desk desk, DeskEvent event) {
    DeskEdit edit = new DeskEdit(desk, event.at());
    switch (event) {
      case DeskEvent.Arranged(_, var teams) -> edit.putTeams(teams);
      case DeskEvent.Enrolled(var at, var member, var turn) ->
          enrolled(edit, member, at, counted(turn));
      case DeskEvent.Dismissed(_, var engineer, var turn) ->
          dismissed(edit, engineer, counted(turn));
      case DeskEvent.PresenceSet(_, var engineer, var presence, var until, var turn) ->
          edit.putSeat(edit.seat(engineer).with(presence, until, counted(turn)));
      case DeskEvent.Queued queued -> queued(edit, queued);
      case DeskEvent.Revised(_, var ticket) -> revised(edit, ticket);
      case DeskEvent.Withdrawn withdrawn -> withdrawn(edit, withdrawn);
      case DeskEvent.Assigned assigned -> assigned(edit, assigned);
      case DeskEvent.PickedUp(var at, var incident, var engineer) ->
          pickedUp(edit, edit.job(incident), engineer, at);
      case DeskEvent.Returned returned -> returned(edit, returned);
      case DeskEvent.Estimated(var at, var incident, var effort, _) ->
          estimated(edit, edit.job(incident), effort, at);
      case DeskEvent.CoreTeamFormed formed -> CoreEvolution.formed(edit, formed);
      case DeskEvent.CoreTeamExtended extended -> CoreEvolution.extended(edit, extended);
      case DeskEvent.AlsoPaged(_, var incident, var engineer, _) ->
          edit.putMajor(edit.major(incident).calling(engineer));
      case DeskEvent.CoreMemberLeft left -> CoreEvolution.memberLeft(edit, left);
      case DeskEvent.MajorEnded over -> CoreEvolution.ended(edit, over);
    }
    return edit.done();
  }

  private static void enrolled(DeskEdit edit, Member member, Instant at, int turn) {
    Seat seat = edit.seats.get(member.id());
    edit.putSeat(seat == null ? Seat.of(member, at, turn) : seat.with(member, turn));
    edit.dismissed = edit.dismissed.minus(member.id());
  }

  private static void dismissed(DeskEdit edit, EngineerId engineer, int turn) {
    Seat seat = edit.seats.get(engineer);
    if (seat != null) {
      edit.removeSeat(seat);
    }
    edit.putDismissed(new DeskRecord.Dismissed(engineer, turn, edit.at));
  }

  private static int counted(@Nullable Integer turn) {
    return turn == null ? 0 : turn;
  }

  private static void queued(DeskEdit edit, DeskEvent.Queued event) {
    Ticket ticket = event.ticket();
    Team team = edit.floor(event.team()).team();
    Place place =
        team.vendor() == null
            ? new Place.Waiting(team.id(), team.line())
            : new Place.AtVendor(team.id(), team.line(), team.vendor(), team.promised());
    Job old = edit.jobs.get(ticket.incident());
    if (old == null) {
      edit.putJob(
          new Job(ticket, ticket.turn(), 0, atLeastNone(ticket.effort()), place, null, edit.at, 0));
      return;
    }
    Job job = edit.released(old);
    Job.Back back = event.because().equals(DeskEvent.Queued.RETURNED) ? job.back() : null;
    edit.putJob(
        job.withTicket(ticket, leftOf(job, ticket, edit.at), edit.at)
            .withPlace(place)
            .withBack(back));
  }

  private static void revised(DeskEdit edit, Ticket ticket) {
    Job job = edit.job(ticket.incident());
    if (job.place() instanceof Place.With with && !sameEffort(job, ticket)) {
      // The new estimate counts from now, and so does what is worked on it.
      edit.putSeat(edit.accounted(edit.seat(with.assignment().engineer()), with));
      Instant working = with.working() == null ? null : edit.at;
      edit.putJob(
          job.withTicket(ticket, atLeastNone(ticket.effort()), edit.at)
              .withPlace(
                  new Place.With(with.assignment(), with.pickUpBy(), working, with.after())));
      return;
    }
    Duration left = sameEffort(job, ticket) ? job.left() : atLeastNone(ticket.effort());
    boolean told = job.place() instanceof Place.Waiting || job.place() instanceof Place.AtVendor;
    edit.putJob(job.withTicket(ticket, left, told ? edit.at : job.noted()));
  }

  private static void withdrawn(DeskEdit edit, DeskEvent.Withdrawn event) {
    Job old = edit.jobs.get(event.incident());
    if (old != null) {
      Job job = edit.released(old);
      if (!event.over()) {
        Job away = job.at(new Place.Away(), job.left(), edit.at);
        edit.putJob(away.withTurn(event.turn()).withBack(null));
        return;
      }
      edit.removeJob(edit.job(event.incident()));
    }
    edit.putFinished(
        new DeskRecord.Finished(event.incident(), event.turn(), event.over(), edit.at));
  }

  private static void assigned(DeskEdit edit, DeskEvent.Assigned event) {
    Job job = edit.job(event.incident());
    Seat seat = edit.seat(event.engineer());
    if (seat.on() != null || job.holder() != null || job.team() == null) {
      throw new IllegalStateException("Nobody can be active twice (" + event + ", " + seat + ").");
    }
    Team team = edit.floor(event.team()).team();
    Place.Assignment assignment =
        new Place.Assignment(
            event.engineer(),
            team.id(),
            team.line(),
            event.by(),
            event.explanation().rule(),
            team.touchLimit());
    edit.putJob(
        job.at(new Place.With(assignment, event.pickUpBy(), null, null), job.left(), edit.at)
            .withNumber(event.number())
            .withBack(null));
    edit.putSeat(seat.nowOn(event.incident()));
  }

  private static void pickedUp(DeskEdit edit, Job job, EngineerId engineer, Instant at) {
    Place next =
        switch (job.place()) {
          case Place.With(var assignment, var pickUpBy, _, var after)
              when assignment.engineer().equals(engineer) ->
              new Place.With(assignment, pickUpBy, at, after);
          case Place.Suspended(var assignment, var major, var remaining, _, var after)
              when assignment.engineer().equals(engineer) ->
              new Place.Suspended(assignment, major, remaining, true, after);
          case Place.With _,
              Place.Suspended _,
              Place.Waiting _,
              Place.AtVendor _,
              Place.InCore _,
              Place.Away _ ->
              throw new IllegalStateException("Somebody else's was picked up (" + job + ").");
        };
    edit.putJob(job.withPlace(next));
  }

  private static void returned(DeskEdit edit, DeskEvent.Returned event) {
    Job job = edit.released(edit.job(event.incident()));
    TeamId team = job.team();
    if (team == null || !event.engineer().equals(job.holder())) {
      throw new IllegalStateException("Nobody had what was returned (" + job + ").");
    }
    edit.putJob(
        job.at(new Place.Waiting(team, edit.floor(team).team().line()), job.left(), edit.at)
            .withBack(new Job.Back(event.engineer(), event.number(), event.reason())));
  }

  private static void estimated(DeskEdit edit, Job job, Duration effort, Instant at) {
    if (job.place() instanceof Place.With(var assignment, var pickUpBy, var working, var after)) {
      Place.With with = new Place.With(assignment, pickUpBy, working, after);
      edit.putSeat(edit.accounted(edit.seat(assignment.engineer()), with));
      Instant since = working == null ? null : at;
      edit.putJob(job.at(new Place.With(assignment, pickUpBy, since, after), effort, job.noted()));
    } else {
      edit.putJob(job.at(job.place(), effort, job.noted()));
    }
  }

  /** {@return the work left on a ticket that comes again: what was left, unless said otherwise} */
  private static Duration leftOf(Job job, Ticket ticket, Instant at) {
    return sameEffort(job, ticket) ? job.leftAt(at) : atLeastNone(ticket.effort());
  }

  private static boolean sameEffort(Job job, Ticket ticket) {
    return job.ticket().effort().equals(ticket.effort());
  }

  static Duration atLeastNone(@Nullable Duration effort) {
    return effort == null || effort.isNegative() ? Duration.ZERO : effort;
  }
}
