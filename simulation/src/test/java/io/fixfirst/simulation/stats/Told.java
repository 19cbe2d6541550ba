package io.fixfirst.simulation.stats;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.DispatchPolicy;
import io.fixfirst.core.desk.Explanation;
import io.fixfirst.core.desk.Member;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.desk.Ticket;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.ClockMove;
import io.fixfirst.core.sla.ClockMove.State;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events by hand, with times in minutes after the beginning of a window of an hour. */
final class Told {

  static final Instant BEGIN = Instant.parse("2026-06-01T08:00:00Z");
  static final EngineerId ADA = new EngineerId("ada");
  static final EngineerId BOB = new EngineerId("bob");
  static final TeamId FRONT = new TeamId("front");

  private static final DeskId DESK = new DeskId("desk");
  private static final TenantId TENANT = new TenantId("kolding");
  private static final Duration TARGET = Duration.ofMinutes(40);

  private final Collector collector =
      new Collector(Window.of(BEGIN, BEGIN.plus(Duration.ofHours(1))), ZoneOffset.UTC);
  private long number;

  Told() {
    Team team =
        new Team(
            FRONT,
            "Front",
            Line.FIRST,
            Set.of(),
            DispatchPolicy.FIRST_COME,
            Duration.ofMinutes(5),
            0,
            null,
            null);
    desk(new DeskEvent.Arranged(at(-60), List.of(team)));
    for (EngineerId engineer : List.of(ADA, BOB)) {
      desk(
          new DeskEvent.Enrolled(
              at(-60),
              new Member(engineer, engineer.text(), Set.of(), Map.of(FRONT, 1.0), Set.of()),
              1));
    }
  }

  static Instant at(double minute) {
    return BEGIN.plusMillis(Math.round(minute * 60_000));
  }

  static IncidentId ticket(int ticket) {
    return new IncidentId(TENANT, ticket);
  }

  void see(EntityId entity, Event event) {
    collector.see(new Recorded(++number, entity, 1, event));
  }

  void desk(DeskEvent event) {
    see(DESK, event);
  }

  Told presence(double minute, EngineerId engineer, Presence presence) {
    desk(new DeskEvent.PresenceSet(at(minute), engineer, presence, null, null));
    return this;
  }

  Told opened(double minute, int ticket, Priority priority) {
    return opened(minute, ticket, priority, TicketKind.INCIDENT);
  }

  Told opened(double minute, int ticket, Priority priority, TicketKind kind) {
    Report report =
        new Report(
            "No mail",
            null,
            null,
            null,
            "mail",
            Impact.HIGH,
            Urgency.HIGH,
            false,
            "jens",
            "phone",
            kind);
    Terms terms = Terms.standard(ServiceHours.aroundTheClock(ZoneOffset.UTC));
    see(
        ticket(ticket),
        new IncidentEvent.Opened(at(minute), DESK, report, terms, priority, at(minute), null));
    clocks(minute, ticket, State.RUNNING, 0);
    return this;
  }

  Told clocks(double minute, int ticket, State state, double elapsed) {
    see(
        ticket(ticket),
        new IncidentEvent.ClocksMoved(
            at(minute), List.of(move("respond", state, elapsed), move("resolve", state, elapsed))));
    return this;
  }

  private static ClockMove move(String clock, State state, double elapsed) {
    Duration used = Duration.ofMillis(Math.round(elapsed * 60_000));
    return new ClockMove(clock, state, "because", TARGET, used, null, null);
  }

  Told breached(double minute, int ticket, String clock) {
    see(ticket(ticket), new IncidentEvent.ClockBreached(at(minute), clock, at(minute)));
    return this;
  }

  Told resolved(double minute, int ticket, double elapsed) {
    clocks(minute, ticket, State.STOPPED, elapsed);
    see(ticket(ticket), new IncidentEvent.Resolved(at(minute), "ada", "Done.", at(minute)));
    return this;
  }

  Told queued(double minute, int ticket) {
    Ticket offered =
        new Ticket(
            ticket(ticket),
            1,
            Line.FIRST,
            null,
            "mail",
            Set.of(),
            Priority.HIGH,
            at(minute),
            null,
            Duration.ofMinutes(30),
            null);
    desk(new DeskEvent.Queued(at(minute), offered, FRONT, "offered"));
    return this;
  }

  Told assigned(double minute, int ticket, EngineerId engineer) {
    desk(
        new DeskEvent.Assigned(
            at(minute),
            ticket(ticket),
            engineer,
            FRONT,
            1,
            at(minute + 5),
            "desk",
            new Explanation("first", List.of(), 1)));
    return this;
  }

  Told pickedUp(double minute, int ticket, EngineerId engineer) {
    desk(new DeskEvent.PickedUp(at(minute), ticket(ticket), engineer));
    return this;
  }

  Told returned(double minute, int ticket, EngineerId engineer) {
    desk(new DeskEvent.Returned(at(minute), ticket(ticket), engineer, 1, "not-picked-up"));
    return this;
  }

  Told withdrawn(double minute, int ticket) {
    desk(new DeskEvent.Withdrawn(at(minute), ticket(ticket), 2, true));
    return this;
  }

  Figures figures() {
    return finish().figures();
  }

  Observations finish() {
    return collector.finish();
  }
}
