package io.fixfirst.core.incident;

import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.incident.IncidentCommand.Acknowledge;
import io.fixfirst.core.incident.IncidentCommand.AddAlarm;
import io.fixfirst.core.incident.IncidentCommand.AddNote;
import io.fixfirst.core.incident.IncidentCommand.ApplyTerms;
import io.fixfirst.core.incident.IncidentCommand.BreachClock;
import io.fixfirst.core.incident.IncidentCommand.ClearAlarm;
import io.fixfirst.core.incident.IncidentCommand.Close;
import io.fixfirst.core.incident.IncidentCommand.DeclareMajor;
import io.fixfirst.core.incident.IncidentCommand.Escalate;
import io.fixfirst.core.incident.IncidentCommand.EscalateByTouchLimit;
import io.fixfirst.core.incident.IncidentCommand.ExtendByTime;
import io.fixfirst.core.incident.IncidentCommand.ExtendCoreTeam;
import io.fixfirst.core.incident.IncidentCommand.FinishReview;
import io.fixfirst.core.incident.IncidentCommand.NoteAssigned;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreMemberLeft;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreTeam;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreTeamExtended;
import io.fixfirst.core.incident.IncidentCommand.NotePageSeen;
import io.fixfirst.core.incident.IncidentCommand.NotePaged;
import io.fixfirst.core.incident.IncidentCommand.NoteQueued;
import io.fixfirst.core.incident.IncidentCommand.NoteReinstated;
import io.fixfirst.core.incident.IncidentCommand.NoteReturned;
import io.fixfirst.core.incident.IncidentCommand.NoteSuspended;
import io.fixfirst.core.incident.IncidentCommand.Open;
import io.fixfirst.core.incident.IncidentCommand.PublishReview;
import io.fixfirst.core.incident.IncidentCommand.PublishUpdate;
import io.fixfirst.core.incident.IncidentCommand.RecordResponsibility;
import io.fixfirst.core.incident.IncidentCommand.RemindUpdate;
import io.fixfirst.core.incident.IncidentCommand.RemindVendor;
import io.fixfirst.core.incident.IncidentCommand.Reopen;
import io.fixfirst.core.incident.IncidentCommand.ReportWorkaround;
import io.fixfirst.core.incident.IncidentCommand.Reprioritise;
import io.fixfirst.core.incident.IncidentCommand.Resolve;
import io.fixfirst.core.incident.IncidentCommand.Resume;
import io.fixfirst.core.incident.IncidentCommand.Wait;
import io.fixfirst.core.incident.IncidentCommand.WarnClock;
import io.fixfirst.core.incident.IncidentCommand.WriteReview;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The decision table of incidents: what a command means, first as a repeat, then as something that
 * may or may not be done now, then as what it causes.
 */
final class IncidentDecisions {

  private IncidentDecisions() {}

  static Decision<IncidentEvent> decide(Incident incident, IncidentCommand command, Instant now) {
    if (incident.stage() == Stage.ABSENT) {
      return command instanceof Open open
          ? OpenDecision.open(incident, open, now)
          : reject(AllowedActions.UNKNOWN);
    }
    Draft draft = new Draft(incident, now);
    return switch (command) {
      case Open _ -> unchanged();

      // Messages of other entities: a repeat or a late one changes nothing.
      case AddAlarm note -> TenantNotes.addAlarm(draft, note);
      case ClearAlarm(var alarm, var raised) -> TenantNotes.clearAlarm(draft, alarm, raised);
      case ApplyTerms(var terms, var revision) -> TenantNotes.applyTerms(draft, terms, revision);
      case NoteQueued note -> DeskNotes.queued(draft, note);
      case NoteAssigned note -> DeskNotes.assigned(draft, note);
      case NoteReturned note -> DeskNotes.returned(draft, note);
      case NoteSuspended note -> DeskNotes.suspended(draft, note);
      case NoteReinstated note -> DeskNotes.reinstated(draft, note);
      case NoteCoreTeam note -> MajorDecisions.formed(draft, note);
      case NotePaged note -> MajorDecisions.paged(draft, note);
      case NoteCoreTeamExtended(var request, var members) ->
          MajorDecisions.extended(draft, request, members);
      case NoteCoreMemberLeft note -> MajorDecisions.left(draft, note);
      case NotePageSeen note -> MajorDecisions.pageSeen(draft, note);

      // Timers: one that is early or stale changes nothing.
      case EscalateByTouchLimit(var number) -> TimerDecisions.touchLimit(draft, number);
      case ExtendByTime _ -> TimerDecisions.extend(draft);
      case RemindUpdate _ -> TimerDecisions.remindUpdate(draft);
      case RemindVendor _ -> TimerDecisions.remindVendor(draft);
      case WarnClock(var clock) -> TimerDecisions.warn(draft, clock);
      case BreachClock(var clock) -> TimerDecisions.breach(draft, clock);
      case Resume(var by) when by.equals(IncidentRules.TIMER) -> TimerDecisions.resume(draft);
      case Close(var by) when by.equals(IncidentRules.TIMER) -> TimerDecisions.close(draft);

      // People: what may be done now is in AllowedActions.
      case Acknowledge ask ->
          asked(
              draft,
              IncidentAction.ACKNOWLEDGE,
              WorkDecisions.repeats(incident, ask),
              Texts.problem("by", ask.by()),
              () -> WorkDecisions.acknowledge(draft, ask));
      case Escalate ask ->
          asked(
              draft,
              IncidentAction.ESCALATE,
              WorkDecisions.repeats(incident, ask),
              Texts.problem("by", ask.by(), "reason", ask.reason()),
              () -> WorkDecisions.escalate(draft, ask));
      case Wait ask ->
          asked(
              draft,
              IncidentAction.WAIT,
              WorkDecisions.repeats(incident, ask),
              WorkDecisions.problem(ask, now),
              () -> WorkDecisions.await(draft, ask));
      case Resume(var by) ->
          asked(
              draft,
              IncidentAction.RESUME,
              false,
              Texts.problem("by", by),
              () -> WorkDecisions.resume(draft, by));
      case Reprioritise ask ->
          asked(
              draft,
              IncidentAction.REPRIORITISE,
              WorkDecisions.repeats(incident, ask),
              Texts.problem("by", ask.by(), "reason", ask.reason()),
              () -> WorkDecisions.reprioritise(draft, ask));
      case DeclareMajor(var by, var reason) ->
          asked(
              draft,
              IncidentAction.DECLARE_MAJOR,
              incident.majorRuns(),
              Texts.problem("by", by, "reason", reason),
              () -> MajorDecisions.declare(draft, by, reason).done());
      case ExtendCoreTeam ask ->
          asked(
              draft,
              IncidentAction.EXTEND_CORE_TEAM,
              false,
              MajorDecisions.problem(ask),
              () -> MajorDecisions.extend(draft, ask));
      case ReportWorkaround(var by, var text) ->
          asked(
              draft,
              IncidentAction.WORKAROUND,
              EndDecisions.repeatsWorkaround(incident, text),
              Texts.problem("by", by, "text", text),
              () -> EndDecisions.workaround(draft, by, text));
      case Resolve(var by, var text) ->
          asked(
              draft,
              IncidentAction.RESOLVE,
              incident.stage() == Stage.RESOLVED,
              Texts.problem("by", by, "text", text),
              () -> EndDecisions.resolve(draft, by, text));
      case Reopen(var by, var reason) ->
          asked(
              draft,
              IncidentAction.REOPEN,
              false,
              Texts.problem("by", by, "reason", reason),
              () -> EndDecisions.reopened(draft, by, reason).done());
      case Close(var by) ->
          asked(
              draft,
              IncidentAction.CLOSE,
              incident.stage() == Stage.CLOSED,
              Texts.problem("by", by),
              () -> EndDecisions.close(draft, by));
      case AddNote(var by, var text) ->
          asked(
              draft,
              IncidentAction.NOTE,
              false,
              Texts.problem("by", by, "text", text),
              () -> draft.tell(new IncidentEvent.NoteAdded(now, by, text)).done());
      case PublishUpdate ask ->
          asked(
              draft,
              IncidentAction.UPDATE,
              false,
              EndDecisions.problem(ask),
              () -> EndDecisions.publish(draft, ask));
      case RecordResponsibility ask ->
          asked(
              draft,
              IncidentAction.RECORD_RESPONSIBILITY,
              EndDecisions.repeats(incident, ask),
              Texts.problem("by", ask.by(), "party", ask.party(), "text", ask.text()),
              () -> EndDecisions.responsible(draft, ask));
      case FinishReview ask ->
          asked(
              draft,
              IncidentAction.FINISH_REVIEW,
              false,
              EndDecisions.problem(ask),
              () -> EndDecisions.finishReview(draft, ask));
      case WriteReview(var by, var text) ->
          asked(
              draft,
              IncidentAction.WRITE_REVIEW,
              false,
              EndDecisions.problem(by, text),
              () -> draft.tell(new IncidentEvent.ReviewWritten(now, by, text)).done());
      case PublishReview(var by, var text) ->
          asked(
              draft,
              IncidentAction.PUBLISH_REVIEW,
              false,
              EndDecisions.problem(by, text),
              () -> draft.tell(new IncidentEvent.ReviewPublished(now, by, text)).done());
    };
  }

  /**
   * What a person asks for, once it is known not to be a repeat, to be allowed and to make sense.
   */
  private static Decision<IncidentEvent> asked(
      Draft draft,
      IncidentAction action,
      boolean repeat,
      @Nullable Rejection problem,
      Supplier<Decision<IncidentEvent>> effect) {
    if (repeat) {
      return unchanged();
    }
    Rejection refusal = AllowedActions.refusal(draft.incident(), action);
    if (refusal != null) {
      return reject(refusal);
    }
    return problem == null ? effect.get() : reject(problem);
  }
}
