package io.fixfirst.core.incident;

import static io.fixfirst.core.incident.IncidentFixture.KOLDING;
import static io.fixfirst.core.incident.IncidentFixture.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.incident.PastMatches.Past;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PastMatchesTest {

  @Test
  void what_shares_words_and_service_comes_first_and_says_why() {
    Past same = past(7, "Mail slow for all", "mail", "Restarted the slow broker.");
    Past alike = past(8, "Mail is down", "mail", null);
    Past other = past(9, "Printer on fire", "print", "Bucket.");
    List<PastMatches.Match> matches = PastMatches.of(REPORT, List.of(other, alike, same), 5);
    assertThat(matches).extracting(PastMatches.Match::past).containsExactly(alike, same);
    assertThat(matches.getLast().because())
        .isEqualTo("words mail, slow; same service; same category");
  }

  @Test
  void no_more_than_asked_for_and_the_newest_of_equals() {
    Past older = past(7, "Mail is slow", "mail", null);
    Past newer = past(8, "Mail is slow", "mail", null);
    assertThat(PastMatches.of(REPORT, List.of(older, newer), 1))
        .extracting(PastMatches.Match::past)
        .containsExactly(newer);
  }

  @Test
  void nothing_is_like_nothing() {
    assertThat(PastMatches.of(REPORT, List.of(past(9, "?!", "print", null)), 5)).isEmpty();
  }

  private static Past past(
      long number, String summary, String service, @Nullable String resolution) {
    return new Past(
        new IncidentId(KOLDING, number),
        summary,
        service,
        service.equals("mail") ? "server" : "printer",
        resolution);
  }
}
