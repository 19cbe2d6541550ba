package io.fixfirst.core.incident;

import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.sla.Line;
import java.time.Duration;
import java.time.Instant;

/**
 * What the desk says about a ticket. The desk hands out work and the incident takes note; a note
 * that crosses with a message of ours, comes twice or comes late changes nothing.
 */
final class DeskNotes {

  private DeskNotes() {}

  static Decision<IncidentEvent> queued(Draft draft, IncidentCommand.NoteQueued note) {
    Incident incident = draft.incident();
    Hands hands = incident.hands();
    boolean late = note.turn() != incident.desk().turn() || note.number() < hands.number();
    boolean news =
        !incident.desk().open().isEmpty()
            || hands.engineer() != null
            || note.number() > hands.number()
            || !note.team().equals(incident.place().team())
            || note.line() != incident.place().line();
    if (!incident.onFloor() || late || !news) {
      return unchanged();
    }
    enterLine(draft, note.line());
    Duration promised = note.promised();
    Instant until = promised == null ? null : draft.inServiceTime(promised);
    return draft
        .tell(
            new IncidentEvent.Queued(
                draft.now,
                note.turn(),
                note.number(),
                note.line(),
                note.team(),
                note.vendor(),
                until))
        .done();
  }

  static Decision<IncidentEvent> assigned(Draft draft, IncidentCommand.NoteAssigned note) {
    Incident incident = draft.incident();
    Hands hands = incident.hands();
    if (!incident.onFloor() || note.number() <= hands.number()) {
      return unchanged();
    }
    boolean otherEngineer = hands.number() > 0 && !note.engineer().equals(hands.last());
    boolean cameBack = !note.team().equals(hands.lastTeam()) && hands.teams().contains(note.team());
    enterLine(draft, note.line());
    return draft
        .tell(
            new IncidentEvent.Assigned(
                draft.now,
                note.engineer(),
                note.team(),
                note.line(),
                note.number(),
                note.by(),
                note.why(),
                hands.reassignments() + (otherEngineer ? 1 : 0),
                hands.returns() + (cameBack ? 1 : 0),
                note.touchLimit()))
        .done();
  }

  static Decision<IncidentEvent> returned(Draft draft, IncidentCommand.NoteReturned note) {
    if (!hasIt(draft.incident(), note.engineer(), note.number())) {
      return unchanged();
    }
    return draft
        .tell(new IncidentEvent.Returned(draft.now, note.engineer(), note.number(), note.reason()))
        .done();
  }

  /** Taken for a P1, and perhaps from that one for another. */
  static Decision<IncidentEvent> suspended(Draft draft, IncidentCommand.NoteSuspended note) {
    Hands hands = draft.incident().hands();
    if (!hasIt(draft.incident(), note.engineer(), note.number()) || note.step() <= hands.step()) {
      return unchanged();
    }
    return draft
        .tell(
            new IncidentEvent.WorkSuspended(
                draft.now,
                note.engineer(),
                note.number(),
                note.major(),
                note.remaining(),
                note.step()))
        .done();
  }

  /** That they are back may overtake that they were taken, which is then known to be late. */
  static Decision<IncidentEvent> reinstated(Draft draft, IncidentCommand.NoteReinstated note) {
    Hands hands = draft.incident().hands();
    if (!hasIt(draft.incident(), note.engineer(), note.number()) || note.step() <= hands.step()) {
      return unchanged();
    }
    return draft
        .tell(
            new IncidentEvent.WorkReinstated(
                draft.now, note.engineer(), note.number(), note.major(), note.step()))
        .done();
  }

  private static boolean hasIt(Incident incident, EngineerId engineer, int number) {
    return incident.onFloor()
        && number == incident.hands().number()
        && engineer.equals(incident.hands().engineer());
  }

  private static void enterLine(Draft draft, Line line) {
    if (line != draft.incident().place().line()) {
      draft.moveClocks(moves -> IncidentClocks.enterLine(moves, draft.incident(), line, draft.now));
    }
  }
}
