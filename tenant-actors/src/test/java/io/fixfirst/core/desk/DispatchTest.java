package io.fixfirst.core.desk;

import static io.fixfirst.core.desk.Floor.ADA;
import static io.fixfirst.core.desk.Floor.BOB;
import static io.fixfirst.core.desk.Floor.BUSINESS;
import static io.fixfirst.core.desk.Floor.CAT;
import static io.fixfirst.core.desk.Floor.INFRASTRUCTURE;
import static io.fixfirst.core.desk.Floor.KOLDING;
import static io.fixfirst.core.desk.Floor.PICK_UP;
import static io.fixfirst.core.desk.Floor.SERVICE_DESK;
import static io.fixfirst.core.desk.Floor.T0;
import static io.fixfirst.core.desk.Floor.VENDOR;
import static io.fixfirst.core.desk.Floor.about;
import static io.fixfirst.core.desk.Floor.by;
import static io.fixfirst.core.desk.Floor.desk;
import static io.fixfirst.core.desk.Floor.deskOf;
import static io.fixfirst.core.desk.Floor.holder;
import static io.fixfirst.core.desk.Floor.incident;
import static io.fixfirst.core.desk.Floor.knowing;
import static io.fixfirst.core.desk.Floor.limited;
import static io.fixfirst.core.desk.Floor.member;
import static io.fixfirst.core.desk.Floor.needing;
import static io.fixfirst.core.desk.Floor.offer;
import static io.fixfirst.core.desk.Floor.pickUp;
import static io.fixfirst.core.desk.Floor.preferring;
import static io.fixfirst.core.desk.Floor.presence;
import static io.fixfirst.core.desk.Floor.present;
import static io.fixfirst.core.desk.Floor.team;
import static io.fixfirst.core.desk.Floor.there;
import static io.fixfirst.core.desk.Floor.ticket;
import static io.fixfirst.core.desk.Floor.weighing;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Effect;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityScenario;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatchTest {

  @Test
  void the_incident_is_told_how_long_the_team_may_work_on_it() {
    Duration limit = Duration.ofMinutes(20);
    Floor.deskOf(Floor.touching(Floor.team(SERVICE_DESK, Line.FIRST), limit))
        .after(there(member(ADA, SERVICE_DESK)))
        .when(offer(1))
        .thenSent(
            incident(1),
            new IncidentCommand.NoteQueued(1, 0, Line.FIRST, SERVICE_DESK, null, null),
            new IncidentCommand.NoteAssigned(
                ADA, SERVICE_DESK, Line.FIRST, 1, "desk", "best of 1 free in service-desk", limit));
  }

  @Test
  void a_ticket_goes_at_once_to_who_is_free_and_the_incident_is_told() {
    var offered = desk().after(there(member(ADA, SERVICE_DESK))).when(offer(1));
    offered.thenKinds(DeskEvent.Queued.class, DeskEvent.Assigned.class);
    String why = "best of 1 free in service-desk";
    offered.thenSent(
        incident(1),
        new IncidentCommand.NoteQueued(1, 0, Line.FIRST, SERVICE_DESK, null, null),
        new IncidentCommand.NoteAssigned(ADA, SERVICE_DESK, Line.FIRST, 1, "desk", why, null));
    offered.thenEffect(
        new Effect.Wake(
            "pick-up:kolding-1",
            T0.plus(PICK_UP),
            new DeskCommand.RecallOverdue(incident(1), ADA)));
  }

  @Test
  void nobody_has_two_tickets_and_who_comes_free_gets_the_next() {
    var two = desk().after(there(member(ADA, SERVICE_DESK))).after(offer(1), offer(2));
    assertThat(holder(two.state(), 2)).isNull();
    var free = two.when(new DeskCommand.Withdraw(incident(1), 2, true));
    free.thenKinds(DeskEvent.Withdrawn.class, DeskEvent.Assigned.class);
    assertThat(holder(free.and().state(), 2)).isEqualTo(ADA);
  }

  private static EntityScenario<Desk, DeskCommand, DeskEvent> threeWaitingBy(
      DispatchPolicy policy) {
    Instant soon = T0.plus(Duration.ofHours(1));
    return deskOf(by(team(SERVICE_DESK, Line.FIRST), policy))
        .after(
            offer(weighing(ticket(1), Priority.LOW, null)),
            offer(weighing(ticket(2), Priority.HIGH, soon.plusSeconds(60))),
            offer(weighing(ticket(3), Priority.LOW, soon)))
        .after(there(member(ADA, SERVICE_DESK)));
  }

  @Test
  void the_earliest_deadline_comes_first_and_a_paused_clock_last() {
    var scenario = threeWaitingBy(DispatchPolicy.EARLIEST_DEADLINE);
    assertThat(holder(scenario.state(), 3)).isEqualTo(ADA);
    scenario.after(new DeskCommand.Withdraw(incident(3), 2, true));
    assertThat(holder(scenario.state(), 2)).isEqualTo(ADA);
  }

  @Test
  void the_heaviest_priority_comes_first() {
    assertThat(holder(threeWaitingBy(DispatchPolicy.PRIORITY).state(), 2)).isEqualTo(ADA);
  }

  @Test
  void the_longest_wait_comes_first() {
    assertThat(holder(threeWaitingBy(DispatchPolicy.FIRST_COME).state(), 1)).isEqualTo(ADA);
  }

  @Test
  void a_changed_policy_orders_what_waits_anew() {
    var waiting = desk().after(offer(1)).after(offer(weighing(ticket(2), Priority.HIGH, null)));
    waiting.after(
        new DeskCommand.Arrange(
            Floor.TEAMS.stream().map(one -> one.vendor() == null ? prio(one) : one).toList()));
    waiting.after(there(member(ADA, SERVICE_DESK)));
    assertThat(holder(waiting.state(), 2)).isEqualTo(ADA);
  }

  private static Team prio(Team team) {
    return by(team, DispatchPolicy.PRIORITY);
  }

  @Test
  void least_loaded_gives_it_to_who_has_worked_least() {
    Duration hour = Duration.ofHours(1);
    var worked =
        deskOf(by(team(SERVICE_DESK, Line.FIRST), DispatchPolicy.LEAST_LOADED))
            .after(there(knowing(member(ADA, SERVICE_DESK), KOLDING)))
            .after(offer(1), pickUp(1, ADA))
            .at(T0.plus(hour))
            .after(new DeskCommand.Withdraw(incident(1), 2, true))
            .after(there(member(BOB, SERVICE_DESK)));
    var explanation = worked.when(offer(2)).event(DeskEvent.Assigned.class).explanation();
    assertThat(holder(worked.state(), 2)).isEqualTo(BOB);
    assertThat(explanation.rule()).isEqualTo("who has worked least of 2 free in service-desk");
    assertThat(explanation.candidates().get(1).reasons())
        .containsExactly("worked for service-desk lately -1.0");
  }

  @Test
  void only_who_has_all_skills_gets_it_and_the_others_reasons_are_kept() {
    var offered =
        desk()
            .after(
                there(
                    member(ADA, INFRASTRUCTURE, "network"),
                    member(BOB, INFRASTRUCTURE, "network", "storage"),
                    member(CAT, INFRASTRUCTURE)))
            .after(presence(CAT, Presence.MEETING))
            .when(offer(needing(ticket(1, 1, Line.SECOND), "network", "storage")));
    var explanation = offered.event(DeskEvent.Assigned.class).explanation();
    assertThat(holder(offered.and().state(), 1)).isEqualTo(BOB);
    assertThat(explanation.considered()).isEqualTo(3);
    assertThat(explanation.candidates())
        .extracting(Explanation.Candidate::excluded)
        .containsExactly("", "lacks a skill", "in a meeting");
  }

  @Test
  void who_comes_free_passes_over_what_they_cannot_do() {
    var waiting =
        desk()
            .after(offer(needing(ticket(1, 1, Line.SECOND), "network")))
            .after(offer(ticket(2, 1, Line.SECOND)))
            .after(there(member(ADA, INFRASTRUCTURE)));
    assertThat(holder(waiting.state(), 1)).isNull();
    assertThat(holder(waiting.state(), 2)).isEqualTo(ADA);
  }

  @Test
  void who_has_worked_on_it_before_comes_before_who_knows_the_tenant() {
    var offered =
        desk()
            .after(
                there(
                    knowing(member(ADA, SERVICE_DESK), KOLDING),
                    member(BOB, SERVICE_DESK),
                    member(CAT, SERVICE_DESK)))
            .when(offer(preferring(ticket(1), CAT)));
    var candidates = offered.event(DeskEvent.Assigned.class).explanation().candidates();
    assertThat(candidates)
        .extracting(Explanation.Candidate::engineer)
        .containsExactly(CAT, ADA, BOB);
    assertThat(candidates.get(1).reasons()).containsExactly("knows kolding +20");
  }

  @Test
  void who_is_away_gets_nothing_until_they_are_back() {
    for (Presence away :
        new Presence[] {
          Presence.MEETING, Presence.OFF_SHIFT, Presence.RESTING, Presence.ON_LEAVE
        }) {
      var scenario =
          desk().after(there(member(ADA, SERVICE_DESK))).after(presence(ADA, away), offer(1));
      assertThat(holder(scenario.state(), 1)).isNull();
      assertThat(holder(scenario.after(present(ADA)).state(), 1)).isEqualTo(ADA);
    }
  }

  @Test
  void who_leaves_the_floor_keeps_their_ticket_but_who_goes_on_leave_gives_it_back() {
    var working = desk().after(there(member(ADA, SERVICE_DESK))).after(offer(1), pickUp(1, ADA));
    assertThat(holder(working.after(presence(ADA, Presence.OFF_SHIFT)).state(), 1)).isEqualTo(ADA);
    working
        .after(there(member(BOB, SERVICE_DESK)))
        .when(presence(ADA, Presence.ON_LEAVE))
        .thenKinds(
            DeskEvent.PresenceSet.class,
            DeskEvent.Returned.class,
            DeskEvent.Queued.class,
            DeskEvent.Assigned.class);
    assertThat(holder(working.state(), 1)).isEqualTo(BOB);
  }

  @Test
  void a_team_takes_no_more_than_its_limit() {
    var full =
        deskOf(limited(team(SERVICE_DESK, Line.FIRST), 1))
            .after(there(member(ADA, SERVICE_DESK), member(BOB, SERVICE_DESK)))
            .after(offer(1), offer(2));
    assertThat(full.state().waiting(SERVICE_DESK)).isEqualTo(1);
    full.after(presence(ADA, Presence.OFF_SHIFT), presence(BOB, Presence.PRESENT));
    full.after(new DeskCommand.Withdraw(incident(1), 2, true));
    assertThat(holder(full.state(), 2)).isEqualTo(BOB);
  }

  @Test
  void somebody_split_over_two_teams_works_for_each_by_their_share() {
    var split = desk().after(there(member(ADA, Map.of(INFRASTRUCTURE, 0.75, BUSINESS, 0.25))));
    for (int i = 1; i <= 40; i++) {
      split.after(offer(ticket(i, 1, Line.SECOND)));
      split.after(offer(about(ticket(100 + i, 1, Line.SECOND), "erp")));
    }
    Map<TeamId, Integer> served = new LinkedHashMap<>();
    Instant now = T0;
    for (int i = 0; i < 40; i++) {
      Job job = split.state().job(split.state().seat(ADA).on());
      served.merge(job.team(), 1, Integer::sum);
      split.after(new DeskCommand.PickUp(job.ticket().incident(), ADA));
      now = now.plus(Duration.ofMinutes(30));
      split.at(now).after(new DeskCommand.Withdraw(job.ticket().incident(), 2, true));
    }
    assertThat(served).containsEntry(INFRASTRUCTURE, 30).containsEntry(BUSINESS, 10);
  }

  @Test
  void an_engineer_with_half_a_share_counts_as_loaded_after_half_the_work() {
    var two =
        desk()
            .after(
                there(
                    member(ADA, SERVICE_DESK),
                    member(BOB, Map.of(SERVICE_DESK, 0.5, BUSINESS, 0.5))))
            .after(offer(1), offer(2), pickUp(1, ADA), pickUp(2, BOB))
            .at(T0.plus(Duration.ofHours(2)))
            .after(
                new DeskCommand.Withdraw(incident(1), 2, true),
                new DeskCommand.Withdraw(incident(2), 2, true));
    var candidates = two.when(offer(3)).event(DeskEvent.Assigned.class).explanation().candidates();
    assertThat(candidates).extracting(Explanation.Candidate::score).containsExactly(-1.0, -2.0);
  }

  @Test
  void what_is_not_picked_up_in_time_goes_to_somebody_else() {
    var scenario = desk().after(there(member(ADA, SERVICE_DESK))).after(offer(1));
    scenario.after(there(member(BOB, SERVICE_DESK)));
    var recall = new DeskCommand.RecallOverdue(incident(1), ADA);
    scenario.when(T0.plus(PICK_UP).minusSeconds(1), recall).thenNothing();
    var recalled = scenario.when(T0.plus(PICK_UP), recall);
    recalled.thenKinds(DeskEvent.Returned.class, DeskEvent.Queued.class, DeskEvent.Assigned.class);
    assertThat(holder(scenario.state(), 1)).isEqualTo(BOB);
    assertThat(recalled.event(DeskEvent.Assigned.class).explanation().candidates())
        .contains(candidate(ADA, "did not pick it up"));
    scenario.when(recall).thenNothing();
  }

  private static Explanation.Candidate candidate(EngineerId engineer, String excluded) {
    return new Explanation.Candidate(engineer, 0, java.util.List.of(), excluded);
  }

  @Test
  void who_missed_one_ticket_gets_another_before_the_same_and_the_same_if_nobody_else_can() {
    var recall = new DeskCommand.RecallOverdue(incident(1), ADA);
    var two = desk().after(there(member(ADA, SERVICE_DESK))).after(offer(1), offer(2));
    two.at(T0.plus(PICK_UP)).after(recall);
    assertThat(holder(two.state(), 2)).isEqualTo(ADA);
    assertThat(holder(two.state(), 1)).isNull();

    var alone = desk().after(there(member(ADA, SERVICE_DESK))).after(offer(1));
    alone.at(T0.plus(PICK_UP)).after(recall);
    assertThat(holder(alone.state(), 1)).isEqualTo(ADA);
    assertThat(alone.state().job(incident(1)).number()).isEqualTo(2);
  }

  @Test
  void what_is_picked_up_is_not_recalled() {
    var picked = desk().after(there(member(ADA, SERVICE_DESK))).after(offer(1));
    picked.when(pickUp(1, ADA)).thenEffects(new Effect.Cancel("pick-up:kolding-1"));
    picked.when(T0.plus(PICK_UP), new DeskCommand.RecallOverdue(incident(1), ADA)).thenNothing();
  }

  @Test
  void a_vendors_ticket_lies_with_the_vendor() {
    var offered = desk().when(offer(ticket(1, 1, Line.THIRD)));
    offered.thenKinds(DeskEvent.Queued.class);
    offered.thenSent(
        incident(1),
        new IncidentCommand.NoteQueued(1, 0, Line.THIRD, VENDOR, "Skyline", Duration.ofHours(8)));
  }
}
