package io.fixfirst.simulation.checker;

import static io.fixfirst.simulation.checker.GoodDay.KOLDING;
import static io.fixfirst.simulation.checker.GoodDay.P1;
import static io.fixfirst.simulation.checker.GoodDay.VEJLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.device.DeviceEvent;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.sla.ClockMove;
import io.fixfirst.core.sla.SlaClocks;
import io.fixfirst.core.tenant.TenantEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A judge that cannot fail is a defect: each is shown a good day, and one that somebody doctored.
 */
class JudgesTest {

  private static final EngineerId ADA = new EngineerId("ada");
  private static final EngineerId BOB = new EngineerId("bob");
  private static final EngineerId DAN = new EngineerId("dan");
  private static final EngineerId EVE = new EngineerId("eve");
  private static final IncidentId FIRST = new IncidentId(KOLDING, 1);
  private static final IncidentId SECOND = new IncidentId(KOLDING, 2);

  @Test
  void a_good_day_breaks_no_rule() {
    GoodDay.Day day = GoodDay.run();
    Judges judges = new Judges();
    assertThatCode(
            () -> {
              day.events().forEach(judges::see);
              judges.quiet(day.end());
            })
        .doesNotThrowAnyException();
  }

  @Test
  void each_judge_has_a_rule_of_its_own() {
    assertThat(new Judges().rules()).doesNotHaveDuplicates().allMatch(rule -> rule.endsWith("."));
  }

  @Test
  void every_rule_is_in_the_documentation() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "judges.md"));
    assertThat(new Judges().rules()).allMatch(page::contains);
  }

  // One active ticket

  @Test
  void somebody_busy_is_handed_a_ticket() {
    caught(
        (_, _) -> new OneActiveTicket(),
        new DoctoredDay()
            .instead(
                DeskEvent.Assigned.class,
                assigned -> assigned.incident().equals(SECOND),
                assigned -> assigned(assigned, ADA, assigned.number())));
  }

  @Test
  void a_ticket_is_handed_to_two() {
    caught(
        (_, _) -> new OneActiveTicket(),
        new DoctoredDay()
            .then(
                DeskEvent.Assigned.class,
                assigned -> assigned.incident().equals(FIRST),
                assigned -> assigned(assigned, DAN, 2)));
  }

  @Test
  void somebody_begins_a_ticket_while_on_another() {
    caught(
        (_, _) -> new OneActiveTicket(),
        new DoctoredDay()
            .then(
                DeskEvent.PickedUp.class,
                picked -> picked.incident().equals(SECOND),
                picked -> new DeskEvent.PickedUp(picked.at(), SECOND, ADA)));
  }

  // The core team

  @Test
  void a_p1_gets_a_second_core_team() {
    caught(
        CoreTeamAtOnce::new,
        new DoctoredDay().then(DeskEvent.CoreTeamFormed.class, any(), formed -> formed));
  }

  @Test
  void a_p1_gets_no_core_team_though_people_are_there() {
    caught(
        CoreTeamAtOnce::new,
        new DoctoredDay()
            .instead(
                DeskEvent.CoreTeamFormed.class,
                any(),
                formed -> {
                  List<EngineerId> all = new ArrayList<>(formed.stoodDown());
                  formed.members().forEach(member -> all.add(member.engineer()));
                  return formed(formed, List.of(), all);
                }));
  }

  @Test
  void a_p1_has_no_core_team_at_the_desk_at_all() {
    caught(
        CoreTeamAtOnce::new,
        new DoctoredDay()
            .without(
                DeskEvent.CoreTeamFormed.class,
                formed -> formed.ticket().incident().number() == 2));
  }

  @Test
  void somebody_is_in_the_core_team_and_stood_down() {
    caught(
        CoreTeamAtOnce::new,
        new DoctoredDay()
            .instead(
                DeskEvent.CoreTeamFormed.class,
                any(),
                formed -> formed(formed, formed.members(), List.of(ADA, DAN))));
  }

  @Test
  void work_of_somebody_who_was_stood_down_is_suspended() {
    caught(
        CoreTeamAtOnce::new,
        new DoctoredDay()
            .then(
                IncidentEvent.WorkSuspended.class,
                any(),
                suspended ->
                    new IncidentEvent.WorkSuspended(
                        suspended.at(),
                        ADA,
                        suspended.number(),
                        suspended.major(),
                        suspended.remaining(),
                        suspended.step())));
  }

  @Test
  void suspended_work_comes_back_as_another_assignment() {
    caught(
        CoreTeamAtOnce::new,
        new DoctoredDay()
            .instead(
                IncidentEvent.WorkReinstated.class,
                any(),
                back ->
                    new IncidentEvent.WorkReinstated(
                        back.at(), back.engineer(), back.number() + 1, back.major(), back.step())));
  }

  @Test
  void a_p1_is_handed_about_while_a_core_team_has_it() {
    caught(
        CoreTeamAtOnce::new,
        new DoctoredDay()
            .then(
                DeskEvent.CoreTeamFormed.class,
                any(),
                formed -> new DeskEvent.Withdrawn(formed.at(), P1, 2, false)));
  }

  // Suspended work

  @Test
  void nobody_comes_back_to_suspended_work() {
    caught(
        (_, _) -> new SuspendedWork(),
        new DoctoredDay()
            .instead(
                DeskEvent.MajorEnded.class,
                any(),
                ended ->
                    ended(
                        ended,
                        member -> new CoreMember(member.engineer(), member.role(), null, null))));
  }

  @Test
  void somebody_else_comes_back_to_suspended_work() {
    caught(
        (_, _) -> new SuspendedWork(),
        new DoctoredDay()
            .instead(
                DeskEvent.MajorEnded.class,
                any(),
                ended ->
                    ended(
                        ended,
                        member ->
                            member.engineer().equals(BOB)
                                ? new CoreMember(
                                    DAN, CoreRole.EXPERT, member.left(), member.remaining())
                                : member)));
  }

  @Test
  void suspended_work_begins_anew() {
    var doctored =
        new DoctoredDay()
            .instead(
                DeskEvent.MajorEnded.class,
                any(),
                ended -> ended(ended, member -> needing(member, Duration.ofHours(1))));
    caught((_, _) -> new SuspendedWork(), doctored);
    caught((_, _) -> new WorkLeft(), doctored);
  }

  @Test
  void what_was_left_of_suspended_work_is_not_what_was_estimated_less_what_was_worked() {
    caught(
        (_, _) -> new WorkLeft(),
        new DoctoredDay()
            .instead(
                DeskEvent.CoreTeamFormed.class,
                any(),
                formed ->
                    formed(
                        formed,
                        formed.members().stream()
                            .map(member -> needing(member, Duration.ofMinutes(42)))
                            .toList(),
                        formed.stoodDown())));
  }

  // Clocks

  @Test
  void a_breach_is_told_twice() {
    caught(
        (_, _) -> new ClocksAreRight(),
        new DoctoredDay().then(IncidentEvent.ClockBreached.class, any(), breached -> breached));
  }

  @Test
  void a_breach_is_forgotten() {
    caught(
        (_, _) -> new ClocksAreRight(),
        new DoctoredDay().without(IncidentEvent.ClockBreached.class, any()));
  }

  @Test
  void a_breach_is_told_before_it_is_one() {
    caught(
        (_, _) -> new ClocksAreRight(),
        new DoctoredDay()
            .then(
                IncidentEvent.Acknowledged.class,
                any(),
                event ->
                    new IncidentEvent.ClockBreached(event.at(), SlaClocks.RESOLVE, event.at())));
  }

  @Test
  void a_clock_counts_a_minute_that_has_not_run() {
    caught(
        (_, _) -> new ClocksAreRight(),
        new DoctoredDay()
            .instead(
                IncidentEvent.ClocksMoved.class,
                moved -> moved.moves().getFirst().elapsed().isPositive(),
                moved ->
                    moved(
                        moved,
                        move ->
                            new ClockMove(
                                move.clock(),
                                move.state(),
                                move.because(),
                                move.target(),
                                move.elapsed().plusMinutes(1),
                                move.due(),
                                move.warnAt()))));
  }

  @Test
  void a_clock_runs_while_it_is_paused() {
    caught(
        (_, _) -> new ClocksAreRight(),
        new DoctoredDay()
            .instead(
                IncidentEvent.ClocksMoved.class,
                moved -> moved.moves().getFirst().state() == ClockMove.State.PAUSED,
                moved ->
                    moved(
                        moved,
                        move ->
                            new ClockMove(
                                move.clock(),
                                ClockMove.State.RUNNING,
                                move.because(),
                                move.target(),
                                move.elapsed(),
                                move.due(),
                                move.warnAt()))));
  }

  @Test
  void a_deadline_is_not_where_its_target_will_have_run() {
    caught(
        (_, _) -> new ClocksAreRight(),
        new DoctoredDay()
            .instead(
                IncidentEvent.ClocksMoved.class,
                moved -> moved.moves().getFirst().due() != null,
                moved ->
                    moved(
                        moved,
                        move ->
                            new ClockMove(
                                move.clock(),
                                move.state(),
                                move.because(),
                                move.target(),
                                move.elapsed(),
                                move.due() == null ? null : move.due().plusSeconds(60),
                                move.warnAt()))));
  }

  // Tenants

  @Test
  void another_tenants_device_is_in_an_incident() {
    caught(
        (_, _) -> new TenantsApart(),
        new DoctoredDay()
            .then(
                IncidentEvent.MajorDeclared.class,
                any(),
                event ->
                    new IncidentEvent.AlarmCleared(
                        event.at(), new AlarmKey(new DeviceId(KOLDING, "srv-1"), "down"))));
  }

  @Test
  void another_tenants_incident_is_in_what_a_tenant_is_told() {
    caught(
        (_, _) -> new TenantsApart(),
        new DoctoredDay()
            .then(
                TenantEvent.OpeningConfirmed.class,
                event -> event.incident().tenant().equals(KOLDING),
                event -> new TenantEvent.OpeningConfirmed(event.at(), P1)));
  }

  @Test
  void what_a_tenant_believes_open_is_closed() {
    caught(
        (cases, _) -> new TenantKnowsItsIncidents(cases),
        new DoctoredDay()
            .without(TenantEvent.IncidentClosed.class, event -> event.incident().equals(SECOND)));
  }

  @Test
  void what_a_tenant_has_opened_was_never_opened() {
    caught(
        (cases, _) -> new TenantKnowsItsIncidents(cases),
        new DoctoredDay()
            .then(
                TenantEvent.IncidentOpened.class,
                any(),
                event ->
                    new TenantEvent.IncidentOpened(
                        event.at(),
                        new IncidentId(KOLDING, 99),
                        event.reference(),
                        event.report(),
                        event.alarm(),
                        event.terms())));
  }

  @Test
  void an_open_incident_is_not_under_its_contract() {
    caught(
        (cases, _) -> new TenantKnowsItsIncidents(cases),
        new DoctoredDay()
            .then(
                TenantEvent.IncidentOpened.class,
                event -> event.incident().number() == 2 && event.incident().tenant().equals(VEJLE),
                event -> contractOfKolding(event.at())));
  }

  private static TenantEvent contractOfKolding(Instant at) {
    TenantEvent.Registered registered =
        GoodDay.run().events().stream()
            .map(recorded -> recorded.event())
            .filter(TenantEvent.Registered.class::isInstance)
            .map(TenantEvent.Registered.class::cast)
            .findFirst()
            .orElseThrow();
    return new TenantEvent.ContractChanged(at, registered.contract(), "boss");
  }

  // People

  @Test
  void the_desk_believes_somebody_on_leave_to_be_there() {
    caught(
        (_, floor) -> new PeopleAreWhereTheySay(floor),
        new DoctoredDay()
            .without(DeskEvent.PresenceSet.class, event -> event.presence() == Presence.ON_LEAVE));
  }

  // Alarms

  @Test
  void a_tenant_does_not_hear_that_an_alarm_cleared() {
    caught(
        (cases, _) -> new AlarmsStand(cases),
        new DoctoredDay().without(TenantEvent.AlarmCleared.class, any()));
  }

  @Test
  void an_alarm_stands_and_its_incident_does_not_know() {
    caught(
        (cases, _) -> new AlarmsStand(cases),
        new DoctoredDay()
            .then(
                IncidentEvent.Opened.class,
                opened -> opened.alarm() != null && opened.alarm().device().name().equals("srv-2"),
                opened ->
                    new IncidentEvent.AlarmCleared(
                        opened.at(), new AlarmKey(new DeviceId(KOLDING, "srv-2"), "down"))));
  }

  @Test
  void a_device_alarms_and_nobody_hears_it() {
    caught(
        (cases, _) -> new AlarmsStand(cases),
        new DoctoredDay().without(DeviceEvent.AlarmCleared.class, any()));
  }

  // Tickets

  @Test
  void a_closed_ticket_stays_at_the_desk() {
    caught(
        NobodysTicket::new,
        new DoctoredDay().without(DeskEvent.Withdrawn.class, DeskEvent.Withdrawn::over));
  }

  @Test
  void an_incident_and_the_desk_speak_of_two_assignments() {
    caught(
        NobodysTicket::new,
        new DoctoredDay()
            .instead(
                DeskEvent.Assigned.class,
                assigned -> assigned.incident().number() == 5,
                assigned -> assigned(assigned, assigned.engineer(), 2)));
  }

  @Test
  void an_open_incident_is_not_at_the_desk() {
    caught(
        NobodysTicket::new,
        new DoctoredDay()
            .then(
                DeskEvent.CoreTeamFormed.class,
                formed -> formed.ticket().incident().number() == 2,
                formed ->
                    new DeskEvent.Withdrawn(formed.at(), new IncidentId(KOLDING, 4), 9, true)));
  }

  // Paging

  @Test
  void somebody_who_is_there_is_not_called() {
    caught(
        MajorIncidents::new,
        new DoctoredDay()
            .instead(
                DeskEvent.CoreTeamFormed.class,
                any(),
                formed -> formed(formed, formed.members(), List.of())));
  }

  @Test
  void somebody_on_leave_is_called() {
    caught(
        MajorIncidents::new,
        new DoctoredDay()
            .instead(
                DeskEvent.CoreTeamFormed.class,
                any(),
                formed -> formed(formed, formed.members(), List.of(ADA, EVE))));
  }

  @Test
  void somebody_is_never_paged() {
    Predicate<EngineerEvent.Paged> theirs =
        paged -> paged.incident().number() == 2 && paged.role() == CoreRole.COMMUNICATIONS;
    caught(
        MajorIncidents::new,
        new DoctoredDay()
            .without(EngineerEvent.Paged.class, theirs)
            .without(EngineerEvent.Paged.class, theirs));
  }

  @Test
  void somebody_is_paged_for_what_is_over() {
    caught(
        MajorIncidents::new,
        new DoctoredDay()
            .without(EngineerEvent.PageEnded.class, ended -> ended.incident().equals(P1)));
  }

  @Test
  void the_tally_does_not_know_who_has_seen_it() {
    caught(
        MajorIncidents::new,
        new DoctoredDay().without(IncidentEvent.PageSeen.class, seen -> seen.seenBefore() != null));
  }

  @Test
  void an_incident_believes_in_another_core_team() {
    caught(
        MajorIncidents::new,
        new DoctoredDay()
            .instead(
                IncidentEvent.CoreTeamFormed.class,
                any(),
                formed -> new IncidentEvent.CoreTeamFormed(formed.at(), List.of(), formed.paged()))
            .instead(
                IncidentEvent.CoreTeamFormed.class,
                formed -> !formed.members().isEmpty(),
                formed ->
                    new IncidentEvent.CoreTeamFormed(formed.at(), List.of(), formed.paged())));
  }

  // Fix first, discuss later

  @Test
  void somebody_is_found_responsible_before_it_is_restored() {
    caught(
        (cases, _) -> new FixFirst(cases),
        new DoctoredDay()
            .then(
                IncidentEvent.CoreTeamFormed.class,
                any(),
                formed ->
                    new IncidentEvent.ResponsibilityRecorded(
                        formed.at(), "operator:ole", "vendor", "A bad update.")));
  }

  @Test
  void a_customer_is_not_believed() {
    caught(
        (cases, _) -> new FixFirst(cases),
        new DoctoredDay().without(IncidentEvent.MajorDeclared.class, any()));
  }

  @Test
  void nobody_looks_back_at_a_p1() {
    caught(
        (cases, _) -> new FixFirst(cases),
        new DoctoredDay().without(IncidentEvent.ReviewDue.class, any()));
  }

  // What happens at all

  @Test
  void an_incident_is_opened_twice() {
    caught(
        (cases, _) -> new FixFirst(cases),
        new DoctoredDay().then(IncidentEvent.Opened.class, any(), opened -> opened));
  }

  @Test
  void something_happens_to_an_incident_that_was_never_opened() {
    caught(
        (cases, _) -> new FixFirst(cases),
        new DoctoredDay().without(IncidentEvent.Opened.class, any()));
  }

  private static void caught(BiFunction<Cases, Floor, Checker> judge, DoctoredDay day) {
    assertThat(new DoctoredDay().judge(judge)).as("the good day").isNull();
    assertThat(day.judge(judge)).as("the doctored day").isNotNull();
  }

  private static <E> Predicate<E> any() {
    return _ -> true;
  }

  private static DeskEvent.Assigned assigned(
      DeskEvent.Assigned assigned, EngineerId engineer, int number) {
    return new DeskEvent.Assigned(
        assigned.at(),
        assigned.incident(),
        engineer,
        assigned.team(),
        number,
        assigned.pickUpBy(),
        assigned.by(),
        assigned.explanation());
  }

  private static DeskEvent.CoreTeamFormed formed(
      DeskEvent.CoreTeamFormed formed, List<CoreMember> members, List<EngineerId> stoodDown) {
    return new DeskEvent.CoreTeamFormed(
        formed.at(), formed.ticket(), formed.summary(), members, stoodDown, formed.explanation());
  }

  private static DeskEvent.MajorEnded ended(
      DeskEvent.MajorEnded ended, UnaryOperator<CoreMember> lie) {
    return new DeskEvent.MajorEnded(
        ended.at(), ended.incident(), ended.turn(), ended.members().stream().map(lie).toList());
  }

  private static CoreMember needing(CoreMember member, Duration remaining) {
    return new CoreMember(
        member.engineer(),
        member.role(),
        member.left(),
        member.remaining() == null ? null : remaining);
  }

  private static IncidentEvent.ClocksMoved moved(
      IncidentEvent.ClocksMoved moved, UnaryOperator<ClockMove> lie) {
    return new IncidentEvent.ClocksMoved(moved.at(), moved.moves().stream().map(lie).toList());
  }
}
