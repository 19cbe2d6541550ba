package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Method.PUT;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.api.IncidentRequests.Plain;
import io.fixfirst.control.api.IncidentRequests.WriteReview;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.stream.Audience;
import io.fixfirst.control.stream.PublicEvent;
import io.fixfirst.control.view.IncidentView;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.ReviewText;
import io.fixfirst.core.incident.ReviewTimeline;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The review of a P1: what happened, edited by people, published with roles in place of names. */
final class ReviewRoutes {

  private static final String ONE = "/api/v1/incidents/{incident}/review";

  private final Asking asking;
  private final Incidents incidents;
  private final ReviewNames names;

  ReviewRoutes(Asking asking, Incidents incidents, ViewReader views) {
    this.asking = asking;
    this.incidents = incidents;
    this.names = new ReviewNames(views);
  }

  List<Operation<?>> table() {
    return List.of(
        operation(GET, ONE, Permission.SEE_INCIDENTS, "The review of a P1")
            .answers(200, ReviewView.class)
            .by(this::read),
        operation(PUT, ONE, Permission.REVIEW, "Keep the review as far as it is written")
            .takes(WriteReview.class)
            .with(Parameter.header("If-Match", "Only if it is still at this revision", "\"7\""))
            .answers(200, ReviewView.class)
            .by(this::write),
        operation(
                POST,
                ONE + "/publish",
                Permission.REVIEW,
                "Show the customer a finished review, with roles in place of names")
            .takes(Plain.class)
            .with(Parameter.header("If-Match", "Only if it is still at this revision", "\"7\""))
            .answers(200, ReviewView.class)
            .by(this::publish));
  }

  private Reply read(Call<NoBody> call) throws SQLException {
    return show(call, Ids.incident(call));
  }

  private Reply write(Call<WriteReview> call) throws SQLException {
    IncidentId id = Ids.incident(call);
    WriteReview body = call.body();
    ReviewText text =
        new ReviewText(
            body.account().stream().map(ReviewRoutes::line).toList(),
            body.findings() == null ? "" : body.findings(),
            body.prevention() == null ? List.of() : body.prevention());
    asking.ask(id, new IncidentCommand.WriteReview(call.caller().by(), text), call.ifMatch());
    return show(call, id);
  }

  private Reply publish(Call<Plain> call) throws SQLException {
    IncidentId id = Ids.incident(call);
    ReviewText outside = names.of(id, history(id)).in(text(history(id), incidents.get(id)));
    asking.ask(id, new IncidentCommand.PublishReview(call.caller().by(), outside), call.ifMatch());
    return show(call, id);
  }

  private Reply show(Call<?> call, IncidentId id) throws SQLException {
    IncidentView incident = incidents.get(id);
    IncidentView.Review review = incident.review();
    List<IncidentEvent> history = history(id);
    ReviewText shown = last(history, IncidentEvent.ReviewPublished.class);
    boolean outsider = !call.caller().reach().isEvery();
    if (review == null || (outsider && shown == null)) {
      throw Problems.notFound().raise();
    }
    ReviewText text = outsider ? null : text(history, incident);
    return Reply.ok(
            new ReviewView(
                id.text(),
                incident.revision(),
                review.due(),
                outsider ? null : review.owner(),
                review.finished(),
                view(text),
                !outsider && last(history, IncidentEvent.ReviewWritten.class) != null,
                text == null ? null : view(names.of(id, history).in(text)),
                review.published(),
                view(shown)))
        .revision(incident.revision());
  }

  /** What is written; where nothing is, what the journal tells. Findings that are final win. */
  private ReviewText text(List<IncidentEvent> history, IncidentView incident) {
    ReviewText written = last(history, IncidentEvent.ReviewWritten.class);
    ReviewText text = written == null ? new ReviewText(generated(history), "", List.of()) : written;
    IncidentView.Review review = incident.review();
    String findings = review == null ? null : review.findings();
    return review == null || findings == null
        ? text
        : new ReviewText(text.account(), findings, review.prevention());
  }

  private static List<ReviewText.Line> generated(List<IncidentEvent> history) {
    return history.stream()
        .filter(ReviewRoutes::isBeforeReview)
        .flatMap(
            event ->
                ReviewTimeline.of(List.of(event)).stream()
                    .map(
                        entry ->
                            new ReviewText.Line(
                                entry.at(),
                                entry.sentence(),
                                !PublicEvent.isFor(event, Audience.CUSTOMER))))
        .limit(ReviewText.LINES_MAX)
        .toList();
  }

  /** The review does not tell of itself. */
  private static boolean isBeforeReview(IncidentEvent event) {
    return !(event instanceof IncidentEvent.ReviewDue
        || event instanceof IncidentEvent.ReviewFinished
        || event instanceof IncidentEvent.ReviewPublished);
  }

  private static @Nullable ReviewText last(
      List<IncidentEvent> history, Class<? extends IncidentEvent> kind) {
    for (IncidentEvent event : history.reversed()) {
      if (kind.isInstance(event)) {
        return event instanceof IncidentEvent.ReviewWritten written
            ? written.text()
            : event instanceof IncidentEvent.ReviewPublished published ? published.text() : null;
      }
    }
    return null;
  }

  private List<IncidentEvent> history(IncidentId id) throws SQLException {
    return incidents.history(id).stream()
        .map(JournalEvent::event)
        .map(IncidentEvent.class::cast)
        .toList();
  }

  private static ReviewText.Line line(ReviewView.Line line) {
    return new ReviewText.Line(line.at(), line.text(), Boolean.TRUE.equals(line.internal()));
  }

  private static ReviewView.@Nullable Text view(@Nullable ReviewText text) {
    return text == null ? null : ReviewView.Text.of(text);
  }
}
