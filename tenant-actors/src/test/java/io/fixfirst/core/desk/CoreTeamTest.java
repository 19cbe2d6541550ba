package io.fixfirst.core.desk;

import static io.fixfirst.core.desk.Floor.ADA;
import static io.fixfirst.core.desk.Floor.BOB;
import static io.fixfirst.core.desk.Floor.CAT;
import static io.fixfirst.core.desk.Floor.INFRASTRUCTURE;
import static io.fixfirst.core.desk.Floor.KOLDING;
import static io.fixfirst.core.desk.Floor.T0;
import static io.fixfirst.core.desk.Floor.desk;
import static io.fixfirst.core.desk.Floor.endMajor;
import static io.fixfirst.core.desk.Floor.enrol;
import static io.fixfirst.core.desk.Floor.holder;
import static io.fixfirst.core.desk.Floor.incident;
import static io.fixfirst.core.desk.Floor.knowing;
import static io.fixfirst.core.desk.Floor.member;
import static io.fixfirst.core.desk.Floor.offer;
import static io.fixfirst.core.desk.Floor.p1;
import static io.fixfirst.core.desk.Floor.pickUp;
import static io.fixfirst.core.desk.Floor.presence;
import static io.fixfirst.core.desk.Floor.present;
import static io.fixfirst.core.desk.Floor.there;
import static io.fixfirst.core.desk.Floor.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Effect;
import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityScenario;
import io.fixfirst.core.engineer.EngineerCommand;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.sla.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoreTeamTest {

  private static final List<EngineerId> SIX =
      List.of("ada", "bob", "cat", "dan", "eve", "fay").stream().map(EngineerId::new).toList();

  private static final Duration LEFT = Duration.ofMinutes(40);
  private static final Instant DECLARED = T0.plus(Duration.ofMinutes(20));
  private static final Instant RESTORED = DECLARED.plus(Duration.ofMinutes(30));

  /** Six engineers, each 20 minutes into a 60-minute ticket of the lowest priority. */
  private static EntityScenario<Desk, DeskCommand, DeskEvent> sixAtWork() {
    List<DeskCommand> commands = new ArrayList<>();
    for (EngineerId engineer : SIX) {
      commands.addAll(List.of(there(member(engineer, INFRASTRUCTURE))));
    }
    for (int i = 1; i <= 6; i++) {
      commands.add(offer(ticket(i, 1, Line.SECOND)));
      commands.add(pickUp(i, SIX.get(i - 1)));
    }
    return desk().after(commands.toArray(DeskCommand[]::new)).at(DECLARED);
  }

  @Test
  void a_p1_calls_all_six_takes_three_and_gives_each_back_the_forty_minutes_that_were_left() {
    var declared = sixAtWork().when(p1(99, 1, 3));

    var formed = declared.event(DeskEvent.CoreTeamFormed.class);
    assertThat(formed.members())
        .containsExactly(
            new CoreMember(SIX.get(0), CoreRole.LEAD, incident(1), LEFT),
            new CoreMember(SIX.get(1), CoreRole.COMMUNICATIONS, incident(2), LEFT),
            new CoreMember(SIX.get(2), CoreRole.EXPERT, incident(3), LEFT));
    assertThat(formed.stoodDown()).containsExactlyElementsOf(SIX.subList(3, 6));
    assertThat(formed.at()).isEqualTo(DECLARED);
    for (int i = 0; i < 6; i++) {
      CoreRole role = i < 3 ? CoreRole.values()[i] : null;
      declared.thenSent(
          SIX.get(i), new EngineerCommand.Page(incident(99), 1, 0, "mail is down", role));
    }
    for (int i = 1; i <= 3; i++) {
      declared.thenSent(
          incident(i), new IncidentCommand.NoteSuspended(SIX.get(i - 1), 1, incident(99), LEFT, 1));
    }
    declared.thenSent(incident(99), new IncidentCommand.NoteCoreTeam(1, formed.members(), 6));
    for (int i = 4; i <= 6; i++) {
      assertThat(holder(declared.and().state(), i)).isEqualTo(SIX.get(i - 1));
    }

    var restored = declared.and().when(RESTORED, endMajor(99, 2));
    assertThat(restored.event(DeskEvent.MajorEnded.class).members())
        .containsExactlyElementsOf(formed.members());
    for (int i = 1; i <= 6; i++) {
      Job job = restored.and().state().job(incident(i));
      assertThat(job.holder()).isEqualTo(SIX.get(i - 1));
      assertThat(job.number()).as("nobody was restarted").isEqualTo(1);
      Duration left = i <= 3 ? LEFT : Duration.ofMinutes(10);
      assertThat(job.leftAt(RESTORED)).isEqualTo(left);
      assertThat(job.leftAt(RESTORED.plus(Duration.ofMinutes(5))))
          .isEqualTo(left.minus(Duration.ofMinutes(5)));
    }
    for (int i = 1; i <= 3; i++) {
      restored.thenSent(
          incident(i), new IncidentCommand.NoteReinstated(SIX.get(i - 1), 1, incident(99), 2));
    }
    SIX.forEach(one -> restored.thenSent(one, new EngineerCommand.EndPage(incident(99), 2, 0)));
    new ActivityChecker().check(restored.and().history());
  }

  @Test
  void all_of_a_p1_is_one_decision() {
    sixAtWork().when(p1(99, 1, 3)).thenKinds(DeskEvent.CoreTeamFormed.class);
  }

  @Test
  void a_repeated_p1_message_changes_nothing() {
    sixAtWork().after(p1(99, 1, 3)).when(p1(99, 1, 3)).thenNothing();
  }

  @Test
  void a_larger_team_has_a_scribe_and_more_experts() {
    var formed = sixAtWork().when(p1(99, 1, 5)).event(DeskEvent.CoreTeamFormed.class);
    assertThat(formed.members())
        .extracting(CoreMember::role)
        .containsExactly(
            CoreRole.LEAD,
            CoreRole.COMMUNICATIONS,
            CoreRole.EXPERT,
            CoreRole.SCRIBE,
            CoreRole.EXPERT);
  }

  @Test
  void who_knows_the_tenant_leads_and_the_explanation_says_so() {
    var formed =
        desk()
            .after(
                there(
                    member(ADA, INFRASTRUCTURE),
                    knowing(member(BOB, INFRASTRUCTURE), KOLDING),
                    member(CAT, INFRASTRUCTURE)))
            .when(p1(99, 1, 2))
            .event(DeskEvent.CoreTeamFormed.class);
    assertThat(formed.members()).extracting(CoreMember::engineer).containsExactly(BOB, ADA);
    Explanation.Candidate best = formed.explanation().candidates().getFirst();
    assertThat(best.engineer()).isEqualTo(BOB);
    assertThat(best.score()).isEqualTo(30);
    assertThat(best.reasons()).containsExactly("is free +10", "knows kolding +20");
    assertThat(formed.explanation().considered()).isEqualTo(3);
  }

  @Test
  void who_is_in_a_meeting_leaves_it_and_who_is_on_leave_is_left_alone() {
    var declared =
        desk()
            .after(there(member(ADA, INFRASTRUCTURE), member(BOB, INFRASTRUCTURE)))
            .after(presence(ADA, Presence.MEETING), presence(BOB, Presence.ON_LEAVE))
            .when(p1(99, 1, 2));
    var formed = declared.event(DeskEvent.CoreTeamFormed.class);
    assertThat(formed.members()).extracting(CoreMember::engineer).containsExactly(ADA);
    assertThat(formed.stoodDown()).isEmpty();
    declared.thenSent(BOB);

    Desk after = declared.and().after(endMajor(99, 2)).state();
    assertThat(after.seat(ADA).presence()).as("it may last yet").isEqualTo(Presence.MEETING);
    assertThat(after.seat(ADA).on()).isNull();
  }

  @Test
  void who_is_off_shift_is_called_in_only_if_too_few_are_there() {
    var three =
        desk()
            .after(
                there(
                    member(ADA, INFRASTRUCTURE),
                    member(BOB, INFRASTRUCTURE),
                    knowing(member(CAT, INFRASTRUCTURE), KOLDING)))
            .after(presence(CAT, Presence.OFF_SHIFT));
    var two = three.when(p1(98, 1, 2)).event(DeskEvent.CoreTeamFormed.class);
    assertThat(two.members()).extracting(CoreMember::engineer).containsExactly(ADA, BOB);
    assertThat(two.stoodDown()).containsExactly(CAT);

    var more = three.after(endMajor(98, 2)).when(p1(97, 1, 3));
    assertThat(more.event(DeskEvent.CoreTeamFormed.class).members())
        .extracting(CoreMember::engineer)
        .containsExactly(ADA, BOB, CAT);
  }

  @Test
  void a_second_p1_leaves_the_first_its_core_team() {
    var both = sixAtWork().after(p1(98, 1, 3)).when(p1(99, 1, 4));
    assertThat(both.event(DeskEvent.CoreTeamFormed.class).members())
        .extracting(CoreMember::engineer)
        .containsExactlyElementsOf(SIX.subList(3, 6));
  }

  @Test
  void a_second_p1_takes_one_from_the_first_where_nobody_else_is_to_be_had_and_not_its_lead() {
    var taken = sixAtWork().after(p1(98, 1, 6)).when(p1(99, 1, 3));
    assertThat(taken.event(DeskEvent.CoreTeamFormed.class).members())
        .containsExactly(new CoreMember(BOB, CoreRole.LEAD, incident(98), null));

    var back = taken.and().when(RESTORED, endMajor(99, 2));
    assertThat(back.and().state().seat(BOB).on()).isEqualTo(incident(98));

    var home = back.and().when(endMajor(98, 2));
    assertThat(holder(home.and().state(), 2)).isEqualTo(BOB);
    assertThat(home.and().state().job(incident(2)).leftAt(RESTORED)).isEqualTo(LEFT);
    new ActivityChecker().check(home.and().history());
  }

  @Test
  void whoever_was_taken_from_a_p1_that_ends_first_still_comes_back_to_their_ticket() {
    var first = sixAtWork().after(p1(98, 1, 6), p1(99, 1, 1)).when(RESTORED, endMajor(98, 2));
    first.thenSent(
        incident(2),
        new IncidentCommand.NoteReinstated(BOB, 1, incident(98), 2),
        new IncidentCommand.NoteSuspended(BOB, 1, incident(99), LEFT, 3));
    assertThat(first.and().state().seat(BOB).on()).isEqualTo(incident(99));

    var home = first.and().when(endMajor(99, 2));
    home.thenSent(incident(2), new IncidentCommand.NoteReinstated(BOB, 1, incident(99), 4));
    assertThat(home.and().state().job(incident(2)).leftAt(RESTORED)).isEqualTo(LEFT);
    new ActivityChecker().check(home.and().history());
  }

  @Test
  void a_suspended_ticket_that_is_resolved_meanwhile_is_not_gone_back_to() {
    var ended =
        sixAtWork()
            .after(p1(99, 1, 1), new DeskCommand.Withdraw(incident(1), 2, true))
            .after(offer(ticket(7, 1, Line.SECOND)))
            .when(RESTORED, endMajor(99, 2));
    assertThat(ended.event(DeskEvent.MajorEnded.class).members())
        .containsExactly(new CoreMember(ADA, CoreRole.LEAD, null, null));
    assertThat(holder(ended.and().state(), 7)).as("free for what waits").isEqualTo(ADA);
  }

  @Test
  void a_suspended_ticket_that_was_handed_over_meanwhile_stays_where_it_is() {
    EngineerId gus = new EngineerId("gus");
    var ended =
        sixAtWork()
            .after(p1(99, 1, 1))
            .after(there(member(gus, INFRASTRUCTURE)))
            .after(new DeskCommand.AssignTo(incident(1), gus, "dispatcher"))
            .when(RESTORED, endMajor(99, 2));
    assertThat(holder(ended.and().state(), 1)).isEqualTo(gus);
    assertThat(ended.and().state().seat(ADA).on()).isNull();
    new ActivityChecker().check(ended.and().history());
  }

  @Test
  void a_suspended_ticket_that_is_escalated_meanwhile_goes_to_the_other_line_with_what_was_left() {
    var moved = sixAtWork().after(p1(99, 1, 1)).when(offer(ticket(1, 2, Line.THIRD)));
    assertThat(moved.and().state().job(incident(1)).place()).isInstanceOf(Place.AtVendor.class);
    assertThat(moved.and().state().job(incident(1)).left()).isEqualTo(LEFT);
    Desk after = moved.and().after(endMajor(99, 2)).state();
    assertThat(after.seat(ADA).on()).isNull();
  }

  @Test
  void whoever_works_on_what_becomes_a_p1_leads_it_and_leaves_nothing() {
    var formed = sixAtWork().when(p1(4, 2, 2)).event(DeskEvent.CoreTeamFormed.class);
    assertThat(formed.members()).startsWith(new CoreMember(SIX.get(3), CoreRole.LEAD, null, null));
  }

  @Test
  void a_core_team_is_extended_by_whom_the_desk_chooses_and_by_name() {
    var formed = sixAtWork().after(p1(99, 1, 2));
    var chosen = formed.when(new DeskCommand.ExtendCoreTeam(incident(99), 1, 1, null, Set.of()));
    CoreMember cat = new CoreMember(CAT, CoreRole.EXPERT, incident(3), LEFT);
    assertThat(chosen.event(DeskEvent.CoreTeamExtended.class).members()).containsExactly(cat);
    chosen.thenSent(incident(99), new IncidentCommand.NoteCoreTeamExtended(1, List.of(cat)));
    chosen.thenSent(
        CAT, new EngineerCommand.Page(incident(99), 1, 0, "mail is down", CoreRole.EXPERT));

    EngineerId fay = SIX.get(5);
    var named = new DeskCommand.ExtendCoreTeam(incident(99), 2, 1, fay, Set.of());
    assertThat(formed.when(named).event(DeskEvent.CoreTeamExtended.class).members())
        .containsExactly(new CoreMember(fay, CoreRole.SCRIBE, incident(6), LEFT));
    formed.when(named).thenNothing();
  }

  @Test
  void an_extension_by_somebody_who_cannot_come_says_why() {
    var extended =
        sixAtWork()
            .after(presence(CAT, Presence.ON_LEAVE), p1(99, 1, 2))
            .when(new DeskCommand.ExtendCoreTeam(incident(99), 1, 1, CAT, Set.of()))
            .event(DeskEvent.CoreTeamExtended.class);
    assertThat(extended.members()).isEmpty();
    assertThat(extended.explanation().candidates().getFirst().excluded()).isEqualTo("on leave");
  }

  @Test
  void who_goes_on_leave_out_of_a_core_team_gives_back_what_they_had_left_too() {
    var left = sixAtWork().after(p1(99, 1, 2)).when(presence(ADA, Presence.ON_LEAVE));
    left.thenKinds(
        DeskEvent.PresenceSet.class,
        DeskEvent.Returned.class,
        DeskEvent.Queued.class,
        DeskEvent.CoreMemberLeft.class);
    left.thenEffect(new Send(ADA, new EngineerCommand.EndPage(incident(99), 1, 0)));
    assertThat(left.and().state().major(incident(99)).member(ADA)).isNull();
  }

  @Test
  void a_p1_with_nobody_there_still_has_its_record_and_can_be_extended_later() {
    var formed = desk().when(p1(99, 1, 3));
    assertThat(formed.event(DeskEvent.CoreTeamFormed.class).members()).isEmpty();
    var later =
        formed
            .and()
            .after(there(member(ADA, INFRASTRUCTURE)))
            .when(new DeskCommand.ExtendCoreTeam(incident(99), 1, 1, null, Set.of()));
    assertThat(later.event(DeskEvent.CoreTeamExtended.class).members())
        .containsExactly(new CoreMember(ADA, CoreRole.LEAD, null, null));
  }

  @Test
  void work_that_waits_stays_waiting_for_the_core_team() {
    var scenario =
        desk()
            .after(there(member(ADA, INFRASTRUCTURE)))
            .after(p1(99, 1, 1))
            .after(offer(ticket(1, 1, Line.SECOND)));
    assertThat(holder(scenario.state(), 1)).isNull();
    assertThat(holder(scenario.after(endMajor(99, 2)).state(), 1)).isEqualTo(ADA);
  }

  @Test
  void a_p1_that_was_over_before_the_desk_heard_of_it_is_nobodys() {
    var over = sixAtWork().when(endMajor(1, 3));
    over.thenKinds(DeskEvent.Withdrawn.class);
    assertThat(over.and().state().seat(ADA).on()).isNull();
    over.and().when(endMajor(1, 3)).thenNothing();
  }

  @Test
  void a_p1_that_is_offered_as_ordinary_work_is_over() {
    var offered = sixAtWork().after(p1(99, 1, 3)).when(RESTORED, offer(ticket(99, 2, Line.SECOND)));
    assertThat(offered.events().getFirst()).isInstanceOf(DeskEvent.MajorEnded.class);
    assertThat(offered.events().get(1)).isInstanceOf(DeskEvent.Queued.class);
    assertThat(offered.and().state().majors()).isEmpty();
  }

  @Test
  void who_comes_to_the_provider_while_a_p1_runs_is_called_too() {
    EngineerId gus = new EngineerId("gus");
    var call = new EngineerCommand.Page(incident(99), 1, 0, "mail is down", null);
    var enrolled = sixAtWork().after(p1(99, 1, 3)).when(enrol(member(gus, INFRASTRUCTURE)));
    enrolled
        .thenKinds(DeskEvent.Enrolled.class, DeskEvent.AlsoPaged.class)
        .thenSent(gus, call)
        .thenSent(incident(99), new IncidentCommand.NotePaged(1, 7));
    assertThat(new DeskRules().resume(enrolled.and().state()))
        .contains(new Send(gus, call), new Send(incident(99), new IncidentCommand.NotePaged(1, 7)));
  }

  @Test
  void who_is_back_from_leave_while_a_p1_runs_is_called_once() {
    EngineerId away = SIX.getLast();
    var call = new EngineerCommand.Page(incident(99), 1, 0, "mail is down", null);
    var running = sixAtWork().after(presence(away, Presence.ON_LEAVE), p1(99, 1, 3));
    var back = running.when(presence(away, Presence.OFF_SHIFT));
    back.thenKinds(DeskEvent.PresenceSet.class, DeskEvent.AlsoPaged.class).thenSent(away, call);
    back.and().when(present(away)).thenSent(away);
  }

  @Test
  void who_was_off_shift_when_it_was_declared_has_been_called_already() {
    EngineerId away = SIX.getLast();
    var running = sixAtWork().after(presence(away, Presence.OFF_SHIFT), p1(99, 1, 3));
    running.when(present(away)).thenSent(away);
  }

  @Test
  void who_left_the_core_team_for_leave_and_is_back_is_called_as_everybody() {
    var call = new EngineerCommand.Page(incident(99), 1, 1, "mail is down", null);
    var left = sixAtWork().after(p1(99, 1, 2), presence(ADA, Presence.ON_LEAVE));
    var back = left.when(present(ADA));
    back.thenSent(ADA, call);
    assertThat(new DeskRules().resume(back.and().state())).contains(new Send(ADA, call));
  }

  @Test
  void the_p1_hears_of_who_leaves_its_core_team_and_after_a_restart_again() {
    EngineerId lead = SIX.getFirst();
    var end = new Effect.Send(lead, new EngineerCommand.EndPage(incident(99), 1, 0));
    var left =
        new Effect.Send(
            incident(99), new IncidentCommand.NoteCoreMemberLeft(1, 0, lead, "on-leave"));
    var gone = sixAtWork().after(p1(99, 1, 3)).when(presence(lead, Presence.ON_LEAVE));
    gone.thenEffect(end, left);
    assertThat(new DeskRules().resume(gone.and().state())).contains(end, left);
  }
}
