package io.fixfirst.core.incident;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.Ticket;
import io.fixfirst.core.sla.ClockMove;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.SlaClock;
import io.fixfirst.core.sla.SlaClocks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The next state in the making, for the fold of one event: changed in place, then done. */
final class IncidentEdit {

  private final IncidentId id;
  Stage stage;
  @Nullable Opening opening;
  SlaClocks clocks;
  Alarms alarms;
  Place place;
  Hands hands;
  DeskLink desk;
  Incident.@Nullable Waiting waiting;
  @Nullable Major major;
  Incident.@Nullable Restored restored;
  Incident.@Nullable Resolution resolution;
  Incident.Updates updates;
  Incident.@Nullable Review review;
  Incident.@Nullable Responsibility responsibility;
  int reopened;
  int notes;

  IncidentEdit(Incident incident) {
    id = incident.id();
    stage = incident.stage();
    opening = incident.opening();
    clocks = incident.clocks();
    alarms = incident.alarms();
    place = incident.place();
    hands = incident.hands();
    desk = incident.desk();
    waiting = incident.waiting();
    major = incident.major();
    restored = incident.restored();
    resolution = incident.resolution();
    updates = incident.updates();
    review = incident.review();
    responsibility = incident.responsibility();
    reopened = incident.reopened();
    notes = incident.notes();
  }

  Incident done() {
    return new Incident(
        id,
        stage,
        opening,
        clocks,
        alarms,
        place,
        hands,
        desk,
        waiting,
        major,
        restored,
        resolution,
        updates,
        review,
        responsibility,
        reopened,
        notes);
  }

  Opening known() {
    if (opening == null) {
      throw new IllegalStateException("The incident was never opened (" + id + ").");
    }
    return opening;
  }

  boolean majorRuns() {
    return major != null && major.running();
  }

  /** Tells the desk that the ticket needs somebody, or what has changed about it. */
  void offer() {
    if (stage == Stage.OPEN && !majorRuns()) {
      desk = desk.offerIfNew(ticket());
    }
  }

  /** Tells the desk that the ticket needs somebody, whatever it knows of it. */
  void offerAnew() {
    desk = desk.say(DeskLink.Kind.OFFER, ticket(), 0);
  }

  /** Takes the ticket from where it lies and has it brought to where it must go. */
  void move() {
    desk = desk.move(ticket());
  }

  void formCoreTeam() {
    desk = desk.say(DeskLink.Kind.FORM_CORE_TEAM, ticket(), known().terms().coreTeamSize());
  }

  /** Once service runs, what is left of a P1 is ordinary work. */
  private Ticket ticket() {
    Opening what = known();
    Priority priority = restored == null ? what.priority() : what.matrixPriority();
    SlaClock resolve = clocks.clock(SlaClocks.RESOLVE);
    return new Ticket(
        id,
        desk.turn(),
        place.line(),
        place.team(),
        what.report().category(),
        place.skills(),
        priority,
        what.opened(),
        resolve == null ? null : dueAtDesk(resolve, what.opened()),
        DefaultEffort.of(place.line(), priority),
        hands.last());
  }

  /** What has run out stays first in line: it keeps its old deadline, or else its beginning. */
  private static @Nullable Instant dueAtDesk(SlaClock resolve, Instant opened) {
    if (resolve.state() != ClockMove.State.RUNNING) {
      return null;
    }
    Instant due = resolve.last().move().due();
    return due == null ? opened : due;
  }
}
