package io.fixfirst.simulation.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldTest {

  private static final Instant NOW = Instant.parse("2026-06-01T06:00:00Z");

  private final Fold fold = new Fold();

  @Test
  void equal_events_are_equal_and_every_component_counts() {
    long hash = fold.of(suspended(1, 7, 30));
    assertThat(fold.of(suspended(1, 7, 30))).isEqualTo(hash);
    assertThat(fold.of(suspended(2, 7, 30))).isNotEqualTo(hash);
    assertThat(fold.of(suspended(1, 8, 30))).isNotEqualTo(hash);
    assertThat(fold.of(suspended(1, 7, 31))).isNotEqualTo(hash);
  }

  @Test
  void the_kind_of_event_counts() {
    assertThat(fold.of(new IncidentEvent.Resumed(NOW, "ada")))
        .isNotEqualTo(fold.of(new IncidentEvent.Closed(NOW, "ada")));
  }

  @Test
  void a_null_is_not_nothing() {
    assertThat(fold.of(new IncidentEvent.Acknowledged(NOW, "ada", null)))
        .isNotEqualTo(fold.of(new IncidentEvent.Acknowledged(NOW, "ada", new EngineerId("ada"))));
  }

  @Test
  void lists_have_an_order_and_maps_have_none() {
    assertThat(fold.of(List.of(1, 2))).isNotEqualTo(fold.of(List.of(2, 1)));
    Map<String, Integer> one = new LinkedHashMap<>();
    one.put("a", 1);
    one.put("b", 2);
    Map<String, Integer> other = new LinkedHashMap<>();
    other.put("b", 2);
    other.put("a", 1);
    assertThat(fold.of(one)).isEqualTo(fold.of(other));
  }

  @Test
  void large_values_that_are_equal_are_equal_whichever_object_they_are() {
    Terms terms = OneDesk.terms();
    Terms same = OneDesk.terms();
    assertThat(fold.of(new IncidentEvent.TermsApplied(NOW, terms, Priority.HIGH, 1)))
        .isEqualTo(fold.of(new IncidentEvent.TermsApplied(NOW, same, Priority.HIGH, 1)))
        .isEqualTo(new Fold().of(new IncidentEvent.TermsApplied(NOW, terms, Priority.HIGH, 1)));
  }

  /** Digests are compared between machines and years, so how values are folded must not change. */
  @Test
  void the_fold_of_a_known_event_is_known() {
    assertThat(fold.of(suspended(1, 7, 30))).isEqualTo(3854143179875730491L);
  }

  private static IncidentEvent suspended(int number, int incident, int minutes) {
    return new IncidentEvent.WorkSuspended(
        NOW,
        new EngineerId("ada"),
        number,
        new IncidentId(new TenantId("kolding"), incident),
        Duration.ofMinutes(minutes),
        1);
  }
}
