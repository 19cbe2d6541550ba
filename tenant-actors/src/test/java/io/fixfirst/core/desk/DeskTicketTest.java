package io.fixfirst.core.desk;

import static io.fixfirst.core.desk.Floor.ADA;
import static io.fixfirst.core.desk.Floor.BOB;
import static io.fixfirst.core.desk.Floor.BUSINESS;
import static io.fixfirst.core.desk.Floor.INFRASTRUCTURE;
import static io.fixfirst.core.desk.Floor.SERVICE_DESK;
import static io.fixfirst.core.desk.Floor.T0;
import static io.fixfirst.core.desk.Floor.VENDOR;
import static io.fixfirst.core.desk.Floor.about;
import static io.fixfirst.core.desk.Floor.desk;
import static io.fixfirst.core.desk.Floor.deskOf;
import static io.fixfirst.core.desk.Floor.holder;
import static io.fixfirst.core.desk.Floor.incident;
import static io.fixfirst.core.desk.Floor.member;
import static io.fixfirst.core.desk.Floor.needing;
import static io.fixfirst.core.desk.Floor.offer;
import static io.fixfirst.core.desk.Floor.pickUp;
import static io.fixfirst.core.desk.Floor.presence;
import static io.fixfirst.core.desk.Floor.present;
import static io.fixfirst.core.desk.Floor.team;
import static io.fixfirst.core.desk.Floor.there;
import static io.fixfirst.core.desk.Floor.ticket;
import static io.fixfirst.core.desk.Floor.vendor;
import static io.fixfirst.core.desk.Floor.weighing;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityScenario;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeskTicketTest {

  private static EntityScenario<Desk, DeskCommand, DeskEvent> adaWorks() {
    return desk().after(there(member(ADA, SERVICE_DESK))).after(offer(1), pickUp(1, ADA));
  }

  @Test
  void a_repeated_or_older_offer_changes_nothing() {
    var scenario = desk().after(offer(ticket(1, 3, Line.FIRST)));
    scenario.when(offer(ticket(1, 3, Line.FIRST))).thenNothing();
    scenario.when(offer(ticket(1, 2, Line.SECOND))).thenNothing();
  }

  @Test
  void a_new_offer_for_the_same_place_keeps_the_engineer() {
    var scenario = adaWorks();
    Ticket heavier = weighing(ticket(1, 2, Line.FIRST), Priority.HIGH, T0.plusSeconds(60));
    scenario.when(offer(heavier)).then(new DeskEvent.Revised(T0, heavier));
    assertThat(holder(scenario.state(), 1)).isEqualTo(ADA);
  }

  @Test
  void an_escalation_frees_the_engineer_for_what_waits() {
    var scenario = adaWorks().after(offer(2));
    scenario
        .when(offer(ticket(1, 2, Line.SECOND)))
        .thenKinds(DeskEvent.Queued.class, DeskEvent.Assigned.class);
    assertThat(scenario.state().job(incident(1)).team()).isEqualTo(INFRASTRUCTURE);
    assertThat(holder(scenario.state(), 2)).isEqualTo(ADA);
  }

  @Test
  void work_done_counts_over_returns_waits_and_other_lines_and_is_never_below_none() {
    var scenario = adaWorks().at(T0.plus(Duration.ofMinutes(25)));
    scenario.after(new DeskCommand.Withdraw(incident(1), 2, false));
    assertThat(scenario.state().job(incident(1)).left()).isEqualTo(Duration.ofMinutes(35));
    scenario.at(T0.plus(Duration.ofMinutes(90))).after(offer(ticket(1, 3, Line.FIRST)));
    scenario.after(pickUp(1, ADA)).at(T0.plus(Duration.ofMinutes(100)));
    scenario.after(new DeskCommand.GiveBack(incident(1), ADA, "needs a specialist"));
    assertThat(scenario.state().job(incident(1)).left()).isEqualTo(Duration.ofMinutes(25));
    scenario.after(there(member(BOB, SERVICE_DESK)));
    scenario.after(pickUp(1, BOB)).at(T0.plus(Duration.ofHours(9)));
    assertThat(scenario.state().job(incident(1)).leftAt(T0.plus(Duration.ofHours(9)))).isZero();
  }

  @Test
  void a_new_estimate_counts_from_now() {
    var scenario = adaWorks().at(T0.plus(Duration.ofMinutes(50)));
    scenario.after(new DeskCommand.Estimate(incident(1), Duration.ofHours(2), "ada"));
    assertThat(scenario.state().job(incident(1)).leftAt(T0.plus(Duration.ofMinutes(60))))
        .isEqualTo(Duration.ofMinutes(110));
    scenario
        .when(new DeskCommand.Estimate(incident(1), Duration.ofHours(-1), "ada"))
        .thenRejected("desk.bad-effort");
    scenario
        .when(new DeskCommand.Estimate(incident(2), Duration.ofHours(1), "ada"))
        .thenRejected("desk.nobody-on-it");
  }

  @Test
  void what_is_late_about_a_finished_ticket_does_nothing_and_is_forgotten_after_an_hour() {
    var scenario = desk().after(offer(1), new DeskCommand.Withdraw(incident(1), 2, true));
    scenario.when(offer(ticket(1, 5, Line.FIRST))).thenNothing();
    scenario.when(new DeskCommand.Withdraw(incident(1), 6, true)).thenNothing();
    scenario.at(T0.plus(Duration.ofMinutes(61))).after(offer(2));
    assertThat(scenario.state().record().finished()).isEmpty();
  }

  @Test
  void a_withdrawal_that_overtakes_the_offer_makes_it_late_but_not_the_next() {
    var withdraw = new DeskCommand.Withdraw(incident(1), 2, false);
    var scenario = desk();
    scenario.when(withdraw).then(new DeskEvent.Withdrawn(T0, incident(1), 2, false));
    scenario.when(withdraw).thenNothing();
    scenario.when(offer(1)).thenNothing();
    scenario.when(offer(ticket(1, 3, Line.FIRST))).thenKinds(DeskEvent.Queued.class);
  }

  @Test
  void what_is_closed_before_it_was_offered_is_never_handed_out() {
    var scenario = desk().after(new DeskCommand.Withdraw(incident(1), 2, true));
    scenario.when(offer(ticket(1, 3, Line.FIRST))).thenNothing();
  }

  @Test
  void what_is_late_about_a_waiting_ticket_does_nothing() {
    var scenario = desk().after(offer(1), new DeskCommand.Withdraw(incident(1), 2, false));
    scenario.when(offer(1)).thenNothing();
    scenario.when(new DeskCommand.Withdraw(incident(1), 2, false)).thenNothing();
    scenario.when(pickUp(1, ADA)).thenNothing();
    assertThat(scenario.state().waiting(SERVICE_DESK)).isZero();
  }

  @Test
  void assignments_are_counted_over_the_whole_life_of_a_ticket() {
    var scenario = adaWorks().after(new DeskCommand.Withdraw(incident(1), 2, false));
    var again = scenario.when(offer(ticket(1, 3, Line.FIRST)));
    assertThat(again.event(DeskEvent.Assigned.class).number()).isEqualTo(2);
  }

  @Test
  void a_ticket_goes_to_the_team_for_its_category_then_to_whoever_takes_the_rest() {
    var scenario =
        desk()
            .after(offer(about(ticket(1, 1, Line.SECOND), "erp")))
            .after(offer(about(ticket(2, 1, Line.SECOND), "mail")));
    assertThat(scenario.state().job(incident(1)).team()).isEqualTo(BUSINESS);
    assertThat(scenario.state().job(incident(2)).team()).isEqualTo(INFRASTRUCTURE);
  }

  @Test
  void a_ticket_that_needs_a_skill_goes_where_somebody_has_it() {
    var scenario =
        desk()
            .after(there(member(ADA, INFRASTRUCTURE), member(BOB, BUSINESS, "sql")))
            .after(offer(needing(ticket(1, 1, Line.SECOND), "sql")));
    assertThat(holder(scenario.state(), 1)).isEqualTo(BOB);
  }

  @Test
  void without_a_service_desk_everything_goes_straight_to_the_experts() {
    var scenario =
        deskOf(team(INFRASTRUCTURE, Line.SECOND))
            .after(there(member(ADA, INFRASTRUCTURE)))
            .after(offer(1));
    assertThat(holder(scenario.state(), 1)).isEqualTo(ADA);
    var vendors =
        deskOf(team(SERVICE_DESK, Line.FIRST), vendor(VENDOR, "Skyline"))
            .after(offer(ticket(1, 1, Line.SECOND)));
    assertThat(vendors.state().job(incident(1)).team()).isEqualTo(VENDOR);
  }

  @Test
  void a_dispatcher_hands_a_ticket_to_anybody_who_is_on_nothing() {
    var scenario = adaWorks().after(there(member(BOB, BUSINESS)));
    var handed = scenario.when(new DeskCommand.AssignTo(incident(1), BOB, "dora"));
    handed.thenKinds(DeskEvent.Returned.class, DeskEvent.Assigned.class);
    handed.thenSent(
        incident(1),
        new IncidentCommand.NoteReturned(ADA, 1, "handed-over"),
        new IncidentCommand.NoteAssigned(
            BOB, SERVICE_DESK, Line.FIRST, 2, "dora", "by hand", null));
    scenario.when(new DeskCommand.AssignTo(incident(1), BOB, "dora")).thenNothing();
    assertThat(scenario.state().seat(ADA).on()).isNull();
  }

  @Test
  void a_dispatcher_cannot_hand_over_what_or_to_whom_it_makes_no_sense() {
    EngineerId nobody = new EngineerId("nobody");
    var scenario = adaWorks().after(offer(2)).after(there(member(BOB, BUSINESS)));
    scenario.after(presence(BOB, Presence.ON_LEAVE));
    scenario.when(assign(2, ADA)).thenRejected("desk.engineer-busy");
    scenario.when(assign(2, BOB)).thenRejected("desk.on-leave");
    scenario.when(assign(2, nobody)).thenRejected("desk.unknown-engineer");
    scenario.when(assign(9, BOB)).thenRejected("desk.not-on-floor");
    scenario.after(Floor.p1(3, 1, 1), present(BOB));
    scenario.when(assign(3, BOB)).thenRejected("desk.is-major");
  }

  private static DeskCommand assign(long number, EngineerId engineer) {
    return new DeskCommand.AssignTo(incident(number), engineer, "dora");
  }

  @Test
  void a_vendors_ticket_that_is_handed_to_an_engineer_belongs_to_the_team_they_are_in_most() {
    var scenario =
        desk()
            .after(there(member(ADA, Map.of(SERVICE_DESK, 0.3, BUSINESS, 0.7))))
            .after(offer(ticket(1, 1, Line.THIRD)));
    scenario.when(assign(1, ADA)).thenKinds(DeskEvent.Assigned.class);
    assertThat(scenario.state().job(incident(1)).team()).isEqualTo(BUSINESS);
  }

  @Test
  void a_ticket_moves_to_another_team_by_hand_and_stays_there() {
    var scenario = adaWorks();
    scenario
        .when(new DeskCommand.MoveToTeam(incident(1), BUSINESS, "dora"))
        .thenKinds(DeskEvent.Returned.class, DeskEvent.Queued.class);
    scenario.when(new DeskCommand.MoveToTeam(incident(1), BUSINESS, "dora")).thenNothing();
    scenario.after(offer(ticket(1, 2, Line.FIRST)));
    assertThat(scenario.state().job(incident(1)).team()).isEqualTo(BUSINESS);
    scenario
        .when(new DeskCommand.MoveToTeam(incident(1), new TeamId("moon"), "dora"))
        .thenRejected("desk.unknown-team");
  }

  @Test
  void what_somebody_gives_back_is_not_given_to_them_again() {
    var scenario = adaWorks();
    var back = scenario.when(new DeskCommand.GiveBack(incident(1), ADA, "not my trade"));
    back.thenKinds(DeskEvent.Returned.class, DeskEvent.Queued.class);
    back.thenSent(
        incident(1),
        new IncidentCommand.NoteReturned(ADA, 1, "not my trade"),
        new IncidentCommand.NoteQueued(1, 1, Line.FIRST, SERVICE_DESK, null, null));
    scenario
        .when(new DeskCommand.GiveBack(incident(1), ADA, "not my trade"))
        .thenRejected("desk.not-theirs");
    scenario.after(there(member(BOB, SERVICE_DESK)));
    assertThat(holder(scenario.state(), 1)).isEqualTo(BOB);
  }

  @Test
  void who_begins_what_waits_takes_it() {
    var scenario = desk().after(there(member(ADA, BUSINESS))).after(offer(1));
    scenario.when(pickUp(1, ADA)).thenKinds(DeskEvent.Assigned.class, DeskEvent.PickedUp.class);
    scenario.when(pickUp(1, ADA)).thenNothing();
  }

  @Test
  void who_begins_what_another_has_not_begun_takes_it_but_not_what_they_have() {
    var scenario =
        desk().after(there(member(ADA, SERVICE_DESK), member(BOB, BUSINESS))).after(offer(1));
    scenario
        .when(pickUp(1, BOB))
        .thenKinds(DeskEvent.Returned.class, DeskEvent.Assigned.class, DeskEvent.PickedUp.class);
    scenario.when(pickUp(1, ADA)).thenNothing();
    assertThat(holder(scenario.state(), 1)).isEqualTo(BOB);
  }

  @Test
  void whoever_leaves_the_provider_gives_everything_back() {
    var scenario = adaWorks();
    var dismiss = Floor.dismiss(ADA);
    scenario
        .when(dismiss)
        .thenKinds(DeskEvent.Returned.class, DeskEvent.Queued.class, DeskEvent.Dismissed.class);
    scenario.when(dismiss).thenNothing();
    scenario.when(present(ADA)).thenRejected("desk.unknown-engineer");
  }

  @Test
  void what_an_engineer_said_before_what_they_said_last_is_late() {
    Member ada = member(ADA, SERVICE_DESK);
    var scenario =
        desk()
            .after(new DeskCommand.Enrol(ada, 2))
            .after(new DeskCommand.SetPresence(ADA, Presence.RESTING, null, 2));
    scenario.when(new DeskCommand.Enrol(member(ADA, BUSINESS), 1)).thenNothing();
    scenario.when(new DeskCommand.SetPresence(ADA, Presence.PRESENT, null, 1)).thenNothing();
    scenario.when(new DeskCommand.Dismiss(ADA, 1)).thenNothing();
    scenario.after(new DeskCommand.Dismiss(ADA, 3));
    scenario.when(new DeskCommand.Enrol(ada, 2)).thenNothing();
    scenario.when(new DeskCommand.Enrol(ada, 4)).thenKinds(DeskEvent.Enrolled.class);
  }

  @Test
  void who_is_gone_before_they_have_come_does_not_come_later() {
    var scenario = desk().after(new DeskCommand.Dismiss(ADA, 2));
    scenario.when(new DeskCommand.Enrol(member(ADA, SERVICE_DESK), 1)).thenNothing();
    assertThat(scenario.state().seats()).isEmpty();
  }

  @Test
  void teams_that_make_no_sense_are_refused() {
    Team infra = team(INFRASTRUCTURE, Line.SECOND);
    var scenario = desk().after(there(member(ADA, SERVICE_DESK)));
    scenario.when(arrange(infra, infra)).thenRejected("desk.bad-teams");
    scenario.when(arrange(Floor.limited(infra, -1))).thenRejected("desk.bad-teams");
    scenario
        .when(arrange(Floor.touching(infra, Duration.ofMinutes(5))))
        .thenRejected("desk.bad-teams");
    Team desk = Floor.team(SERVICE_DESK, Line.FIRST);
    scenario.when(arrange(Floor.touching(desk, Duration.ZERO))).thenRejected("desk.bad-teams");
    scenario.when(arrange(vendor(VENDOR, "Skyline"))).thenRejected("desk.bad-teams");
    scenario.when(arrange(vendor(VENDOR, " "), infra)).thenRejected("desk.bad-teams");
    scenario.when(arrange(infra)).thenRejected("desk.team-in-use");
    scenario.when(new DeskCommand.Arrange(Floor.TEAMS)).thenNothing();
  }

  private static DeskCommand arrange(Team... teams) {
    return new DeskCommand.Arrange(List.of(teams));
  }

  @Test
  void shares_that_make_no_sense_are_refused() {
    var scenario = desk();
    scenario.when(enrol(Map.of(new TeamId("moon"), 1.0))).thenRejected("desk.unknown-team");
    scenario.when(enrol(Map.of(VENDOR, 1.0))).thenRejected("desk.bad-shares");
    scenario.when(enrol(Map.of(BUSINESS, 0.0))).thenRejected("desk.bad-shares");
    scenario.when(enrol(Map.of(BUSINESS, Double.NaN))).thenRejected("desk.bad-shares");
    scenario
        .when(enrol(Map.of(BUSINESS, 0.6, INFRASTRUCTURE, 0.6)))
        .thenRejected("desk.bad-shares");
  }

  private static DeskCommand enrol(Map<TeamId, Double> shares) {
    return Floor.enrol(member(ADA, shares));
  }

  @Test
  void without_teams_a_ticket_is_refused() {
    EntityScenario.<Desk, DeskCommand, DeskEvent>of(new DeskRules(), Floor.DESK, T0)
        .when(offer(1))
        .thenRejected("desk.no-team");
  }

  @Test
  void after_a_restart_the_news_of_the_last_hour_is_told_again_and_older_is_not() {
    var scenario = desk().after(offer(1)).at(T0.plus(Duration.ofMinutes(59))).after(offer(2));
    DeskRules rules = new DeskRules();
    assertThat(rules.resume(scenario.state())).hasSize(2);
    scenario.at(T0.plus(Duration.ofMinutes(61))).after(offer(3));
    assertThat(rules.resume(scenario.state())).hasSize(2);
  }
}
