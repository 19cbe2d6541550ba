package io.fixfirst.core.incident;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.sla.Priority;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The work on an incident before service runs again. */
final class WorkDecisions {

  private WorkDecisions() {}

  static boolean repeats(Incident incident, IncidentCommand.Acknowledge ask) {
    return incident.stage() == Stage.OPEN
        && incident.known().acknowledged()
        && (ask.engineer() == null
            || incident.majorRuns()
            || ask.engineer().equals(incident.hands().pickedUpBy()));
  }

  static Decision<IncidentEvent> acknowledge(Draft draft, IncidentCommand.Acknowledge ask) {
    return draft
        .moveClocks(moves -> IncidentClocks.acknowledge(moves, "acknowledged"))
        .tell(new IncidentEvent.Acknowledged(draft.now, ask.by(), ask.engineer()))
        .done();
  }

  static boolean repeats(Incident incident, IncidentCommand.Escalate ask) {
    Place place = incident.place();
    return incident.onFloor()
        && ask.line() == place.line()
        && (ask.team() == null || ask.team().equals(place.team()))
        && place.skills().containsAll(ask.skills());
  }

  static Decision<IncidentEvent> escalate(Draft draft, IncidentCommand.Escalate ask) {
    Incident incident = draft.incident();
    return draft
        .moveClocks(
            moves -> IncidentClocks.enterLine(moves, draft.incident(), ask.line(), draft.now))
        .tell(
            new IncidentEvent.Escalated(
                draft.now,
                ask.by(),
                incident.place().line(),
                ask.line(),
                ask.team(),
                Skills.sorted(ask.skills()),
                ask.reason()))
        .done();
  }

  static boolean repeats(Incident incident, IncidentCommand.Wait ask) {
    Incident.Waiting waiting = incident.waiting();
    return waiting != null
        && waiting.reason() == ask.reason()
        && Objects.equals(waiting.until(), ask.until())
        && waiting.text().equals(ask.text());
  }

  static @Nullable Rejection problem(IncidentCommand.Wait ask, Instant now) {
    Instant until = ask.until();
    if (until != null
        && (!until.isAfter(now) || until.isAfter(now.plus(IncidentRules.AHEAD_MAX)))) {
      return Rejection.invalid(
          "incident.bad-time",
          "An incident waits until some time within the next year (was " + until + ").");
    }
    return Texts.problem("by", ask.by(), "text", ask.text());
  }

  static Decision<IncidentEvent> await(Draft draft, IncidentCommand.Wait ask) {
    boolean pauses = draft.incident().known().terms().pausedBy().contains(ask.reason());
    return draft
        .moveClocks(
            moves -> {
              if (pauses) {
                String because = IncidentClocks.waitingFor(ask.reason());
                IncidentClocks.pause(moves, draft.incident(), because);
              } else if (draft.incident().waiting() != null) {
                IncidentClocks.goOn(
                    moves, draft.incident(), IncidentClocks.waitingFor(ask.reason()));
              }
            })
        .tell(new IncidentEvent.Waiting(draft.now, ask.by(), ask.reason(), ask.until(), ask.text()))
        .done();
  }

  static Decision<IncidentEvent> resume(Draft draft, String by) {
    return draft
        .moveClocks(moves -> IncidentClocks.goOn(moves, draft.incident(), "resumed"))
        .tell(new IncidentEvent.Resumed(draft.now, by))
        .done();
  }

  static boolean repeats(Incident incident, IncidentCommand.Reprioritise ask) {
    return incident.known().impact() == ask.impact() && incident.known().urgency() == ask.urgency();
  }

  static Decision<IncidentEvent> reprioritise(Draft draft, IncidentCommand.Reprioritise ask) {
    Opening opening = draft.incident().known();
    Priority priority = opening.terms().matrix().at(ask.impact(), ask.urgency()).priority();
    draft
        .moveClocks(
            opening.terms(),
            priority,
            moves ->
                IncidentClocks.reweigh(
                    moves,
                    draft.incident(),
                    opening.terms(),
                    priority,
                    ask.impact(),
                    ask.urgency(),
                    "priority",
                    draft.now))
        .tell(
            new IncidentEvent.Reprioritised(
                draft.now, ask.by(), ask.impact(), ask.urgency(), priority, ask.reason()));
    return draft.incident().serviceRuns() ? draft.done() : draft.promiseUpdate().done();
  }
}
