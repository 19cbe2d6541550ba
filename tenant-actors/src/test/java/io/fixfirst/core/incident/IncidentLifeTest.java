package io.fixfirst.core.incident;

import static io.fixfirst.core.incident.IncidentFixture.ADA;
import static io.fixfirst.core.incident.IncidentFixture.BOB;
import static io.fixfirst.core.incident.IncidentFixture.CLEO;
import static io.fixfirst.core.incident.IncidentFixture.COPENHAGEN;
import static io.fixfirst.core.incident.IncidentFixture.CPU;
import static io.fixfirst.core.incident.IncidentFixture.DESK;
import static io.fixfirst.core.incident.IncidentFixture.DISK;
import static io.fixfirst.core.incident.IncidentFixture.FRONT;
import static io.fixfirst.core.incident.IncidentFixture.ID;
import static io.fixfirst.core.incident.IncidentFixture.KOLDING;
import static io.fixfirst.core.incident.IncidentFixture.OPEN;
import static io.fixfirst.core.incident.IncidentFixture.OTHER;
import static io.fixfirst.core.incident.IncidentFixture.REPORT;
import static io.fixfirst.core.incident.IncidentFixture.SERVERS;
import static io.fixfirst.core.incident.IncidentFixture.T0;
import static io.fixfirst.core.incident.IncidentFixture.TERMS;
import static io.fixfirst.core.incident.IncidentFixture.VENDOR;
import static io.fixfirst.core.incident.IncidentFixture.ack;
import static io.fixfirst.core.incident.IncidentFixture.alarm;
import static io.fixfirst.core.incident.IncidentFixture.alarmed;
import static io.fixfirst.core.incident.IncidentFixture.assigned;
import static io.fixfirst.core.incident.IncidentFixture.escalate;
import static io.fixfirst.core.incident.IncidentFixture.incident;
import static io.fixfirst.core.incident.IncidentFixture.local;
import static io.fixfirst.core.incident.IncidentFixture.minutes;
import static io.fixfirst.core.incident.IncidentFixture.opened;
import static io.fixfirst.core.incident.IncidentFixture.pickedUp;
import static io.fixfirst.core.incident.IncidentFixture.queued;
import static io.fixfirst.core.incident.IncidentFixture.reopen;
import static io.fixfirst.core.incident.IncidentFixture.resolve;
import static io.fixfirst.core.incident.IncidentFixture.withLineBudgets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fixfirst.core.Effect.Cancel;
import io.fixfirst.core.Effect.Wake;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.desk.Ticket;
import io.fixfirst.core.incident.IncidentCommand.AddAlarm;
import io.fixfirst.core.incident.IncidentCommand.ApplyTerms;
import io.fixfirst.core.incident.IncidentCommand.BreachClock;
import io.fixfirst.core.incident.IncidentCommand.ClearAlarm;
import io.fixfirst.core.incident.IncidentCommand.Close;
import io.fixfirst.core.incident.IncidentCommand.EscalateByTouchLimit;
import io.fixfirst.core.incident.IncidentCommand.ExtendCoreTeam;
import io.fixfirst.core.incident.IncidentCommand.FinishReview;
import io.fixfirst.core.incident.IncidentCommand.NoteQueued;
import io.fixfirst.core.incident.IncidentCommand.NoteReinstated;
import io.fixfirst.core.incident.IncidentCommand.NoteReturned;
import io.fixfirst.core.incident.IncidentCommand.NoteSuspended;
import io.fixfirst.core.incident.IncidentCommand.Open;
import io.fixfirst.core.incident.IncidentCommand.PublishUpdate;
import io.fixfirst.core.incident.IncidentCommand.RemindUpdate;
import io.fixfirst.core.incident.IncidentCommand.RemindVendor;
import io.fixfirst.core.incident.IncidentCommand.ReportWorkaround;
import io.fixfirst.core.incident.IncidentCommand.Reprioritise;
import io.fixfirst.core.incident.IncidentCommand.Resume;
import io.fixfirst.core.incident.IncidentCommand.Wait;
import io.fixfirst.core.incident.IncidentCommand.WarnClock;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import io.fixfirst.core.tenant.TenantCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncidentLifeTest {

  @Test
  void a_report_starts_the_clocks_and_is_offered_to_the_first_line() {
    incident()
        .when(OPEN)
        .thenKinds(IncidentEvent.Opened.class, IncidentEvent.ClocksMoved.class)
        .thenSent(KOLDING, new TenantCommand.ConfirmOpened(ID))
        .thenSent(DESK, new DeskCommand.Offer(ticket(1, Line.FIRST, Priority.LOW, week(40), null)))
        .thenState(
            incident -> {
              assertThat(incident.priority()).isEqualTo(Priority.LOW);
              assertThat(incident.ledgers(T0))
                  .extracting("clock")
                  .containsExactly("respond", "resolve");
            });
  }

  @Test
  void where_there_are_no_lines_it_goes_straight_to_the_expert() {
    Terms noLines = withoutTouchLimit();
    incident()
        .when(new Open(DESK, REPORT, noLines, T0, null))
        .thenState(incident -> assertThat(incident.place().line()).isEqualTo(Line.SECOND));
  }

  @Test
  void opening_it_again_changes_nothing() {
    opened().when(OPEN).thenNothing();
  }

  @Test
  void what_was_never_opened_is_unknown() {
    incident().when(resolve()).thenRejected("incident.unknown");
    incident().when(new WarnClock("resolve")).thenRejected("incident.unknown");
  }

  @Test
  void reports_that_make_no_sense_are_refused() {
    incident().when(open("  ", T0)).thenRejected("incident.empty-text");
    incident().when(open("x".repeat(10_001), T0)).thenRejected("incident.text-too-long");
    incident().when(open("late", T0.minus(Duration.ofDays(400)))).thenRejected("incident.bad-time");
    incident().when(open("early", T0.plus(Duration.ofDays(1)))).thenRejected("incident.bad-time");
    incident().when(open("𝒙".repeat(5_000), T0)).event(IncidentEvent.Opened.class);
  }

  @Test
  void the_first_acknowledgement_meets_the_respond_clock_and_tells_the_desk() {
    opened()
        .after(queued(1, Line.FIRST, FRONT), assigned(ADA, FRONT, Line.FIRST, 1))
        .when(minutes(5), ack(ADA))
        .thenKinds(IncidentEvent.ClocksMoved.class, IncidentEvent.Acknowledged.class)
        .thenSent(DESK, new DeskCommand.PickUp(ID, ADA))
        .thenEffect(
            new Cancel("breach-respond"),
            new Cancel("warn-respond"),
            new Wake("touch-limit", minutes(20), new EscalateByTouchLimit(1)))
        .and()
        .when(minutes(6), ack(ADA))
        .thenNothing();
  }

  @Test
  void whoever_begins_before_the_desk_has_told_us_keeps_it() {
    opened()
        .after(ack(ADA))
        .when(assigned(ADA, FRONT, Line.FIRST, 1))
        .thenState(incident -> assertThat(incident.hands().pickedUpBy()).isEqualTo(ADA));
  }

  @Test
  void the_first_line_keeps_a_ticket_for_fifteen_minutes_and_no_longer() {
    pickedUp().when(minutes(14), new EscalateByTouchLimit(1)).thenNothing();
    pickedUp()
        .when(minutes(15), new EscalateByTouchLimit(1))
        .thenKinds(IncidentEvent.Escalated.class)
        .thenSent(
            DESK,
            new DeskCommand.Withdraw(ID, 2, false),
            new DeskCommand.Offer(ticket(3, Line.SECOND, Priority.LOW, week(40), ADA)))
        .thenEffect(new Cancel("touch-limit"));
  }

  @Test
  void the_touch_limit_stands_still_while_its_engineer_is_taken_for_a_major() {
    pickedUp()
        .at(minutes(5))
        .after(new NoteSuspended(ADA, 1, OTHER, Duration.ofMinutes(5), 1))
        .when(minutes(15), new EscalateByTouchLimit(1))
        .thenNothing()
        .and()
        .when(minutes(60), new NoteReinstated(ADA, 1, OTHER, 2))
        .thenEffect(new Wake("touch-limit", minutes(70), new EscalateByTouchLimit(1)));
  }

  @Test
  void a_team_with_a_touch_limit_of_its_own_keeps_it_for_so_long() {
    opened()
        .after(queued(1, Line.FIRST, FRONT), assignedFor(Duration.ofMinutes(4)))
        .when(minutes(1), ack(ADA))
        .thenEffect(new Wake("touch-limit", minutes(5), new EscalateByTouchLimit(1)));
  }

  @Test
  void who_began_before_the_desk_has_told_us_has_their_teams_touch_limit_from_then_on() {
    opened()
        .at(minutes(1))
        .after(ack(ADA))
        .when(minutes(2), assignedFor(Duration.ofMinutes(4)))
        .thenEffect(new Wake("touch-limit", minutes(5), new EscalateByTouchLimit(1)));
  }

  @Test
  void another_team_has_not_the_touch_limit_of_the_one_before() {
    opened()
        .after(assignedFor(Duration.ofMinutes(4)), new NoteReturned(ADA, 1, "moved"))
        .after(assigned(BOB, FRONT, Line.FIRST, 2))
        .when(minutes(1), ack(BOB))
        .thenEffect(new Wake("touch-limit", minutes(16), new EscalateByTouchLimit(2)));
  }

  private static IncidentCommand assignedFor(Duration touchLimit) {
    return new IncidentCommand.NoteAssigned(
        ADA, FRONT, Line.FIRST, 1, "desk", "best score", touchLimit);
  }

  @Test
  void the_second_line_has_no_touch_limit() {
    opened()
        .after(escalate(Line.SECOND), assigned(BOB, SERVERS, Line.SECOND, 1), ack(BOB))
        .when(minutes(15), new EscalateByTouchLimit(1))
        .thenNothing();
  }

  @Test
  void changes_of_hands_and_returns_to_a_former_team_are_counted() {
    opened()
        .after(
            assigned(ADA, FRONT, Line.FIRST, 1),
            new NoteReturned(ADA, 1, "not picked up"),
            assigned(ADA, FRONT, Line.FIRST, 2),
            escalate(Line.SECOND),
            assigned(BOB, SERVERS, Line.SECOND, 3),
            escalate(Line.FIRST))
        .when(assigned(CLEO, FRONT, Line.FIRST, 4))
        .thenState(
            incident -> {
              assertThat(incident.hands().reassignments()).isEqualTo(2);
              assertThat(incident.hands().returns()).isEqualTo(1);
            });
  }

  @Test
  void late_and_repeated_notes_of_the_desk_change_nothing() {
    var incident =
        opened().after(queued(1, Line.FIRST, FRONT), assigned(ADA, FRONT, Line.FIRST, 2));
    incident.when(assigned(BOB, SERVERS, Line.SECOND, 1)).thenNothing();
    incident.when(assigned(ADA, FRONT, Line.FIRST, 2)).thenNothing();
    incident.when(new NoteReturned(ADA, 1, "late")).thenNothing();
    incident.when(queued(0, Line.SECOND, SERVERS)).thenNothing();
    incident.when(queued(1, Line.FIRST, FRONT)).thenNothing();
    incident.when(new NoteReinstated(ADA, 2, OTHER, 0)).thenNothing();
    incident.after(new Wait("engineer:ada", WaitReason.CUSTOMER, null, "asked for a log"));
    incident.when(assigned(BOB, FRONT, Line.FIRST, 3)).thenNothing();
  }

  @Test
  void waiting_for_the_customer_stops_the_clocks_and_frees_the_engineer() {
    Instant until = minutes(120);
    pickedUp()
        .when(minutes(30), new Wait("engineer:ada", WaitReason.CUSTOMER, until, "asked for a log"))
        .thenKinds(IncidentEvent.ClocksMoved.class, IncidentEvent.Waiting.class)
        .thenSent(DESK, new DeskCommand.Withdraw(ID, 2, false))
        .thenEffect(
            new Cancel("breach-resolve"),
            new Cancel("touch-limit"),
            new Wake("resume", until, new Resume(IncidentRules.TIMER)))
        .and()
        .when(minutes(119), new Resume(IncidentRules.TIMER))
        .thenNothing()
        .and()
        .when(until, new Resume(IncidentRules.TIMER))
        .thenKinds(IncidentEvent.ClocksMoved.class, IncidentEvent.Resumed.class)
        .thenSent(
            DESK,
            new DeskCommand.Offer(
                ticketIn(FRONT, 3, Line.FIRST, Priority.LOW, local("2026-06-08T10:30"), ADA)));
  }

  @Test
  void waiting_for_a_vendor_pauses_only_where_the_contract_says_so() {
    opened()
        .when(minutes(30), new Wait("engineer:ada", WaitReason.VENDOR, null, "spare part"))
        .thenKinds(IncidentEvent.Waiting.class);
  }

  @Test
  void waiting_until_a_time_that_makes_no_sense_is_refused() {
    opened().when(wait(T0)).thenRejected("incident.bad-time");
    opened().when(wait(T0.plus(Duration.ofDays(400)))).thenRejected("incident.bad-time");
    opened()
        .when(new Wait("engineer:ada", WaitReason.CUSTOMER, null, ""))
        .thenRejected("incident.empty-text");
  }

  @Test
  void golden_d_a_priority_that_is_raised_keeps_the_pause() {
    opened()
        .after(ack(ADA))
        .at(minutes(60))
        .after(new Wait("engineer:ada", WaitReason.CUSTOMER, null, "asked for a log"))
        .at(minutes(180))
        .after(new Resume("engineer:ada"))
        .when(minutes(240), reprioritise(Impact.HIGH, Urgency.URGENT))
        .thenKinds(IncidentEvent.ClocksMoved.class, IncidentEvent.Reprioritised.class)
        .thenSent(
            DESK,
            new DeskCommand.Offer(
                ticket(4, Line.FIRST, Priority.HIGH, local("2026-06-01T15:00"), ADA)));
  }

  @Test
  void golden_e_the_ticket_is_met_and_its_first_line_breached_by_five_hours() {
    Report report = REPORT;
    var incident =
        incident()
            .after(new Open(DESK, report, aroundTheClock(withLineBudgets()), T0, null))
            .at(hours(10))
            .after(new BreachClock("line-1"))
            .at(hours(15))
            .after(escalate(Line.SECOND))
            .at(hours(35))
            .after(resolve());
    assertThat(incident.history())
        .filteredOn(IncidentEvent.ClockBreached.class::isInstance)
        .filteredOn(breach -> !((IncidentEvent.ClockBreached) breach).clock().equals("respond"))
        .containsExactly(new IncidentEvent.ClockBreached(hours(10), "line-1", hours(10)));
    assertThat(incident.state().ledgers(hours(35)))
        .extracting("clock", "used", "over", "breached")
        .contains(
            tuple("resolve", Duration.ofHours(35), Duration.ZERO, false),
            tuple("line-1", Duration.ofHours(15), Duration.ofHours(5), true),
            tuple("line-2", Duration.ofHours(20), Duration.ZERO, false));
  }

  @Test
  void a_clock_warns_once_and_breaches_once() {
    Instant due = local("2026-06-05T17:00");
    Instant warning = local("2026-06-04T15:00");
    opened().when(warning.minusSeconds(1), new WarnClock("resolve")).thenNothing();
    opened()
        .when(warning, new WarnClock("resolve"))
        .then(new IncidentEvent.ClockWarned(warning, "resolve"))
        .and()
        .when(warning, new WarnClock("resolve"))
        .thenNothing()
        .and()
        .when(due.plusSeconds(7), new BreachClock("resolve"))
        .then(new IncidentEvent.ClockBreached(due.plusSeconds(7), "resolve", due))
        .and()
        .when(due.plusSeconds(8), new BreachClock("resolve"))
        .thenNothing();
  }

  @Test
  void a_breach_whose_timer_is_late_is_told_before_the_clock_stops() {
    opened()
        .when(local("2026-06-08T09:00"), resolve())
        .thenKinds(
            IncidentEvent.ClockBreached.class,
            IncidentEvent.ClockBreached.class,
            IncidentEvent.ClocksMoved.class,
            IncidentEvent.Resolved.class);
  }

  @Test
  void other_terms_keep_what_was_used_and_tell_the_desk() {
    opened()
        .when(hours(2), new ApplyTerms(aroundTheClock(TERMS), 1))
        .thenKinds(IncidentEvent.ClocksMoved.class, IncidentEvent.TermsApplied.class)
        .thenSent(DESK, new DeskCommand.Offer(ticket(2, Line.FIRST, Priority.LOW, hours(40), null)))
        .and()
        .when(new ApplyTerms(aroundTheClock(TERMS), 1))
        .thenNothing();
  }

  @Test
  void a_vendor_that_does_not_keep_its_promise_is_noted_once() {
    opened()
        .after(escalate(Line.THIRD))
        .when(new NoteQueued(3, 1, Line.THIRD, VENDOR, "Acme", Duration.ofHours(4)))
        .then(new IncidentEvent.Queued(T0, 3, 1, Line.THIRD, VENDOR, "Acme", hours(4)))
        .thenEffect(new Wake("vendor", hours(4), new RemindVendor()))
        .and()
        .when(hours(4), new RemindVendor())
        .then(new IncidentEvent.VendorOverdue(hours(4), "Acme", hours(4)))
        .and()
        .when(hours(5), new RemindVendor())
        .thenNothing();
  }

  @Test
  void closed_it_owes_no_update_that_was_promised_since_it_was_resolved() {
    pickedUp()
        .when(minutes(30), resolve())
        .and()
        .when(
            minutes(31),
            new IncidentCommand.PublishUpdate(
                "engineer:ada", "It holds so far.", Duration.ofHours(1)))
        .thenEffect(new Wake("update", minutes(91), new IncidentCommand.RemindUpdate()))
        .and()
        .when(minutes(32), new Close("operator:eve"))
        .thenEffect(new Cancel("update"))
        .and()
        .when(minutes(91), new IncidentCommand.RemindUpdate())
        .thenNothing();
  }

  @Test
  void resolved_it_stays_open_to_reopening_for_the_quiet_time() {
    Instant closes = minutes(30).plus(Duration.ofDays(3));
    pickedUp()
        .when(minutes(30), resolve())
        .thenSent(KOLDING, new TenantCommand.NoteResolved(ID, 0))
        .thenSent(DESK, new DeskCommand.Withdraw(ID, 2, false))
        .thenEffect(new Wake("close", closes, new Close(IncidentRules.TIMER)))
        .and()
        .when(closes.minusSeconds(1), new Close(IncidentRules.TIMER))
        .thenNothing()
        .and()
        .when(closes, new Close(IncidentRules.TIMER))
        .thenSent(KOLDING, new TenantCommand.NoteClosed(ID))
        .thenSent(DESK, new DeskCommand.Withdraw(ID, 3, true))
        .and()
        .when(closes.plusSeconds(1), reopen())
        .thenRejected("incident.closed");
  }

  @Test
  void an_alarm_that_crosses_with_the_closing_is_left_to_the_tenant() {
    pickedUp()
        .after(resolve(), new Close("operator:ole"))
        .when(minutes(30), new AddAlarm(CPU, "same-service", false))
        .thenNothing();
  }

  @Test
  void reopened_the_clocks_go_on_with_what_they_had_used_and_a_met_one_stays_met() {
    pickedUp()
        .at(hours(2))
        .after(resolve())
        .when(hours(4), reopen())
        .thenKinds(IncidentEvent.ClocksMoved.class, IncidentEvent.Reopened.class)
        .thenSent(KOLDING, new TenantCommand.NoteReopened(ID, 1))
        .thenSent(
            DESK,
            new DeskCommand.Offer(
                ticketIn(FRONT, 3, Line.FIRST, Priority.LOW, local("2026-06-08T11:00"), ADA)))
        .thenState(
            incident ->
                assertThat(incident.ledgers(hours(4)))
                    .extracting("clock", "stopped", "used")
                    .containsExactly(
                        tuple("respond", true, Duration.ZERO),
                        tuple("resolve", false, Duration.ofHours(2))));
  }

  @Test
  void a_workaround_stops_the_clock_and_leaves_the_cause_to_be_removed() {
    pickedUp()
        .when(hours(1), new ReportWorkaround("engineer:ada", "rerouted"))
        .thenKinds(IncidentEvent.ClocksMoved.class, IncidentEvent.WorkaroundReported.class)
        .thenState(
            incident -> {
              assertThat(incident.stage()).isEqualTo(Stage.OPEN);
              assertThat(incident.serviceRuns()).isTrue();
              assertThat(incident.hands().engineer()).isEqualTo(ADA);
            })
        .and()
        .when(hours(2), resolve())
        .thenKinds(IncidentEvent.Resolved.class);
  }

  @Test
  void what_an_alarm_has_opened_and_nobody_has_touched_clears_by_itself() {
    alarmed()
        .after(new AddAlarm(CPU, "same-service", false), assigned(ADA, FRONT, Line.FIRST, 1))
        .at(minutes(3))
        .after(new ClearAlarm(CPU.key(), CPU.raised()))
        .when(minutes(4), new ClearAlarm(DISK.key(), DISK.raised()))
        .thenKinds(
            IncidentEvent.AlarmCleared.class,
            IncidentEvent.TechnicallyRestored.class,
            IncidentEvent.ClocksMoved.class,
            IncidentEvent.Resolved.class)
        .thenState(
            incident -> {
              var resolution = incident.resolution();
              assertThat(resolution).isNotNull();
              assertThat(resolution.text()).isEqualTo("Cleared by itself.");
            });
  }

  @Test
  void what_an_engineer_has_begun_stays_theirs_when_its_alarms_clear() {
    alarmed()
        .after(assigned(ADA, FRONT, Line.FIRST, 1), ack(ADA))
        .when(minutes(4), new ClearAlarm(DISK.key(), DISK.raised()))
        .thenKinds(IncidentEvent.AlarmCleared.class, IncidentEvent.TechnicallyRestored.class)
        .thenState(incident -> assertThat(incident.stage()).isEqualTo(Stage.OPEN));
  }

  @Test
  void a_clear_that_is_late_does_not_end_a_newer_raise() {
    var again = alarm("srv-1", "disk", 60);
    alarmed()
        .after(ack(ADA), new AddAlarm(again, "same-device", false))
        .when(new ClearAlarm(DISK.key(), DISK.raised()))
        .thenNothing();
  }

  @Test
  void an_alarm_that_crosses_with_the_resolution_reopens_the_incident() {
    alarmed()
        .after(ack(ADA), resolve())
        .when(minutes(1), new AddAlarm(CPU, "same-service", false))
        .thenKinds(
            IncidentEvent.AlarmAdded.class,
            IncidentEvent.ClocksMoved.class,
            IncidentEvent.Reopened.class);
    alarmed().after(ack(ADA), resolve()).when(new AddAlarm(DISK, "again", false)).thenNothing();
  }

  @Test
  void the_next_update_is_promised_reminded_of_and_kept() {
    opened()
        .when(new PublishUpdate("engineer:ada", "We are on it.", Duration.ofHours(1)))
        .then(new IncidentEvent.UpdatePublished(T0, "engineer:ada", "We are on it.", hours(1)))
        .thenEffect(new Wake("update", hours(1), new RemindUpdate()))
        .and()
        .when(hours(1), new RemindUpdate())
        .then(new IncidentEvent.UpdateOverdue(hours(1), hours(1)))
        .thenState(incident -> assertThat(incident.updates().overdue()).isTrue())
        .and()
        .when(hours(2), new PublishUpdate("engineer:ada", "Still at it.", null))
        .then(new IncidentEvent.UpdatePublished(hours(2), "engineer:ada", "Still at it.", null))
        .thenState(incident -> assertThat(incident.updates().overdue()).isFalse());
    opened()
        .when(new PublishUpdate("engineer:ada", "Soon.", Duration.ofDays(-1)))
        .thenRejected("incident.bad-time");
  }

  @Test
  void what_is_not_allowed_now_is_refused_with_the_reason_that_the_console_shows() {
    opened().when(reopen()).thenRejected("incident.still-open");
    opened().when(new Close("operator:eve")).thenRejected("incident.not-resolved");
    opened().when(new Resume("operator:eve")).thenRejected("incident.not-waiting");
    opened()
        .when(new ExtendCoreTeam("operator:eve", null, null, Set.of()))
        .thenRejected("incident.not-major");
    opened().after(resolve()).when(escalate(Line.SECOND)).thenRejected("incident.resolved");
    opened().when(new FinishReview("ada", "ok", List.of())).thenRejected("incident.no-review");
    assertThat(AllowedActions.of(opened().state()))
        .filteredOn(AllowedActions.Verdict::allowed)
        .extracting(AllowedActions.Verdict::action)
        .containsExactly(
            IncidentAction.ACKNOWLEDGE,
            IncidentAction.ASSIGN,
            IncidentAction.ESCALATE,
            IncidentAction.WAIT,
            IncidentAction.REPRIORITISE,
            IncidentAction.DECLARE_MAJOR,
            IncidentAction.WORKAROUND,
            IncidentAction.RESOLVE,
            IncidentAction.NOTE,
            IncidentAction.UPDATE);
  }

  @Test
  void what_people_do_twice_changes_nothing_the_second_time() {
    opened().after(resolve()).when(resolve()).thenNothing();
    opened()
        .after(resolve(), new Close("operator:eve"))
        .when(new Close("operator:eve"))
        .thenNothing();
    opened().after(escalate(Line.SECOND)).when(escalate(Line.SECOND)).thenNothing();
    opened().when(reprioritise(Impact.LOW, Urgency.LOW)).thenNothing();
  }

  private static Open open(String summary, Instant opened) {
    Report report =
        new Report(
            summary,
            null,
            null,
            null,
            "server",
            Impact.LOW,
            Urgency.LOW,
            false,
            "operator:eve",
            "phone");
    return new Open(DESK, report, TERMS, opened, null);
  }

  private static IncidentCommand wait(Instant until) {
    return new Wait("engineer:ada", WaitReason.CUSTOMER, until, "asked for a log");
  }

  private static IncidentCommand reprioritise(Impact impact, Urgency urgency) {
    return new Reprioritise("operator:eve", impact, urgency, "more people hit");
  }

  private static Ticket ticket(
      int turn, Line line, Priority priority, Instant due, @Nullable EngineerId preferred) {
    return ticketIn(null, turn, line, priority, due, preferred);
  }

  private static Ticket ticketIn(
      @Nullable TeamId team,
      int turn,
      Line line,
      Priority priority,
      Instant due,
      @Nullable EngineerId preferred) {
    return new Ticket(
        ID,
        turn,
        line,
        team,
        "server",
        Set.of(),
        priority,
        T0,
        due,
        DefaultEffort.of(line, priority),
        preferred);
  }

  /** Office time from Monday 09:00. */
  private static Instant week(int officeHours) {
    return local("2026-06-01T09:00")
        .plus(Duration.ofDays((officeHours - 1) / 8))
        .plus(Duration.ofHours((officeHours - 1) % 8 + 1));
  }

  private static Instant hours(int hours) {
    return T0.plus(Duration.ofHours(hours));
  }

  private static Terms aroundTheClock(Terms terms) {
    return new Terms(
        ServiceHours.aroundTheClock(COPENHAGEN),
        terms.matrix(),
        terms.respond(),
        terms.p1Resolve(),
        terms.lineBudgets(),
        terms.pausedBy(),
        terms.warnAt(),
        terms.touchLimit(),
        terms.updateEvery(),
        terms.quietTime(),
        terms.coreTeamSize(),
        terms.extendAfter(),
        terms.reviewWithin());
  }

  private static Terms withoutTouchLimit() {
    return new Terms(
        TERMS.hours(),
        TERMS.matrix(),
        TERMS.respond(),
        TERMS.p1Resolve(),
        Map.of(),
        TERMS.pausedBy(),
        TERMS.warnAt(),
        null,
        TERMS.updateEvery(),
        TERMS.quietTime(),
        TERMS.coreTeamSize(),
        TERMS.extendAfter(),
        TERMS.reviewWithin());
  }
}
