package io.fixfirst.simulation.stats;

import static io.fixfirst.simulation.stats.Told.ADA;
import static io.fixfirst.simulation.stats.Told.BOB;
import static io.fixfirst.simulation.stats.Told.at;
import static io.fixfirst.simulation.stats.Told.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.Explanation;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.Ticket;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.ClockMove.State;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What streams of events come to, worked out by hand; the window is an hour. */
class CollectorTest {

  private final Told told = new Told();

  @Test
  void a_ticket_waits_until_somebody_begins_however_often_it_is_handed_out() {
    told.presence(0, ADA, Presence.PRESENT)
        .queued(10, 1)
        .assigned(20, 1, ADA)
        .returned(25, 1, ADA)
        .assigned(30, 1, ADA)
        .pickedUp(32, 1, ADA);
    Figures figures = told.figures();
    assertThat(figures.value("lines.1.waitMinutes")).isEqualTo(22);
    assertThat(figures.value("teams.front.begun")).isEqualTo(1);
    // In the queue from 10 to 20 and from 25 to 30.
    assertThat(figures.value("lines.1.queue")).isCloseTo(15 / 60.0, within(1e-12));
    assertThat(figures.value("lines.1.queueMost")).isEqualTo(1);
  }

  @Test
  void who_hangs_up_leaves_unserved_and_has_no_wait() {
    told.queued(10, 1).withdrawn(15, 1);
    Figures figures = told.figures();
    assertThat(figures.value("lines.1.leftUnserved")).isEqualTo(1);
    assertThat(figures.value("lines.1.waitMinutes")).isNaN();
    assertThat(figures.value("lines.1.queueAtTheEnd")).isZero();
  }

  @Test
  void people_are_busy_for_a_share_of_the_time_at_which_they_are_there() {
    told.presence(-30, ADA, Presence.PRESENT)
        .queued(-20, 1)
        .assigned(-20, 1, ADA)
        .pickedUp(-20, 1, ADA) // Busy since before the window.
        .withdrawn(12, 1)
        .presence(40, ADA, Presence.OFF_SHIFT);
    Figures figures = told.figures();
    assertThat(figures.value("engineers.ada.utilisation")).isEqualTo(12 / 40.0);
    assertThat(figures.value("engineers.ada.presentHours")).isCloseTo(40 / 60.0, within(1e-12));
    assertThat(figures.value("engineers.bob.utilisation")).isNaN();
    assertThat(figures.value("lines.1.utilisation")).isEqualTo(12 / 40.0);
    assertThat(figures.value("teams.front.busyEngineers")).isCloseTo(12 / 60.0, within(1e-12));
  }

  @Test
  void a_target_is_kept_missed_or_undecided_at_the_horizon_and_then_in_no_share() {
    told.opened(1, 1, Priority.HIGH).opened(2, 2, Priority.HIGH).opened(3, 3, Priority.HIGH);
    told.resolved(31, 1, 30).breached(42, 2, "resolve").resolved(50, 2, 48);
    Figures figures = told.figures();
    assertThat(figures.value("sla.high.resolve.attained")).isEqualTo(0.5);
    assertThat(figures.value("sla.high.resolve.missed")).isEqualTo(1);
    assertThat(figures.value("sla.high.resolve.undecided")).isEqualTo(1);
    assertThat(figures.value("sla.high.respond.attained")).isEqualTo(1);
    assertThat(figures.value("sla.low.resolve.attained")).isNaN();
    assertThat(figures.value("months.2026-06.sla.high.resolve.attained")).isEqualTo(0.5);
    assertThat(figures.value("tenants.kolding.sla.all.resolve.attained")).isEqualTo(0.5);
    assertThat(figures.value("tickets.opened")).isEqualTo(3);
    assertThat(figures.value("tickets.unresolved")).isEqualTo(1);
    assertThat(figures.value("timeToResolveMinutes.high.mean")).isEqualTo(39);
    assertThat(figures.value("serviceTimeToRestoreMinutes.high.mean")).isEqualTo(39);
    // 30 + 48 + 57 minutes open, in an hour.
    assertThat(figures.value("tickets.open")).isCloseTo((30 + 48 + 57) / 60.0, within(1e-12));
  }

  @Test
  void kinds_of_work_are_told_apart() {
    told.opened(0, 1, Priority.LOW).resolved(10, 1, 10);
    told.opened(0, 2, Priority.LOW, TicketKind.REQUEST).breached(20, 2, "resolve");
    told.resolved(50, 2, 45).opened(5, 3, Priority.HIGH, TicketKind.REQUEST).resolved(15, 3, 10);
    Figures figures = told.figures();
    assertThat(figures.value("kinds.incident.tickets.opened")).isEqualTo(1);
    assertThat(figures.value("kinds.incident.sla.all.resolve.attained")).isEqualTo(1);
    assertThat(figures.value("kinds.request.tickets.opened")).isEqualTo(2);
    assertThat(figures.value("kinds.request.tickets.resolved")).isEqualTo(2);
    assertThat(figures.value("kinds.request.sla.all.resolve.attained")).isEqualTo(0.5);
    assertThat(figures.value("kinds.request.sla.high.resolve.attained")).isEqualTo(1);
    assertThat(figures.value("kinds.request.timeToResolveMinutes.mean")).isEqualTo(30);
    assertThat(figures.value("kinds.problem.tickets.opened")).isZero();
    assertThat(figures.byName()).doesNotContainKey("kinds.problem.tickets.resolved");
  }

  @Test
  void what_was_opened_in_the_warm_up_does_not_count_but_is_there() {
    told.opened(-10, 1, Priority.LOW).resolved(30, 1, 40);
    Figures figures = told.figures();
    assertThat(figures.value("tickets.opened")).isZero();
    assertThat(figures.value("timeToResolveMinutes.low.mean")).isNaN();
    assertThat(figures.value("tickets.open")).isEqualTo(0.5);
  }

  @Test
  void a_clock_that_got_a_longer_target_is_not_missed() {
    told.opened(1, 1, Priority.LOW).breached(20, 1, "resolve");
    told.clocks(21, 1, State.RUNNING, 20).resolved(40, 1, 39);
    assertThat(told.figures().value("sla.low.resolve.attained")).isEqualTo(1);
  }

  @Test
  void reopened_it_is_open_again_and_counts_by_its_last_resolution() {
    told.opened(0, 1, Priority.LOW).resolved(10, 1, 10);
    told.see(ticket(1), new IncidentEvent.Reopened(at(20), "jens", "Again."));
    told.resolved(50, 1, 40);
    Figures figures = told.figures();
    assertThat(figures.value("tickets.reopened")).isEqualTo(1);
    assertThat(figures.value("timeToResolveMinutes.low.mean")).isEqualTo(50);
    assertThat(figures.value("tickets.open")).isCloseTo(40 / 60.0, within(1e-12));
  }

  @Test
  void a_line_solves_a_share_of_what_reaches_it() {
    for (int i = 1; i <= 4; i++) {
      told.opened(i, i, Priority.LOW);
      assignedTo(i, Line.FIRST);
      told.see(ticket(i), new IncidentEvent.Acknowledged(at(i), "ada", ADA));
    }
    assignedTo(4, Line.SECOND);
    for (int i = 1; i <= 4; i++) {
      told.resolved(30, i, 10);
    }
    Figures figures = told.figures();
    assertThat(figures.value("lines.1.solvedShare")).isEqualTo(0.75);
    assertThat(figures.value("lines.1.firstTouchRate")).isEqualTo(0.75);
  }

  @Test
  void a_p1_says_how_long_it_took_and_what_it_cost_the_others() {
    told.presence(0, ADA, Presence.PRESENT).presence(0, BOB, Presence.PRESENT);
    told.opened(5, 1, Priority.HIGH).queued(5, 1).assigned(5, 1, ADA).pickedUp(5, 1, ADA);
    told.opened(10, 2, Priority.P1);
    told.see(ticket(2), new IncidentEvent.MajorDeclared(at(10), "jens", "All is down."));
    List<CoreMember> members =
        List.of(
            new CoreMember(ADA, CoreRole.LEAD, ticket(1), Duration.ofMinutes(25)),
            new CoreMember(BOB, CoreRole.EXPERT, null, null));
    told.queued(10, 2);
    told.desk(
        new DeskEvent.CoreTeamFormed(
            at(12),
            new Ticket(
                ticket(2),
                1,
                Line.FIRST,
                null,
                "mail",
                Set.of(),
                Priority.P1,
                at(10),
                null,
                Duration.ofMinutes(30),
                null),
            "All is down.",
            members,
            List.of(),
            new Explanation("best", List.of(), 2)));
    told.see(ticket(2), new IncidentEvent.CoreTeamFormed(at(12), members, 2));
    told.see(
        ticket(1),
        new IncidentEvent.WorkSuspended(at(12), ADA, 1, ticket(2), Duration.ofMinutes(25), 1));
    told.see(ticket(2), new IncidentEvent.WorkaroundReported(at(40), "ada", "Turned over."));
    told.desk(new DeskEvent.MajorEnded(at(40), ticket(2), 2, members));
    told.see(ticket(1), new IncidentEvent.WorkReinstated(at(40), ADA, 1, ticket(2), 2));
    told.breached(45, 1, "resolve").resolved(50, 1, 45).withdrawn(50, 1);

    Observations observations = told.finish();
    Figures figures = observations.figures();
    assertThat(figures.value("p1.count")).isEqualTo(1);
    assertThat(figures.value("p1.minutesToCoreTeam")).isEqualTo(2);
    assertThat(figures.value("p1.minutesToRestore")).isEqualTo(30);
    assertThat(figures.value("p1.suspendedTickets")).isEqualTo(1);
    assertThat(figures.value("p1.suspendedMinutes")).isEqualTo(28);
    assertThat(figures.value("p1.suspendedThatMissed")).isEqualTo(1);
    assertThat(figures.value("p1.coreTeamHours")).isCloseTo(56 / 60.0, within(1e-12));
    assertThat(figures.value("engineers.ada.utilisation")).isCloseTo(45 / 60.0, within(1e-12));
    assertThat(figures.value("engineers.bob.utilisation")).isCloseTo(28 / 60.0, within(1e-12));

    MajorIncident major = observations.majors().getFirst();
    assertThat(major.members().getFirst().left()).isEqualTo("kolding-1");
    assertThat(major.members().getFirst().minutes()).isEqualTo(28);
    assertThat(major.delayed().getFirst().incident()).isEqualTo("kolding-1");
    assertThat(major.delayed().getFirst().missedItsTarget()).isTrue();
  }

  private void assignedTo(int ticket, Line line) {
    told.see(
        ticket(ticket),
        new IncidentEvent.Assigned(
            at(ticket), ADA, Told.FRONT, line, 1, "desk", "first", 0, 0, null));
  }
}
