package io.fixfirst.core.desk;

import io.fixfirst.core.Effect;
import io.fixfirst.core.Effect.Cancel;
import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.Effect.Wake;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.engineer.EngineerCommand.EndPage;
import io.fixfirst.core.engineer.EngineerCommand.Page;
import io.fixfirst.core.incident.IncidentCommand.NoteAssigned;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreMemberLeft;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreTeam;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreTeamExtended;
import io.fixfirst.core.incident.IncidentCommand.NotePaged;
import io.fixfirst.core.incident.IncidentCommand.NoteQueued;
import io.fixfirst.core.incident.IncidentCommand.NoteReinstated;
import io.fixfirst.core.incident.IncidentCommand.NoteReturned;
import io.fixfirst.core.incident.IncidentCommand.NoteSuspended;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the desk tells incidents and engineers, and its timers.
 *
 * <p>After a restart an incident is told again where its ticket is only if that is news of the last
 * hour before the desk's last event: older news has been repeated until it was answered, and a
 * queue of 100,000 need not wake 100,000 incidents. Timers and P1s that go on are always resumed.
 */
final class DeskEffects {

  private DeskEffects() {}

  static List<Effect> react(Desk before, DeskEvent event, Desk after) {
    List<Effect> effects = new ArrayList<>(2);
    IncidentId changed = null;
    switch (event) {
      case DeskEvent.Arranged _,
          DeskEvent.Enrolled _,
          DeskEvent.Dismissed _,
          DeskEvent.PresenceSet _,
          DeskEvent.Estimated _ -> {}
      case DeskEvent.Queued queued -> {
        changed = queued.ticket().incident();
        tellPlace(after.job(changed), effects);
      }
      case DeskEvent.Revised(_, var ticket) -> {
        Job job = after.job(ticket.incident());
        if (job != null && job.holder() == null) {
          tellPlace(job, effects);
        }
      }
      case DeskEvent.Withdrawn withdrawn -> changed = withdrawn.incident();
      case DeskEvent.Assigned assigned -> {
        changed = assigned.incident();
        tellPlace(after.job(changed), effects);
      }
      case DeskEvent.PickedUp(_, var incident, _) -> changed = incident;
      case DeskEvent.Returned(_, var incident, var engineer, var number, var reason) -> {
        changed = incident;
        effects.add(new Send(incident, new NoteReturned(engineer, number, reason)));
      }
      case DeskEvent.CoreTeamFormed formed -> {
        changed = formed.ticket().incident();
        tellFormed(after.major(changed), effects);
        tellTaken(before, after, formed.members(), effects);
        page(after.major(changed), effects);
      }
      case DeskEvent.CoreTeamExtended(_, var incident, var request, var members, _) -> {
        effects.add(new Send(incident, new NoteCoreTeamExtended(request, members)));
        tellTaken(before, after, members, effects);
        Major major = after.major(incident);
        for (CoreMember member : members) {
          if (major != null) {
            effects.add(page(major, member.engineer(), member.role()));
          }
        }
        tellPaged(before.major(incident), major, effects);
      }
      case DeskEvent.AlsoPaged(_, var incident, var engineer, _) -> {
        Major major = after.major(incident);
        if (major != null) {
          effects.add(page(major, engineer, roleOf(major, engineer)));
        }
        tellPaged(before.major(incident), major, effects);
      }
      case DeskEvent.CoreMemberLeft(_, var incident, var engineer, var reason) -> {
        Major major = before.major(incident);
        if (major != null) {
          effects.add(endPage(Objects.requireNonNull(after.major(incident)), engineer));
          effects.add(left(major, new Major.Left(engineer, major.lastRequest(), reason)));
          tellPassed(before, after, major, effects);
        }
      }
      case DeskEvent.MajorEnded(_, var incident, _, var members) -> {
        Major major = before.major(incident);
        for (CoreMember member : members) {
          if (member.left() != null) {
            tellTimer(before.job(member.left()), after.job(member.left()), effects);
            tellPlace(after.job(member.left()), effects);
          }
        }
        if (major != null) {
          tellPassed(before, after, major, effects);
        }
        endPages(after.ended().get(incident), effects);
      }
    }
    if (changed != null) {
      tellTimer(before.job(changed), after.job(changed), effects);
    }
    return effects;
  }

  static List<Effect> resume(Desk desk) {
    List<Effect> effects = new ArrayList<>();
    Instant news = desk.lastAt().minus(Desk.MEMORY);
    for (Job job : desk.jobs()) {
      if (!job.noted().isBefore(news)) {
        if (job.place() instanceof Place.Waiting && job.back() != null) {
          Job.Back back = job.back();
          effects.add(
              new Send(
                  job.ticket().incident(),
                  new NoteReturned(back.engineer(), back.number(), back.reason())));
        }
        tellPlace(job, effects, true);
      }
      tellTimer(null, job, effects);
    }
    for (Major major : desk.majors()) {
      tellTeam(major, effects);
      page(major, effects);
    }
    for (Major.Ended ended : desk.ended().values()) {
      endPages(ended, effects);
    }
    return effects;
  }

  private static void tellPlace(@Nullable Job job, List<Effect> effects) {
    tellPlace(job, effects, false);
  }

  /**
   * Tells the incident where its ticket is. What it has said itself it need not be told, except
   * after a restart: who has begun may have begun before the incident knew that it was theirs.
   */
  private static void tellPlace(@Nullable Job job, List<Effect> effects, boolean again) {
    if (job == null) {
      return;
    }
    IncidentId incident = job.ticket().incident();
    switch (job.place()) {
      case Place.Waiting(var team, var line) ->
          effects.add(
              new Send(
                  incident,
                  new NoteQueued(job.ticket().turn(), job.number(), line, team, null, null)));
      case Place.AtVendor(var team, var line, var vendor, var promised) ->
          effects.add(
              new Send(
                  incident,
                  new NoteQueued(job.ticket().turn(), job.number(), line, team, vendor, promised)));
      case Place.With(var assignment, _, var working, var after) -> {
        if (working == null || again) {
          effects.add(new Send(incident, assigned(job, assignment)));
        }
        reinstated(job, assignment, after, job.step(), effects);
      }
      case Place.Suspended(var assignment, var major, var remaining, var begun, var after) -> {
        if (!begun || again) {
          effects.add(new Send(incident, assigned(job, assignment)));
        }
        reinstated(job, assignment, after, job.step() - 1, effects);
        effects.add(new Send(incident, suspended(job, assignment, major, remaining)));
      }
      case Place.InCore _, Place.Away _ -> {}
    }
  }

  private static NoteAssigned assigned(Job job, Place.Assignment assignment) {
    return new NoteAssigned(
        assignment.engineer(),
        assignment.team(),
        assignment.line(),
        job.number(),
        assignment.by(),
        assignment.why(),
        assignment.touchLimit());
  }

  private static void reinstated(
      Job job,
      Place.Assignment assignment,
      @Nullable IncidentId after,
      int step,
      List<Effect> effects) {
    if (after != null) {
      effects.add(
          new Send(
              job.ticket().incident(),
              new NoteReinstated(assignment.engineer(), job.number(), after, step)));
    }
  }

  private static NoteSuspended suspended(
      Job job, Place.Assignment assignment, IncidentId major, Duration remaining) {
    return new NoteSuspended(assignment.engineer(), job.number(), major, remaining, job.step());
  }

  private static void tellFormed(@Nullable Major major, List<Effect> effects) {
    if (major != null) {
      effects.add(
          new Send(
              major.incident(),
              new NoteCoreTeam(major.turn(), major.formed(), major.pagedAtFirst())));
    }
  }

  /** Tells a P1 who has come to its core team and left it, in the order in which that was. */
  private static void tellTeam(Major major, List<Effect> effects) {
    tellFormed(major, effects);
    tellLeft(major, 0, effects);
    for (Major.Extension extension : major.extensions()) {
      effects.add(
          new Send(
              major.incident(),
              new NoteCoreTeamExtended(extension.request(), extension.members())));
      tellLeft(major, extension.request(), effects);
    }
    if (major.paged().size() > major.pagedAtFirst()) {
      effects.add(paged(major));
    }
  }

  private static void tellPaged(
      @Nullable Major before, @Nullable Major after, List<Effect> effects) {
    if (before != null && after != null && after.paged().size() > before.paged().size()) {
      effects.add(paged(after));
    }
  }

  private static Effect paged(Major major) {
    return new Send(major.incident(), new NotePaged(major.turn(), major.paged().size()));
  }

  private static void tellLeft(Major major, int request, List<Effect> effects) {
    for (Major.Left left : major.left()) {
      if (left.request() == request) {
        effects.add(left(major, left));
      }
    }
  }

  private static Effect left(Major major, Major.Left left) {
    return new Send(
        major.incident(),
        new NoteCoreMemberLeft(major.turn(), left.request(), left.engineer(), left.reason()));
  }

  /** Ends the pages of the rounds before somebody left the last time. */
  private static Effect endPage(Major major, EngineerId engineer) {
    return new Send(
        engineer, new EndPage(major.incident(), major.turn(), major.rounds(engineer) - 1));
  }

  private static void tellTaken(
      Desk before, Desk after, List<CoreMember> members, List<Effect> effects) {
    for (CoreMember member : members) {
      if (member.left() != null && after.job(member.left()) instanceof Job job) {
        if (job.place() instanceof Place.Suspended) {
          tellPlace(job, effects);
          tellTimer(before.job(member.left()), job, effects);
        }
      }
    }
  }

  /** Tickets left for this P1 by those whom another has taken from it are now left for that one. */
  private static void tellPassed(Desk before, Desk after, Major over, List<Effect> effects) {
    for (CoreMember member : over.members()) {
      if (member.left() != null
          && before.job(member.left()) instanceof Job was
          && was.place() instanceof Place.Suspended
          && after.job(member.left()) instanceof Job job
          && job.place() instanceof Place.Suspended
          && !job.place().equals(was.place())) {
        tellPlace(job, effects);
      }
    }
  }

  private static void page(@Nullable Major major, List<Effect> effects) {
    if (major != null) {
      for (EngineerId engineer : major.paged()) {
        effects.add(
            major.isGone(engineer)
                ? endPage(major, engineer)
                : page(major, engineer, roleOf(major, engineer)));
      }
    }
  }

  private static @Nullable CoreRole roleOf(Major major, EngineerId engineer) {
    CoreMember member = major.member(engineer);
    return member == null ? null : member.role();
  }

  private static Effect page(Major major, EngineerId engineer, @Nullable CoreRole role) {
    return new Send(
        engineer,
        new Page(major.incident(), major.turn(), major.rounds(engineer), major.summary(), role));
  }

  private static void endPages(Major.@Nullable Ended ended, List<Effect> effects) {
    if (ended != null) {
      for (EngineerId engineer : ended.paged()) {
        effects.add(new Send(engineer, new EndPage(ended.incident(), ended.turn(), 0)));
      }
    }
  }

  /** The timer that takes back what is not picked up; it stands while somebody has not begun. */
  private static void tellTimer(@Nullable Job before, @Nullable Job after, List<Effect> effects) {
    Wake was = timer(before);
    Wake is = timer(after);
    if (is != null) {
      effects.add(is);
    } else if (was != null) {
      effects.add(new Cancel(was.name()));
    }
  }

  private static @Nullable Wake timer(@Nullable Job job) {
    if (job != null
        && job.place() instanceof Place.With(var assignment, var pickUpBy, var working, _)
        && working == null) {
      IncidentId incident = job.ticket().incident();
      return new Wake(
          "pick-up:" + incident,
          pickUpBy,
          new DeskCommand.RecallOverdue(incident, assignment.engineer()));
    }
    return null;
  }
}
