package io.fixfirst.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.Unit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class TerminalReportTest {

  private final SequencedMap<String, Estimate> figures = new LinkedHashMap<>();

  @Test
  void it_fits_a_hundred_columns() {
    figures.put("tickets.opened", estimate(Unit.COUNT, 1_234_567.8, 98_765.4));
    figures.put("tickets.unresolved", estimate(Unit.COUNT, 12_345.6, 1_234.5));
    figures.put("p1.count", estimate(Unit.COUNT, 1_234.5, 123.4));
    for (String priority : List.of("p1", "high", "normal", "medium", "low")) {
      figures.put("tickets.byPriority." + priority, estimate(Unit.COUNT, 123_456.7, 12_345.6));
      figures.put("sla." + priority + ".respond.attained", estimate(Unit.SHARE, 0.98765, 0.0123));
      figures.put("sla." + priority + ".resolve.attained", estimate(Unit.SHARE, 0.98765, 0.0123));
      for (String quantile : List.of("p50", "p80", "p95")) {
        figures.put(
            "timeToResolveMinutes." + priority + "." + quantile,
            estimate(Unit.MINUTES, 1_234.5, 12.3));
      }
    }
    for (String where : List.of("lines.1.", "teams.business-systems-of-the-north.")) {
      figures.put(where + "utilisation", estimate(Unit.SHARE, 0.98765, 0.0123));
      figures.put(where + "waitMinutes", estimate(Unit.MINUTES, 12_345.6, 1_234.5));
      figures.put(where + "solvedShare", estimate(Unit.SHARE, 0.98765, 0.0123));
      figures.put(where + "firstTouchRate", estimate(Unit.SHARE, 0.98765, 0.0123));
      figures.put(where + "queue", estimate(Unit.NUMBER, 12_345.6, 1_234.5));
      figures.put(where + "queueMost", estimate(Unit.NUMBER, 12_345.6, 1_234.5));
    }
    String text = TerminalReport.of(results(List.of(target(0.95)), List.of()), false);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(text).contains("98.8 % ± 1.2").doesNotContain("\u001b");
  }

  @Test
  void it_says_first_that_a_plan_does_not_hold_and_since_when() {
    Results.Overload overload =
        new Results.Overload(
            "front",
            "Service desk",
            Instant.parse("2026-03-09T08:00:00Z"),
            estimate(Unit.COUNT, 33.6, 2));
    String text = TerminalReport.of(results(List.of(), List.of(overload)), false);
    assertThat(text.lines().skip(3).findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("DOES NOT HOLD"));
    assertThat(text)
        .contains(
            "The queue of Service desk grows by 33.6 ± 2.0 tickets a week since Mon 9 Mar 2026.");
  }

  @Test
  void kinds_of_work_are_told_apart_only_where_there_are_several() {
    figures.put("kinds.incident.tickets.opened", estimate(Unit.COUNT, 800, 10));
    figures.put("kinds.incident.sla.all.resolve.attained", estimate(Unit.SHARE, 0.96, 0.01));
    figures.put("kinds.request.tickets.opened", estimate(Unit.COUNT, 0, 0));
    assertThat(TerminalReport.of(results(List.of(), List.of()), false)).doesNotContain("Kind ");
    figures.put("kinds.request.tickets.opened", estimate(Unit.COUNT, 200, 5));
    figures.put("kinds.request.sla.all.resolve.attained", estimate(Unit.SHARE, 0.88, 0.02));
    assertThat(TerminalReport.of(results(List.of(), List.of()), false))
        .containsPattern("Kind +tickets")
        .containsPattern("Incident +800 ± 10 +- +96.0 % ± 1.0")
        .containsPattern("Request +200 ± 5 +- +88.0 % ± 2.0");
  }

  @Test
  void a_target_is_met_missed_or_not_sure() {
    figures.put("sla.high.resolve.attained", estimate(Unit.SHARE, 0.96, 0.02));
    assertThat(target(0.93).outcome()).isEqualTo(Results.Outcome.MET);
    assertThat(target(0.99).outcome()).isEqualTo(Results.Outcome.MISSED);
    assertThat(target(0.95).outcome()).isEqualTo(Results.Outcome.NOT_SURE);
    assertThat(target(0.95).missed()).isFalse();
    assertThat(target(0.97).missed()).isTrue();
    assertThat(results(List.of(target(0.99)), List.of()).holds()).isFalse();
  }

  @Test
  void a_target_of_at_most_is_the_other_way_round() {
    Estimate wait = estimate(Unit.MINUTES, 10, 2);
    assertThat(atMost(13, wait).outcome()).isEqualTo(Results.Outcome.MET);
    assertThat(atMost(7, wait).outcome()).isEqualTo(Results.Outcome.MISSED);
    assertThat(atMost(9, wait).outcome()).isEqualTo(Results.Outcome.NOT_SURE);
    assertThat(atMost(9, wait).missed()).isTrue();
  }

  @Test
  void figures_are_read_in_fitting_units() {
    assertThat(Words.of(estimate(Unit.MINUTES, 0.5, 0.1))).isEqualTo("30.0 s ± 6.0");
    assertThat(Words.of(estimate(Unit.MINUTES, 90, 3))).isEqualTo("90.0 min ± 3.0");
    assertThat(Words.of(estimate(Unit.MINUTES, 600, 30))).isEqualTo("10.0 h ± 0.5");
    assertThat(Words.of(estimate(Unit.MINUTES, 14_400, 1_440))).isEqualTo("10.0 d ± 1.0");
    assertThat(Words.of(estimate(Unit.COUNT, 84_123, 250))).isEqualTo("84,123 ± 250");
    assertThat(Words.of(null)).isEqualTo("-");
  }

  private Results.TargetOutcome target(double value) {
    String metric = "sla.high.resolve.attained";
    return Results.TargetOutcome.of(
        "High resolve >= " + value, metric, true, value, figures.get(metric));
  }

  private static Results.TargetOutcome atMost(double value, Estimate estimate) {
    return Results.TargetOutcome.of("wait", "lines.1.waitMinutes", false, value, estimate);
  }

  private static Estimate estimate(Unit unit, double mean, double half) {
    return new Estimate(mean, mean - half, mean + half, unit, 20);
  }

  private Results results(List<Results.TargetOutcome> targets, List<Results.Overload> overloads) {
    Results.About about =
        new Results.About(
            "kolding",
            "A municipality",
            7_000,
            20,
            "unknown",
            "sha256:" + "0".repeat(64),
            "P364D",
            "P14D",
            Instant.parse("2026-03-09T08:00:00Z"),
            Instant.parse("2027-03-08T08:00:00Z"),
            "Europe/Copenhagen",
            null,
            null,
            2,
            12_345_678,
            9_876_543,
            12.3,
            1_003_713);
    return new Results(
        about,
        figures,
        targets,
        new Results.Stability(overloads.isEmpty(), overloads),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        List.of(),
        new LinkedHashMap<>(),
        null);
  }
}
