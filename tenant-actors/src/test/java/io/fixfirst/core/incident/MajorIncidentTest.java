package io.fixfirst.core.incident;

import static io.fixfirst.core.incident.IncidentFixture.ADA;
import static io.fixfirst.core.incident.IncidentFixture.BOB;
import static io.fixfirst.core.incident.IncidentFixture.CLEO;
import static io.fixfirst.core.incident.IncidentFixture.CORE_TEAM;
import static io.fixfirst.core.incident.IncidentFixture.CPU;
import static io.fixfirst.core.incident.IncidentFixture.DESK;
import static io.fixfirst.core.incident.IncidentFixture.FRONT;
import static io.fixfirst.core.incident.IncidentFixture.ID;
import static io.fixfirst.core.incident.IncidentFixture.REPORT;
import static io.fixfirst.core.incident.IncidentFixture.T0;
import static io.fixfirst.core.incident.IncidentFixture.TERMS;
import static io.fixfirst.core.incident.IncidentFixture.alarmed;
import static io.fixfirst.core.incident.IncidentFixture.assigned;
import static io.fixfirst.core.incident.IncidentFixture.escalate;
import static io.fixfirst.core.incident.IncidentFixture.incident;
import static io.fixfirst.core.incident.IncidentFixture.local;
import static io.fixfirst.core.incident.IncidentFixture.major;
import static io.fixfirst.core.incident.IncidentFixture.minutes;
import static io.fixfirst.core.incident.IncidentFixture.opened;
import static io.fixfirst.core.incident.IncidentFixture.queued;
import static io.fixfirst.core.incident.IncidentFixture.reopen;
import static io.fixfirst.core.incident.IncidentFixture.resolve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fixfirst.core.Effect.Cancel;
import io.fixfirst.core.Effect.Wake;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.Ticket;
import io.fixfirst.core.incident.IncidentCommand.AddAlarm;
import io.fixfirst.core.incident.IncidentCommand.DeclareMajor;
import io.fixfirst.core.incident.IncidentCommand.ExtendByTime;
import io.fixfirst.core.incident.IncidentCommand.ExtendCoreTeam;
import io.fixfirst.core.incident.IncidentCommand.FinishReview;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreMemberLeft;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreTeam;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreTeamExtended;
import io.fixfirst.core.incident.IncidentCommand.NotePageSeen;
import io.fixfirst.core.incident.IncidentCommand.Open;
import io.fixfirst.core.incident.IncidentCommand.PublishReview;
import io.fixfirst.core.incident.IncidentCommand.PublishUpdate;
import io.fixfirst.core.incident.IncidentCommand.RecordResponsibility;
import io.fixfirst.core.incident.IncidentCommand.RemindUpdate;
import io.fixfirst.core.incident.IncidentCommand.ReportWorkaround;
import io.fixfirst.core.incident.IncidentCommand.Reprioritise;
import io.fixfirst.core.incident.IncidentCommand.Wait;
import io.fixfirst.core.incident.IncidentCommand.WriteReview;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MajorIncidentTest {

  @Test
  void the_customers_word_is_enough_and_everybody_is_called_instead_of_the_queue() {
    incident()
        .when(new Open(DESK, major(REPORT), TERMS, T0, null))
        .thenKinds(
            IncidentEvent.Opened.class,
            IncidentEvent.ClocksMoved.class,
            IncidentEvent.MajorDeclared.class,
            IncidentEvent.UpdatePromised.class)
        .thenSent(DESK, new DeskCommand.FormCoreTeam(ticket(1, minutes(240)), 3, "Mail is slow"))
        .thenEffect(
            new Wake("update", minutes(30), new RemindUpdate()),
            new Wake("extend", minutes(60), new ExtendByTime()));
  }

  @Test
  void a_major_runs_around_the_clock_and_keeps_what_was_used_before() {
    Instant four = local("2026-06-01T16:00");
    incident()
        .at(four)
        .after(new Open(DESK, REPORT, TERMS, four, null))
        .when(local("2026-06-01T23:00"), new DeclareMajor("operator:eve", "half the town is down"))
        .thenState(
            incident -> {
              assertThat(incident.priority()).isEqualTo(Priority.P1);
              assertThat(incident.ledgers(local("2026-06-02T00:00")))
                  .extracting("clock", "used", "due")
                  .contains(tuple("resolve", Duration.ofHours(2), local("2026-06-02T02:00")));
            });
  }

  @Test
  void a_major_that_was_waiting_does_not_wait_any_more() {
    opened()
        .after(new Wait("engineer:ada", WaitReason.CUSTOMER, null, "asked for a log"))
        .when(minutes(60), new DeclareMajor("customer:jens", "nobody can work"))
        .thenState(
            incident -> {
              assertThat(incident.stage()).isEqualTo(Stage.OPEN);
              assertThat(incident.majorRuns()).isTrue();
              assertThat(incident.ledgers(minutes(60)))
                  .extracting("clock", "due")
                  .contains(tuple("resolve", minutes(300)));
            });
  }

  @Test
  void an_alarm_that_a_rule_calls_critical_makes_it_a_major_once() {
    alarmed()
        .when(new AddAlarm(CPU, "same-service", true))
        .thenKinds(
            IncidentEvent.AlarmAdded.class,
            IncidentEvent.ClocksMoved.class,
            IncidentEvent.MajorDeclared.class,
            IncidentEvent.UpdatePromised.class)
        .and()
        .when(new AddAlarm(CPU, "same-service", true))
        .thenNothing();
  }

  @Test
  void declaring_it_again_or_forming_the_team_again_changes_nothing() {
    major().when(new DeclareMajor("operator:eve", "again")).thenNothing();
    major().when(new NoteCoreTeam(1, CORE_TEAM, 6)).thenNothing();
    opened().when(new NoteCoreTeam(1, CORE_TEAM, 6)).thenNothing();
  }

  @Test
  void the_core_team_of_an_earlier_time_is_not_that_of_the_next() {
    major()
        .after(new ReportWorkaround("engineer:ada", "rerouted"), reopen())
        .when(new NoteCoreTeam(1, CORE_TEAM, 6))
        .thenNothing()
        .and()
        .when(incident -> new NoteCoreTeam(incident.desk().turn(), CORE_TEAM, 6))
        .thenKinds(IncidentEvent.CoreTeamFormed.class);
  }

  @Test
  void who_cannot_stay_leaves_the_core_team_once_and_may_come_back() {
    NoteCoreMemberLeft left = new NoteCoreMemberLeft(1, 0, BOB, "on-leave");
    CoreMember bob = new CoreMember(BOB, CoreRole.EXPERT, null, null);
    major()
        .when(left)
        .then(new IncidentEvent.CoreMemberLeft(T0, BOB, "on-leave"))
        .thenState(incident -> assertThat(theMajor(incident).has(BOB)).isFalse())
        .and()
        .when(left)
        .thenNothing()
        .and()
        .after(
            new ExtendCoreTeam("operator:eve", BOB, null, Set.of()),
            new NoteCoreTeamExtended(1, List.of(bob)))
        .when(left)
        .thenNothing();
  }

  @Test
  void who_has_seen_the_page_is_tallied_and_a_member_who_has_meets_the_respond_clock() {
    major()
        .when(minutes(1), new NotePageSeen(CLEO, minutes(1), "At the harbour: restart the broker."))
        .thenKinds(IncidentEvent.PageSeen.class)
        .and()
        .when(minutes(2), new NotePageSeen(ADA, minutes(2), null))
        .thenKinds(IncidentEvent.ClocksMoved.class, IncidentEvent.PageSeen.class)
        .thenState(
            incident -> {
              Major major = theMajor(incident);
              assertThat(major.paged()).isEqualTo(6);
              assertThat(major.seen()).hasSize(2);
              assertThat(major.seenBefore())
                  .extracting(Major.Seen::engineer, Major.Seen::seenBefore)
                  .containsExactly(tuple(CLEO, "At the harbour: restart the broker."));
              assertThat(incident.known().acknowledged()).isTrue();
            })
        .and()
        .when(minutes(3), new NotePageSeen(ADA, minutes(2), null))
        .thenNothing();
  }

  @Test
  void a_page_that_is_seen_before_we_know_the_team_counts_when_we_do() {
    incident()
        .after(new Open(DESK, major(REPORT), TERMS, T0, null), new NotePageSeen(ADA, T0, null))
        .when(minutes(1), new NoteCoreTeam(1, CORE_TEAM, 6))
        .thenKinds(IncidentEvent.ClocksMoved.class, IncidentEvent.CoreTeamFormed.class);
  }

  @Test
  void the_core_team_grows_after_an_hour_once_and_on_demand_whenever() {
    DeskCommand first = new DeskCommand.ExtendCoreTeam(ID, 1, 1, null, Set.of());
    CoreMember cleo = new CoreMember(CLEO, CoreRole.EXPERT, null, null);
    major()
        .when(minutes(59), new ExtendByTime())
        .thenNothing()
        .and()
        .when(minutes(60), new ExtendByTime())
        .thenSent(DESK, first)
        .and()
        .when(minutes(61), new NoteCoreTeamExtended(1, List.of(cleo)))
        .thenState(incident -> assertThat(theMajor(incident).team()).hasSize(3).contains(cleo))
        .and()
        .when(minutes(62), new NoteCoreTeamExtended(1, List.of(cleo)))
        .thenNothing()
        .and()
        .when(minutes(120), new ExtendByTime())
        .thenNothing()
        .and()
        .when(minutes(120), new ExtendCoreTeam("engineer:ada", CLEO, null, Set.of("dns")))
        .thenSent(DESK, new DeskCommand.ExtendCoreTeam(ID, 2, 1, CLEO, Set.of("dns")));
  }

  @Test
  void an_external_specialist_is_called_in_without_the_desk() {
    major()
        .when(new ExtendCoreTeam("engineer:ada", null, "Acme", Set.of()))
        .thenKinds(IncidentEvent.CoreTeamExtensionRequested.class)
        .thenSent(DESK)
        .thenState(incident -> assertThat(theMajor(incident).vendors()).containsExactly("Acme"));
    major()
        .when(new ExtendCoreTeam("engineer:ada", ADA, "Acme", Set.of()))
        .thenRejected("incident.engineer-or-vendor");
  }

  @Test
  void while_it_runs_it_neither_waits_nor_goes_to_a_line_nor_is_weighed_down() {
    major()
        .when(new Wait("engineer:ada", WaitReason.VENDOR, null, "part"))
        .thenRejected("incident.major-does-not-wait");
    major().when(escalate(Line.SECOND)).thenRejected("incident.has-core-team");
    major()
        .when(new Reprioritise("operator:eve", Impact.LOW, Urgency.NORMAL, "not so bad"))
        .thenRejected("incident.is-major");
    major().when(assigned(ADA, FRONT, Line.FIRST, 1)).thenNothing();
    major().when(queued(1, Line.FIRST, FRONT)).thenNothing();
  }

  @Test
  void responsibility_is_not_recorded_before_service_is_restored() {
    RecordResponsibility blame =
        new RecordResponsibility("operator:eve", "landlord", "The power was cut.");
    major()
        .when(blame)
        .thenRejected("incident.fix-first")
        .and()
        .at(minutes(30))
        .after(new ReportWorkaround("engineer:ada", "generator"))
        .when(minutes(31), blame)
        .thenKinds(IncidentEvent.ResponsibilityRecorded.class)
        .and()
        .when(minutes(31), blame)
        .thenNothing();
    assertThat(major().when(blame).rejection().advice()).startsWith("Fix first, discuss later");
  }

  @Test
  void opened_again_responsibility_is_off_the_table_again() {
    major()
        .after(new ReportWorkaround("engineer:ada", "generator"), reopen())
        .when(new RecordResponsibility("operator:eve", "landlord", "power"))
        .thenRejected("incident.fix-first");
  }

  @Test
  void a_workaround_ends_it_frees_the_team_and_leaves_ordinary_work_and_a_review() {
    major()
        .after(new NotePageSeen(ADA, T0, null))
        .when(minutes(30), new ReportWorkaround("engineer:ada", "generator"))
        .thenKinds(
            IncidentEvent.ClocksMoved.class,
            IncidentEvent.WorkaroundReported.class,
            IncidentEvent.ReviewDue.class)
        .thenSent(
            DESK,
            new DeskCommand.EndMajor(ID, 2),
            new DeskCommand.Offer(
                new Ticket(
                    ID,
                    3,
                    Line.FIRST,
                    null,
                    "server",
                    Set.of(),
                    Priority.LOW,
                    T0,
                    null,
                    DefaultEffort.of(Line.FIRST, Priority.LOW),
                    null)))
        .thenEffect(new Cancel("update"), new Cancel("extend"), new Cancel("breach-resolve"))
        .thenState(
            incident -> {
              var review = incident.review();
              assertThat(review).isNotNull();
              assertThat(review.owner()).isEqualTo(ADA);
              assertThat(review.due()).isEqualTo(minutes(30).plus(Duration.ofDays(5)));
            });
  }

  @Test
  void a_resolution_ends_it_too() {
    major()
        .after(new NotePageSeen(ADA, T0, null))
        .when(minutes(30), resolve())
        .thenKinds(
            IncidentEvent.ClocksMoved.class,
            IncidentEvent.Resolved.class,
            IncidentEvent.ReviewDue.class)
        .thenSent(DESK, new DeskCommand.EndMajor(ID, 2), new DeskCommand.Withdraw(ID, 3, false));
  }

  @Test
  void reopened_it_is_a_major_again_and_calls_everybody_again() {
    major()
        .at(minutes(30))
        .after(new ReportWorkaround("engineer:ada", "generator"))
        .when(minutes(60), reopen())
        .thenKinds(
            IncidentEvent.ClocksMoved.class,
            IncidentEvent.Reopened.class,
            IncidentEvent.MajorDeclared.class,
            IncidentEvent.UpdatePromised.class)
        .thenSent(DESK, new DeskCommand.FormCoreTeam(ticket(4, minutes(270)), 3, "Mail is slow"))
        .and()
        .when(minutes(61), new NotePageSeen(BOB, minutes(5), null))
        .thenNothing();
  }

  @Test
  void its_review_is_finished_once() {
    FinishReview finish = new FinishReview("engineer:ada", "Right steps.", List.of("second feed"));
    major()
        .after(resolve())
        .when(finish)
        .thenKinds(IncidentEvent.ReviewFinished.class)
        .and()
        .when(finish)
        .thenRejected("incident.review-finished");
    major()
        .after(resolve())
        .when(new FinishReview("engineer:ada", "Right steps.", List.of(" ")))
        .thenRejected("incident.empty-text");
  }

  @Test
  void its_review_is_written_until_it_is_finished_and_published_from_then_on() {
    ReviewText text =
        new ReviewText(
            List.of(new ReviewText.Line(T0, "All were called.", false)),
            "",
            List.of("second feed"));
    FinishReview finish = new FinishReview("operator:eve", "Right steps.", List.of());
    major().when(new WriteReview("operator:eve", text)).thenRejected("incident.no-review");
    major()
        .after(resolve())
        .when(new PublishReview("operator:eve", text))
        .thenRejected("incident.review-not-finished");
    major()
        .after(resolve())
        .when(new WriteReview("operator:eve", text))
        .thenKinds(IncidentEvent.ReviewWritten.class)
        .and()
        .when(finish)
        .thenKinds(IncidentEvent.ReviewFinished.class)
        .and()
        .when(new WriteReview("operator:eve", text))
        .thenRejected("incident.review-finished")
        .and()
        .when(new PublishReview("operator:eve", text))
        .thenKinds(IncidentEvent.ReviewPublished.class);
  }

  @Test
  void a_review_has_a_bounded_length_and_no_empty_lines() {
    ReviewText.Line line = new ReviewText.Line(T0, "x", false);
    major()
        .after(resolve())
        .when(
            new WriteReview(
                "operator:eve",
                new ReviewText(Collections.nCopies(ReviewText.LINES_MAX + 1, line), "", List.of())))
        .thenRejected("incident.review-too-long")
        .and()
        .when(
            new WriteReview(
                "operator:eve",
                new ReviewText(List.of(new ReviewText.Line(T0, " ", false)), "", List.of())))
        .thenRejected("incident.empty-text");
  }

  @Test
  void the_timeline_tells_the_whole_story_in_sentences() {
    var told =
        major()
            .at(minutes(2))
            .after(new NotePageSeen(CLEO, minutes(2), "At the harbour: restart the broker."))
            .at(minutes(10))
            .after(new PublishUpdate("engineer:bob", "We are on it.", null))
            .at(minutes(30))
            .after(new ReportWorkaround("engineer:ada", "Broker restarted."))
            .history();
    assertThat(ReviewTimeline.of(told))
        .extracting(ReviewTimeline.Entry::after, ReviewTimeline.Entry::sentence)
        .containsExactly(
            tuple(Duration.ZERO, "Reported by customer:jens as P1: Mail is slow"),
            tuple(Duration.ZERO, "Declared a P1: The customer says that impact is high."),
            tuple(Duration.ZERO, "The customer is promised an update by " + minutes(30) + "."),
            tuple(
                Duration.ZERO,
                "6 engineers were called; the core team is ada (lead), leaving kolding-43,"
                    + " bob (communications)."),
            tuple(
                Duration.ofMinutes(2),
                "cleo has seen this before: At the harbour: restart the broker."),
            tuple(Duration.ofMinutes(10), "Told the customer: We are on it."),
            tuple(Duration.ofMinutes(30), "The respond clock ran out."),
            tuple(Duration.ofMinutes(30), "Service is restored: Broker restarted."),
            tuple(
                Duration.ofMinutes(30),
                "A review is due by " + minutes(30).plus(Duration.ofDays(5)) + ", led by ada."));
  }

  private static Major theMajor(Incident incident) {
    Major major = incident.major();
    assertThat(major).isNotNull();
    return major;
  }

  private static Ticket ticket(int turn, @Nullable Instant due) {
    return new Ticket(
        ID,
        turn,
        Line.FIRST,
        null,
        "server",
        Set.of(),
        Priority.P1,
        T0,
        due,
        DefaultEffort.of(Line.FIRST, Priority.P1),
        null);
  }
}
