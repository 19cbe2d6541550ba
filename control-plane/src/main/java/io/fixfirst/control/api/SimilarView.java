package io.fixfirst.control.api;

import io.fixfirst.control.http.Doc;
import io.fixfirst.control.view.IncidentView;
import io.fixfirst.control.view.IncidentView.Statement;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.incident.PastMatches;
import io.fixfirst.core.incident.PastMatches.Past;
import io.fixfirst.core.incident.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Past incidents that look like one: somebody may have seen this before. */
record SimilarView(List<Similar> items) {

  /** One of them. */
  record Similar(
      @Doc(value = "Its id", example = "kolding-7") String incident,
      String summary,
      @Nullable String service,
      @Doc("How it was restored or resolved") @Nullable String resolution,
      @Doc(value = "More than 0", example = "0.8") double score,
      @Doc(value = "What is alike", example = "words broker, queue; same service")
          String because) {}

  static SimilarView of(IncidentView incident, List<IncidentView> past, int limit) {
    Report report =
        new Report(
            incident.summary(),
            incident.description(),
            incident.service(),
            null,
            incident.category(),
            incident.impact(),
            incident.urgency(),
            incident.major(),
            incident.reportedBy(),
            incident.channel());
    List<Past> others =
        past.stream()
            .filter(one -> !one.id().equals(incident.id()))
            .map(SimilarView::past)
            .toList();
    return new SimilarView(
        PastMatches.of(report, others, limit).stream()
            .map(
                match ->
                    new Similar(
                        match.past().incident().text(),
                        match.past().summary(),
                        match.past().service(),
                        match.past().resolution(),
                        match.score(),
                        match.because()))
            .toList());
  }

  private static Past past(IncidentView one) {
    Statement solved = one.resolution() == null ? one.workaround() : one.resolution();
    return new Past(
        IncidentId.parse(one.id()),
        one.summary(),
        one.service(),
        one.category(),
        solved == null ? null : solved.text());
  }
}
