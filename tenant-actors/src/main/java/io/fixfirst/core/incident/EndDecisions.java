package io.fixfirst.core.incident;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Rejection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The end of an incident: restored, resolved, told, looked back at; or not over after all. */
final class EndDecisions {

  private EndDecisions() {}

  static boolean repeatsWorkaround(Incident incident, String text) {
    Incident.Restored restored = incident.restored();
    return restored != null && restored.text().equals(text);
  }

  static Decision<IncidentEvent> workaround(Draft draft, String by, String text) {
    boolean wasMajor = draft.incident().majorRuns();
    draft.moveClocks(moves -> IncidentClocks.stop(moves, "workaround"));
    draft.tell(new IncidentEvent.WorkaroundReported(draft.now, by, text));
    return wasMajor ? dueReview(draft) : draft.done();
  }

  static Decision<IncidentEvent> resolve(Draft draft, String by, String text) {
    boolean wasMajor = draft.incident().majorRuns();
    Instant closesAt = draft.now.plus(draft.incident().known().terms().quietTime());
    draft.moveClocks(moves -> IncidentClocks.stop(moves, "resolved"));
    draft.tell(new IncidentEvent.Resolved(draft.now, by, text, closesAt));
    return wasMajor ? dueReview(draft) : draft.done();
  }

  private static Decision<IncidentEvent> dueReview(Draft draft) {
    Major major = draft.incident().major();
    Instant due = draft.now.plus(draft.incident().known().terms().reviewWithin());
    return draft
        .tell(new IncidentEvent.ReviewDue(draft.now, due, major == null ? null : major.lead()))
        .done();
  }

  /** What was a P1 is one again, and calls everybody again. */
  static Draft reopened(Draft draft, String by, String reason) {
    draft.moveClocks(moves -> IncidentClocks.reopen(moves, draft.incident(), draft.now));
    draft.tell(new IncidentEvent.Reopened(draft.now, by, reason));
    if (draft.incident().major() != null) {
      MajorDecisions.declare(draft, by, "Reopened: " + reason);
    }
    return draft.promiseUpdate();
  }

  static Decision<IncidentEvent> close(Draft draft, String by) {
    return draft.tell(new IncidentEvent.Closed(draft.now, by)).done();
  }

  static @Nullable Rejection problem(IncidentCommand.PublishUpdate ask) {
    Duration within = ask.nextWithin();
    if (within != null && (!within.isPositive() || within.compareTo(IncidentRules.AHEAD_MAX) > 0)) {
      return Rejection.invalid(
          "incident.bad-time",
          "The next update is promised within the next year (was " + within + ").");
    }
    return Texts.problem("by", ask.by(), "text", ask.text());
  }

  static Decision<IncidentEvent> publish(Draft draft, IncidentCommand.PublishUpdate ask) {
    Incident incident = draft.incident();
    Instant due = incident.updates().due();
    if (due != null && !incident.updates().overdue() && !due.isAfter(draft.now)) {
      draft.tell(new IncidentEvent.UpdateOverdue(draft.now, due));
    }
    return draft
        .tell(new IncidentEvent.UpdatePublished(draft.now, ask.by(), ask.text(), next(draft, ask)))
        .done();
  }

  private static @Nullable Instant next(Draft draft, IncidentCommand.PublishUpdate ask) {
    if (ask.nextWithin() != null) {
      return draft.now.plus(ask.nextWithin());
    }
    Opening opening = draft.incident().known();
    Duration every = opening.terms().updateEvery().get(opening.priority());
    return every == null || draft.incident().serviceRuns() ? null : draft.inServiceTime(every);
  }

  static boolean repeats(Incident incident, IncidentCommand.RecordResponsibility ask) {
    return new Incident.Responsibility(ask.by(), ask.party(), ask.text())
        .equals(incident.responsibility());
  }

  static Decision<IncidentEvent> responsible(
      Draft draft, IncidentCommand.RecordResponsibility ask) {
    return draft
        .tell(
            new IncidentEvent.ResponsibilityRecorded(draft.now, ask.by(), ask.party(), ask.text()))
        .done();
  }

  static @Nullable Rejection problem(IncidentCommand.FinishReview ask) {
    Rejection problem = Texts.problem("by", ask.by(), "findings", ask.findings());
    for (String step : ask.prevention()) {
      problem = problem == null ? Texts.problem("prevention", step) : problem;
    }
    return problem;
  }

  static @Nullable Rejection problem(String by, ReviewText text) {
    Rejection problem = Texts.problem("by", by);
    return problem == null ? text.problem() : problem;
  }

  static Decision<IncidentEvent> finishReview(Draft draft, IncidentCommand.FinishReview ask) {
    return draft
        .tell(
            new IncidentEvent.ReviewFinished(draft.now, ask.by(), ask.findings(), ask.prevention()))
        .done();
  }
}
