package io.fixfirst.core.incident;

import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds events into the state, and with it what the desk has to be told: a message is part of the
 * state that comes of an event, so that it can be repeated after a restart word for word.
 */
final class IncidentEvolution {

  private IncidentEvolution() {}

  static Incident evolve(Incident incident, IncidentEvent event) {
    if ((incident.stage() == Stage.ABSENT) != (event instanceof IncidentEvent.Opened)) {
      throw new IllegalStateException(
          "An incident is opened first and once (" + incident.id() + ", " + event + ").");
    }
    IncidentEdit next = new IncidentEdit(incident);
    switch (event) {
      case IncidentEvent.Opened opened -> open(next, opened);
      case IncidentEvent.ClocksMoved(var at, var moves) -> {
        next.clocks = next.clocks.moved(at, moves);
        if (next.desk.turn() == 0 && next.known().priority() != Priority.P1) {
          next.offerAnew(); // Its first clocks run: now the desk can know its deadline.
        }
      }
      case IncidentEvent.ClockWarned(_, var clock) -> next.clocks = next.clocks.warned(clock);
      case IncidentEvent.ClockBreached(_, var clock, _) ->
          next.clocks = next.clocks.breached(clock);
      case IncidentEvent.AlarmAdded(_, var alarm, _) -> next.alarms = next.alarms.with(alarm);
      case IncidentEvent.AlarmCleared(_, var alarm) -> next.alarms = next.alarms.cleared(alarm);
      case IncidentEvent.TechnicallyRestored _ -> {} // No alarm stands: the alarms say so.
      case IncidentEvent.AlarmClearedUnheard(_, var alarm, var raised) ->
          next.alarms = next.alarms.clearedUnheard(alarm, raised);
      case IncidentEvent.TermsApplied(_, var terms, var priority, var revision) -> {
        next.opening = next.known().under(terms, priority, revision == null ? 0 : revision);
        next.offer();
      }
      case IncidentEvent.Acknowledged acknowledged -> acknowledge(next, acknowledged);
      case IncidentEvent.Queued queued -> {
        next.place =
            next.place.withVendor(queued.line(), queued.team(), queued.vendor(), queued.promised());
        next.hands = next.hands.queued(queued.number());
        if (queued.turn() == next.desk.turn()) {
          next.desk = next.desk.confirmed();
        }
      }
      case IncidentEvent.Assigned assigned -> {
        next.place = next.place.withVendor(assigned.line(), assigned.team(), null, null);
        next.hands = next.hands.assigned(assigned, next.known().terms().touchLimit());
      }
      case IncidentEvent.Returned returned -> next.hands = next.hands.returned(returned.engineer());
      case IncidentEvent.WorkSuspended(var at, _, _, var major, _, var step) ->
          next.hands = next.hands.suspended(major, at, step == null ? 0 : step);
      case IncidentEvent.WorkReinstated(var at, _, _, _, var step) ->
          next.hands = next.hands.reinstated(at, step == null ? 0 : step);
      case IncidentEvent.Escalated(_, _, _, var to, var team, var skills, _) -> {
        next.place = Place.at(to, team, skills);
        next.hands = next.hands.free();
        next.move();
      }
      case IncidentEvent.VendorOverdue _ -> next.place = next.place.overdue();
      case IncidentEvent.Waiting(_, _, var reason, var until, var text) -> {
        if (next.stage == Stage.OPEN) {
          next.desk = next.desk.say(DeskLink.Kind.WITHDRAW);
        }
        next.stage = Stage.WAITING;
        next.waiting = new Incident.Waiting(reason, until, text);
        leaveFloor(next);
      }
      case IncidentEvent.Resumed _ -> {
        next.stage = Stage.OPEN;
        next.waiting = null;
        next.offerAnew();
      }
      case IncidentEvent.Reprioritised(_, _, var impact, var urgency, var priority, _) -> {
        next.opening = next.known().weighed(impact, urgency, priority);
        next.offer();
      }
      case IncidentEvent.MajorDeclared declared -> declareMajor(next, declared);
      case IncidentEvent.CoreTeamFormed(_, var members, var paged) -> {
        Major formed = major(next).formed(members, paged);
        next.major = formed;
        if (members.stream().anyMatch(one -> formed.seen().containsKey(one.engineer().text()))) {
          next.opening = next.known().acknowledgedNow();
        }
      }
      case IncidentEvent.MorePaged(_, var paged) -> next.major = major(next).called(paged);
      case IncidentEvent.CoreTeamExtensionRequested asked ->
          next.major = major(next).asked(asked, asked.by().equals(IncidentRules.TIMER));
      case IncidentEvent.CoreTeamExtended(_, var request, var members) ->
          next.major = major(next).extended(request, members);
      case IncidentEvent.CoreMemberLeft(_, var engineer, _) ->
          next.major = major(next).without(engineer);
      case IncidentEvent.PageSeen(_, var engineer, var seen, var seenBefore) -> {
        next.major = major(next).seen(new Major.Seen(engineer, seen, seenBefore));
        if (next.major.has(engineer)) {
          next.opening = next.known().acknowledgedNow();
        }
      }
      case IncidentEvent.WorkaroundReported(var at, var by, var text) -> {
        next.restored = new Incident.Restored(at, by, text);
        next.updates = next.updates.promised(null);
        if (endMajor(next)) {
          next.offerAnew(); // The cause is still to be removed, as ordinary work.
        } else {
          next.offer();
        }
      }
      case IncidentEvent.Resolved(var at, var by, var text, var closesAt) -> {
        endMajor(next);
        if (next.stage == Stage.OPEN) {
          next.desk = next.desk.say(DeskLink.Kind.WITHDRAW);
        }
        next.stage = Stage.RESOLVED;
        next.waiting = null;
        next.resolution = new Incident.Resolution(at, by, text, closesAt);
        next.updates = next.updates.promised(null);
        leaveFloor(next);
      }
      case IncidentEvent.Reopened _ -> reopen(next);
      case IncidentEvent.Closed _ -> {
        next.stage = Stage.CLOSED;
        next.updates =
            next.updates.promised(null); // One may have been promised since it was resolved.
        next.desk = next.desk.say(DeskLink.Kind.WITHDRAW_OVER);
      }
      case IncidentEvent.NoteAdded _ -> next.notes++;
      case IncidentEvent.UpdatePublished(var at, _, _, var nextDue) ->
          next.updates = new Incident.Updates(nextDue, false, next.updates.published() + 1, at);
      case IncidentEvent.UpdatePromised(_, var due) -> next.updates = next.updates.promised(due);
      case IncidentEvent.UpdateOverdue(_, var due) ->
          next.updates =
              new Incident.Updates(due, true, next.updates.published(), next.updates.last());
      case IncidentEvent.ReviewDue(_, var due, var owner) ->
          next.review = new Incident.Review(due, owner, false);
      case IncidentEvent.ReviewFinished _ -> {
        Incident.Review review = next.review;
        if (review == null) {
          throw new IllegalStateException("No review was due (" + event + ").");
        }
        next.review = new Incident.Review(review.due(), review.owner(), true);
      }
      case IncidentEvent.ReviewWritten _, IncidentEvent.ReviewPublished _ -> {
        // What it says is read from the journal; no decision asks for it.
      }
      case IncidentEvent.ResponsibilityRecorded(_, var by, var party, var text) ->
          next.responsibility = new Incident.Responsibility(by, party, text);
    }
    return next.done();
  }

  private static void open(IncidentEdit next, IncidentEvent.Opened event) {
    Report report = event.report();
    next.stage = Stage.OPEN;
    next.opening =
        new Opening(
            event.desk(),
            report,
            event.terms(),
            event.priority(),
            report.impact(),
            report.urgency(),
            event.opened(),
            event.alarm() != null,
            false,
            0);
    // Where there are no lines, work goes straight to the expert.
    next.place =
        Place.at(event.terms().touchLimit() == null ? Line.SECOND : Line.FIRST, null, Set.of());
    if (event.alarm() != null) {
      next.alarms = next.alarms.with(event.alarm());
    }
  }

  private static void acknowledge(IncidentEdit next, IncidentEvent.Acknowledged event) {
    next.opening = next.known().acknowledgedNow();
    if (event.engineer() != null && next.stage == Stage.OPEN && !next.majorRuns()) {
      next.hands = next.hands.pickedUp(event.engineer(), touchDue(next, event.at()));
    }
  }

  private static @Nullable Instant touchDue(IncidentEdit next, Instant at) {
    var limit = next.hands.touchLimit(next.known().terms().touchLimit());
    return limit == null || next.place.line() != Line.FIRST ? null : at.plus(limit);
  }

  private static void declareMajor(IncidentEdit next, IncidentEvent.MajorDeclared event) {
    Opening opening = next.known();
    var extendAfter = opening.terms().extendAfter();
    next.opening = opening.under(Priority.P1);
    next.stage = Stage.OPEN;
    next.waiting = null;
    next.restored = null;
    next.major =
        Major.begun(
            event.at(),
            event.by(),
            event.reason(),
            next.major == null ? 0 : next.major.requests(),
            extendAfter == null ? null : event.at().plus(extendAfter));
    leaveFloor(next);
    next.formCoreTeam();
  }

  private static void reopen(IncidentEdit next) {
    boolean away = next.stage != Stage.OPEN;
    next.stage = Stage.OPEN;
    next.waiting = null;
    next.restored = null;
    next.resolution = null;
    next.reopened++;
    if (next.major != null) {
      return; // Once a P1, it is one again: that is declared right after this.
    }
    if (away) {
      next.offerAnew();
    } else {
      next.offer();
    }
  }

  private static boolean endMajor(IncidentEdit next) {
    if (!next.majorRuns()) {
      return false;
    }
    next.major = major(next).over();
    next.desk = next.desk.say(DeskLink.Kind.END_MAJOR);
    return true;
  }

  private static void leaveFloor(IncidentEdit next) {
    next.hands = next.hands.free();
    next.place = next.place.quiet();
  }

  private static Major major(IncidentEdit next) {
    if (next.major == null) {
      throw new IllegalStateException("It was never a P1.");
    }
    return next.major;
  }
}
