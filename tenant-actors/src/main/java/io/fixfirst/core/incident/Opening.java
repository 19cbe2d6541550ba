package io.fixfirst.core.incident;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import java.time.Duration;
import java.time.Instant;

/**
 * What an incident is about and what was promised for it.
 *
 * @param terms in force now
 * @param opened since when its clocks run
 * @param alarmBorn whether an alarm has opened it, and not a person
 * @param acknowledged whether somebody has begun to work on it
 * @param revision of the terms, as the tenant counts those that it has told of; 0 for the first
 */
public record Opening(
    DeskId desk,
    Report report,
    Terms terms,
    Priority priority,
    Impact impact,
    Urgency urgency,
    Instant opened,
    boolean alarmBorn,
    boolean acknowledged,
    int revision) {

  Opening acknowledgedNow() {
    return new Opening(
        desk, report, terms, priority, impact, urgency, opened, alarmBorn, true, revision);
  }

  Opening under(Priority newPriority) {
    return under(terms, newPriority, revision);
  }

  Opening under(Terms newTerms, Priority newPriority, int newRevision) {
    return new Opening(
        desk,
        report,
        newTerms,
        newPriority,
        impact,
        urgency,
        opened,
        alarmBorn,
        acknowledged,
        newRevision);
  }

  Opening weighed(Impact newImpact, Urgency newUrgency, Priority newPriority) {
    return new Opening(
        desk,
        report,
        terms,
        newPriority,
        newImpact,
        newUrgency,
        opened,
        alarmBorn,
        acknowledged,
        revision);
  }

  /** {@return what impact and urgency mean, P1 or not} */
  Priority matrixPriority() {
    return terms.matrix().at(impact, urgency).priority();
  }

  /** {@return the resolve target of the present priority} */
  Duration resolveTarget() {
    return terms.resolve(priority, impact, urgency);
  }
}
