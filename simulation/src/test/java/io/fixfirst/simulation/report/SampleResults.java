package io.fixfirst.simulation.report;

import io.fixfirst.simulation.stats.Difference;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.MajorIncident;
import io.fixfirst.simulation.stats.Unit;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Results made by hand, with something in each part. */
final class SampleResults {

  private static final Instant BEGINS = Instant.parse("2026-03-09T08:00:00Z");

  private SampleResults() {}

  static Results titled(String title) {
    return results(title, List.of());
  }

  static Results overloaded() {
    return results(
        "A plan",
        List.of(
            new Results.Overload("front", "Service desk", BEGINS, estimate(Unit.COUNT, 33.6, 2))));
  }

  private static Results results(String title, List<Results.Overload> overloads) {
    SequencedMap<String, Estimate> figures = new LinkedHashMap<>();
    figures.put("tickets.byPriority.high", estimate(Unit.COUNT, 1_000, 10));
    figures.put("sla.high.respond.attained", estimate(Unit.SHARE, 0.99, 0.005));
    figures.put("sla.high.resolve.attained", estimate(Unit.SHARE, 0.96, 0.01));
    figures.put("sla.all.resolve.attained", estimate(Unit.SHARE, 0.96, 0.01));
    for (String kind : List.of("incident", "request")) {
      String prefix = "kinds." + kind + ".";
      figures.put(prefix + "tickets.opened", estimate(Unit.COUNT, 500, 5));
      figures.put(prefix + "sla.all.resolve.attained", estimate(Unit.SHARE, 0.96, 0.01));
    }
    figures.put("teams.front.utilisation", estimate(Unit.SHARE, 0.8, 0.01));
    figures.put("teams.front.waitMinutes", estimate(Unit.MINUTES, 12, 1));
    for (String month : List.of("2026-03", "2026-04")) {
      figures.put("months." + month + ".tickets.opened", estimate(Unit.COUNT, 500, 5));
      figures.put(
          "months." + month + ".sla.all.resolve.attained", estimate(Unit.SHARE, 0.96, 0.01));
      figures.put(
          "months." + month + ".sla.high.resolve.attained", estimate(Unit.SHARE, 0.96, 0.01));
    }
    double[] slices = {1, 2, 3, 2};
    SequencedMap<String, Results.Queue> queues = new LinkedHashMap<>();
    queues.put(
        "front",
        new Results.Queue("Service desk", BEGINS, 86_400_000, slices, slices, slices, slices));
    @Nullable Double[] busy = new @Nullable Double[168];
    double[] present = new double[168];
    busy[9] = 0.9;
    present[9] = 2;
    SequencedMap<String, Results.Week> weeks = new LinkedHashMap<>();
    weeks.put("front", new Results.Week("Service desk", busy, present));
    SequencedMap<String, Results.Distribution> times = new LinkedHashMap<>();
    times.put(
        "all",
        new Results.Distribution(
            20_000, 10, 60, 300, new double[] {10, 60, 300}, new double[] {0.5, 0.8, 1}));
    return new Results(
        about(title),
        figures,
        List.of(target(figures, 0.99), target(figures, 0.9)),
        new Results.Stability(overloads.isEmpty(), overloads),
        queues,
        weeks,
        times,
        List.of(
            new MajorIncident(
                "town-7",
                "town",
                BEGINS,
                BEGINS,
                BEGINS.plusSeconds(1_200),
                5,
                List.of(new MajorIncident.Pulled("ada", "lead", BEGINS, "town-3", 20)),
                List.of(new MajorIncident.Delayed("town-3", "ada", BEGINS, 25, true)))),
        each(),
        versus(figures));
  }

  private static SequencedMap<String, List<@Nullable Double>> each() {
    SequencedMap<String, List<@Nullable Double>> each = new LinkedHashMap<>();
    each.put("sla.high.resolve.attained", Arrays.asList(0.95, 0.97, null));
    return each;
  }

  private static Results.TargetOutcome target(
      SequencedMap<String, Estimate> figures, double value) {
    String metric = "sla.high.resolve.attained";
    return Results.TargetOutcome.of(
        "High resolve >= " + Math.round(100 * value) + " %",
        metric,
        true,
        value,
        figures.get(metric));
  }

  /** Another plan that keeps High better. */
  private static Results.Versus versus(SequencedMap<String, Estimate> here) {
    String figure = "sla.high.resolve.attained";
    SequencedMap<String, Estimate> there = new LinkedHashMap<>(here);
    there.put(figure, estimate(Unit.SHARE, 0.98, 0.01));
    SequencedMap<String, Estimate> differences = new LinkedHashMap<>();
    differences.put(figure, estimate(Unit.SHARE, 0.02, 0.005));
    differences.put("sla.high.respond.attained", estimate(Unit.SHARE, 0, 0.002));
    return new Results.Versus(
        about("Another plan"),
        there,
        differences,
        new Results.Stability(true, List.of()),
        Difference.Method.PAIRED);
  }

  private static Results.About about(String title) {
    return new Results.About(
        "sample",
        title,
        7,
        20,
        "unknown",
        "sha256:" + "0".repeat(64),
        "P28D",
        "P0D",
        BEGINS,
        BEGINS.plusSeconds(28 * 86_400),
        "Europe/Copenhagen",
        null,
        null,
        2,
        12_345,
        9_876,
        1.5,
        8_230);
  }

  private static Estimate estimate(Unit unit, double mean, double half) {
    return new Estimate(mean, mean - half, mean + half, unit, 20);
  }
}
