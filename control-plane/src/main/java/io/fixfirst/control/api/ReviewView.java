package io.fixfirst.control.api;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.incident.IncidentRules;
import io.fixfirst.core.incident.ReviewText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The look back at a P1. A customer sees what was published of it, and only that. */
record ReviewView(
    @Doc(value = "The P1", example = "kolding-42") String incident,
    @Doc(value = "The incident's, for If-Match", example = "7") long revision,
    @Nullable Instant due,
    @Doc(value = "Who leads it", example = "ada") @Nullable String owner,
    @Nullable Instant finished,
    @Doc("As it is written; what the journal tells where nobody has written yet")
        @Nullable Text text,
    @Doc("Whether somebody has written it") boolean written,
    @Doc("What the customer would read now: roles in place of names, without internal lines")
        @Nullable Text outside,
    @Nullable Instant published,
    @Doc("What the customer reads") @Nullable Text publishedText) {

  /** What happened at one moment. */
  record Line(
      Instant at,
      @Doc(value = "What", example = "All engineers were called.", max = IncidentRules.TEXT_MAX)
          String text,
      @Doc("It stays in the house when the review is published") @Nullable Boolean internal) {}

  /** A review's content. */
  record Text(List<Line> account, String findings, List<String> prevention) {

    static Text of(ReviewText text) {
      return new Text(
          text.account().stream()
              .map(line -> new Line(line.at(), line.text(), line.internal()))
              .toList(),
          text.findings(),
          text.prevention());
    }
  }
}
