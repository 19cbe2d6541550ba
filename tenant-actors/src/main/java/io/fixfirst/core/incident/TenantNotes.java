package io.fixfirst.core.incident;

import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import java.time.Instant;

/** What the tenant says: alarms come and clear, the contract changes. */
final class TenantNotes {

  private TenantNotes() {}

  /**
   * An alarm that crosses with the resolution says that it was none: the incident reopens. So does
   * one that makes it a P1 while a workaround holds. One that crosses with the closing is the
   * tenant's again, which raises it anew once it knows.
   */
  static Decision<IncidentEvent> addAlarm(Draft draft, IncidentCommand.AddAlarm command) {
    Alarm alarm = command.alarm();
    if (draft.incident().alarms().knows(alarm) || draft.incident().stage() == Stage.CLOSED) {
      return unchanged();
    }
    draft.tell(new IncidentEvent.AlarmAdded(draft.now, alarm, command.because()));
    if (draft.incident().stage() == Stage.RESOLVED
        || (command.major() && draft.incident().restored() != null)) {
      EndDecisions.reopened(draft, IncidentRules.MONITORING, "An alarm stands: " + alarm.summary());
    }
    if (command.major() && !draft.incident().majorRuns()) {
      MajorDecisions.declare(
          draft, IncidentRules.MONITORING, "By rule: a critical alarm, " + alarm.summary());
    }
    return draft.done();
  }

  /**
   * Its technical side is over when the last alarm clears. What an alarm has opened and nobody has
   * begun to work on is then over altogether; what somebody has in hand stays theirs.
   */
  static Decision<IncidentEvent> clearAlarm(Draft draft, AlarmKey alarm, Instant raised) {
    if (draft.incident().stage() == Stage.CLOSED) {
      return unchanged(); // Its alarms are the tenant's again.
    }
    boolean stood = draft.incident().alarms().stands(alarm, raised);
    boolean unheard = draft.incident().alarms().unheard(alarm, raised);
    if (stood) {
      draft.tell(new IncidentEvent.AlarmCleared(draft.now, alarm));
    }
    if (unheard) {
      // It comes before its alarm, which a tenant that died in between may have left on its way.
      draft.tell(new IncidentEvent.AlarmClearedUnheard(draft.now, alarm, raised));
    }
    if (!stood || draft.incident().alarms().standing() > 0) {
      return draft.done();
    }
    draft.tell(new IncidentEvent.TechnicallyRestored(draft.now));
    Incident incident = draft.incident();
    boolean nobodysYet =
        incident.known().alarmBorn()
            && !incident.known().acknowledged()
            && incident.stage() == Stage.OPEN
            && incident.major() == null;
    return nobodysYet
        ? EndDecisions.resolve(draft, IncidentRules.MONITORING, "Cleared by itself.")
        : draft.done();
  }

  static Decision<IncidentEvent> applyTerms(Draft draft, Terms terms, int revision) {
    Incident incident = draft.incident();
    Opening opening = incident.known();
    if (incident.stage() == Stage.CLOSED || revision <= opening.revision()) {
      return unchanged();
    }
    String problem = terms.problem();
    if (problem != null) {
      return reject(Rejection.invalid("incident.bad-terms", problem));
    }
    Priority priority =
        opening.priority() == Priority.P1
            ? Priority.P1
            : terms.matrix().at(opening.impact(), opening.urgency()).priority();
    draft.moveClocks(
        terms,
        priority,
        moves -> {
          IncidentClocks.reweigh(
              moves,
              draft.incident(),
              terms,
              priority,
              opening.impact(),
              opening.urgency(),
              "terms",
              draft.now);
          IncidentClocks.waitUnder(moves, draft.incident(), terms);
        });
    draft.tell(new IncidentEvent.TermsApplied(draft.now, terms, priority, revision));
    return draft.incident().serviceRuns() ? draft.done() : draft.promiseUpdate().done();
  }
}
