package io.fixfirst.simulation.fork;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.DeskRecord;
import io.fixfirst.core.desk.Explanation;
import io.fixfirst.core.desk.Job;
import io.fixfirst.core.desk.Major;
import io.fixfirst.core.desk.Place;
import io.fixfirst.core.desk.Seat;
import io.fixfirst.core.desk.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a desk could have come to where it is, in as few events as tell it: for those who count and
 * have not been there from the beginning.
 */
final class Prologue {

  private static final Explanation NONE = new Explanation("as it was found", List.of(), 0);

  private final List<DeskEvent> events = new ArrayList<>();
  private final Map<IncidentId, Ticket> tickets = new LinkedHashMap<>();

  private Prologue() {}

  /**
   * {@return events that lead to a desk's state, in order}
   *
   * @param at when it is in that state
   */
  static List<DeskEvent> of(DeskRecord desk, Instant at) {
    Prologue prologue = new Prologue();
    prologue.events.add(new DeskEvent.Arranged(at, desk.teams()));
    for (Seat seat : desk.seats()) {
      prologue.events.add(new DeskEvent.Enrolled(at, seat.member(), null));
      prologue.events.add(
          new DeskEvent.PresenceSet(at, seat.member().id(), seat.presence(), seat.until(), null));
    }
    desk.jobs().forEach(prologue::tell);
    for (Major major : desk.majors()) {
      prologue.tell(major, at);
    }
    return prologue.events;
  }

  private void tell(Job job) {
    tickets.put(job.ticket().incident(), job.ticket());
    switch (job.place()) {
      case Place.Waiting(var team, _) ->
          events.add(
              new DeskEvent.Queued(job.noted(), job.ticket(), team, DeskEvent.Queued.OFFERED));
      case Place.AtVendor(var team, _, _, _) ->
          events.add(
              new DeskEvent.Queued(job.noted(), job.ticket(), team, DeskEvent.Queued.OFFERED));
      case Place.With(var assignment, var pickUpBy, var working, _) ->
          tell(job, assignment, pickUpBy, working);
      case Place.Suspended suspended ->
          tell(job, suspended.assignment(), job.noted(), suspended.begun() ? job.noted() : null);
      case Place.InCore _, Place.Away _ -> {}
    }
  }

  private void tell(Job job, Place.Assignment whose, Instant pickUpBy, @Nullable Instant working) {
    IncidentId incident = job.ticket().incident();
    events.add(
        new DeskEvent.Assigned(
            job.noted(),
            incident,
            whose.engineer(),
            whose.team(),
            job.number(),
            pickUpBy,
            whose.by(),
            NONE));
    if (working != null) {
      events.add(new DeskEvent.PickedUp(working, incident, whose.engineer()));
    }
  }

  private void tell(Major major, Instant at) {
    events.add(
        new DeskEvent.CoreTeamFormed(
            at,
            Objects.requireNonNull(tickets.get(major.incident())),
            major.summary(),
            major.members(),
            List.of(),
            NONE));
  }
}
