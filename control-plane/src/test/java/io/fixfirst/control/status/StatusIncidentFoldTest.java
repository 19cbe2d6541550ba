package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.status.StatusIncident.Post;
import io.fixfirst.control.status.StatusIncident.Span;
import io.fixfirst.control.status.StatusIncident.Step;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.incident.ReviewText;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusIncidentFoldTest {

  private static final IncidentId ID = IncidentId.parse("kolding-1");
  private static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");
  private static final Terms TERMS = Terms.standard(ServiceHours.aroundTheClock(ZoneOffset.UTC));

  @Test
  void a_ticket_of_a_few_is_not_shown_until_an_update_is_published_and_then_from_its_beginning() {
    StatusIncident quiet = fold(opened(Impact.MEDIUM, false));
    assertThat(quiet.shown()).isFalse();
    assertThat(quiet.level()).isEqualTo(Level.OPERATIONAL);
    StatusIncident told =
        fold(
            opened(Impact.MEDIUM, false),
            new IncidentEvent.UpdatePublished(minute(5), "ada", "We look.", minute(35)));
    assertThat(told.shown()).isTrue();
    assertThat(told.spans()).containsExactly(new Span(Level.DEGRADED, T0, null));
    assertThat(told.posts().getLast()).isEqualTo(new Post(minute(5), Step.UPDATE, "We look."));
    assertThat(told.nextUpdate()).isEqualTo(minute(35));
  }

  @Test
  void a_p1_is_a_major_outage_until_a_workaround_and_over_when_it_is_resolved() {
    StatusIncident over =
        fold(
            opened(Impact.HIGH, true),
            new IncidentEvent.WorkaroundReported(minute(20), "ada", "inner"),
            new IncidentEvent.Resolved(minute(50), "ada", "inner", minute(60)));
    assertThat(over.spans())
        .containsExactly(
            new Span(Level.MAJOR_OUTAGE, T0, minute(20)),
            new Span(Level.DEGRADED, minute(20), minute(50)));
    assertThat(over.isOver()).isTrue();
    assertThat(over.worst()).isEqualTo(Level.MAJOR_OUTAGE);
    assertThat(over.posts().stream().map(Post::step))
        .containsExactly(Step.NOTICED, Step.WORKAROUND, Step.RESOLVED);
    assertThat(over.posts()).noneMatch(post -> "inner".equals(post.text()));
  }

  @Test
  void a_published_review_is_told_without_the_account_of_what_was_done() {
    ReviewText review =
        new ReviewText(
            List.of(new ReviewText.Line(minute(5), "An engineer restarted it", false)),
            "The disk was full.",
            List.of("Watch the disk."));
    StatusIncident told =
        fold(
            opened(Impact.HIGH, true),
            new IncidentEvent.Resolved(minute(50), "ada", "inner", minute(60)),
            new IncidentEvent.ReviewPublished(minute(900), "ada", review));
    assertThat(told.posts().getLast())
        .isEqualTo(new Post(minute(900), Step.REVIEW, "The disk was full.\n– Watch the disk."));
  }

  @Test
  void reopened_it_is_as_bad_as_before_and_the_time_between_was_good() {
    StatusIncident again =
        fold(
            opened(Impact.HIGH, false),
            new IncidentEvent.Resolved(minute(10), "ada", "done", minute(60)),
            new IncidentEvent.Reopened(minute(30), "jens", "not done"));
    assertThat(again.spans())
        .containsExactly(
            new Span(Level.PARTIAL_OUTAGE, T0, minute(10)),
            new Span(Level.PARTIAL_OUTAGE, minute(30), null));
    assertThat(again.resolved()).isNull();
  }

  @Test
  void only_the_resolve_clock_counts_and_an_event_read_twice_changes_nothing() {
    StatusIncidentFold fold = new StatusIncidentFold(ID, null);
    fold.apply(opened(Impact.HIGH, false), 1);
    fold.apply(new IncidentEvent.ClockBreached(minute(1), "resolve", minute(1)), 3);
    StatusIncident once = fold.view();
    assertThat(once.kept()).isFalse();
    fold.apply(new IncidentEvent.Resolved(minute(10), "ada", "late", minute(60)), 2);
    assertThat(fold.view()).isEqualTo(once);
    assertThat(
            StatusIncidentFold.concerns(
                new IncidentEvent.ClockBreached(minute(1), "respond", minute(1))))
        .isFalse();
  }

  @Test
  void it_goes_on_from_where_it_was_kept() {
    StatusIncident kept = fold(opened(Impact.HIGH, true));
    StatusIncidentFold fold = new StatusIncidentFold(ID, kept);
    assertThat(fold.view()).isEqualTo(kept);
  }

  private static StatusIncident fold(IncidentEvent... events) {
    StatusIncidentFold fold = new StatusIncidentFold(ID, null);
    long revision = 0;
    for (IncidentEvent event : events) {
      assertThat(StatusIncidentFold.concerns(event)).isTrue();
      fold.apply(event, ++revision);
    }
    return fold.view();
  }

  private static IncidentEvent opened(Impact impact, boolean major) {
    return new IncidentEvent.Opened(
        T0,
        new DeskId("main"),
        new Report(
            "srv-db-03 is down",
            null,
            "mail",
            null,
            "server",
            impact,
            Urgency.NORMAL,
            major,
            "customer:jens",
            "phone"),
        TERMS,
        major ? Priority.P1 : Priority.MEDIUM,
        T0,
        null);
  }

  private static Instant minute(int minutes) {
    return T0.plus(Duration.ofMinutes(minutes));
  }
}
