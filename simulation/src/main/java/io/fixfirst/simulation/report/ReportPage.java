package io.fixfirst.simulation.report;

import io.fixfirst.simulation.stats.Estimate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the template shows, ready in words.
 *
 * @param targets a tile for each target
 * @param tight a tile for each thing that gives way first
 */
record ReportPage(
    String title,
    String zone,
    String summary,
    Verdict verdict,
    List<Tile> targets,
    List<Tile> tight,
    List<ReportSection> sections,
    List<Fact> facts,
    Inputs inputs) {

  /**
   * Whether the plan holds.
   *
   * @param kind {@code good}, {@code bad} or {@code unsure}, for its colour
   */
  record Verdict(String kind, String sign, String headline, List<String> sentences) {}

  /** A figure large, with what it means. */
  record Tile(String kind, String sign, String label, String value, String range, String note) {}

  /** Something that one must know to run it again. */
  record Fact(String name, String value) {}

  static ReportPage of(Results results, Inputs inputs) {
    Results.About about = results.about();
    List<Tile> targets = results.targets().stream().map(ReportPage::tile).toList();
    return new ReportPage(
        about.title(),
        about.zone(),
        summary(about),
        verdict(results),
        targets,
        TightSpots.of(results),
        ReportSections.of(results),
        facts(about),
        inputs);
  }

  private static String summary(Results.About about) {
    String counted =
        Duration.parse(about.warmUp()).isZero()
            ? ""
            : " The first "
                + Words.span(about.warmUp())
                + " are not counted, until everything is in its stride.";
    return "Simulated from "
        + Words.day(about.begins(), about.zone())
        + " to "
        + Words.day(about.ends(), about.zone())
        + ", "
        + (about.replications() == 1
            ? "once."
            : about.replications() + " times, each time with chance of its own.")
        + counted;
  }

  private static Verdict verdict(Results results) {
    List<String> sentences = new ArrayList<>();
    String zone = results.about().zone();
    for (Results.Overload overload : results.stability().overloads()) {
      sentences.add(
          "The queue of "
              + overload.label()
              + " grows by "
              + Words.of(overload.ticketsPerWeek())
              + " tickets a week, since "
              + Words.day(overload.since(), zone)
              + ".");
    }
    long missed = results.targets().stream().filter(Results.TargetOutcome::missed).count();
    long met = count(results, Results.Outcome.MET);
    int all = results.targets().size();
    if (missed > 0) {
      sentences.add(
          missed + " of " + all + (all == 1 ? " target is" : " targets are") + " missed.");
    }
    if (!results.stability().stable()) {
      return new Verdict(
          "bad", "✗", "The plan does not hold: more work comes in than gets done.", sentences);
    }
    if (missed > 0) {
      boolean sure = count(results, Results.Outcome.MISSED) > 0;
      sentences.add("No queue grows without end.");
      return sure
          ? new Verdict("bad", "✗", "The plan does not hold: a target is missed.", sentences)
          : new Verdict(
              "unsure", "?", "The plan probably does not hold: a target is missed.", sentences);
    }
    sentences.add("No queue grows without end: what comes in gets done.");
    if (all == 0) {
      sentences.add("The scenario states no targets, so nothing more can be said.");
      return new Verdict("good", "✓", "The plan keeps up.", sentences);
    }
    if (met == all) {
      sentences.add(all == 1 ? "The target is met." : "All " + all + " targets are met.");
      return new Verdict("good", "✓", "The plan holds.", sentences);
    }
    sentences.add(met + " of " + all + " targets are surely met; more runs would tell the rest.");
    return new Verdict("unsure", "?", "The plan holds, as far as one can tell.", sentences);
  }

  private static long count(Results results, Results.Outcome outcome) {
    return results.targets().stream().filter(target -> target.outcome() == outcome).count();
  }

  private static Tile tile(Results.TargetOutcome target) {
    Estimate estimate = target.estimate();
    String range = range(estimate);
    String value = Words.value(estimate);
    String label = inWords(target.text());
    return switch (target.outcome()) {
      case MET -> new Tile("good", "✓", label, value, range, "Met");
      case MISSED -> new Tile("bad", "✗", label, value, range, "Missed");
      case NOT_SURE ->
          new Tile(
              "unsure",
              "?",
              label,
              value,
              range,
              target.missed() ? "Probably missed, not sure" : "Probably met, not sure");
      case NOT_SEEN -> new Tile("unsure", "?", label, "–", "", "Never came up");
    };
  }

  /** As its author wrote it, but for signs that not everybody reads. */
  private static String inWords(String target) {
    return ReportSections.capital(target.replace(">=", "at least").replace("<=", "at most"));
  }

  /** {@return {@code 95.7 % to 96.5 %}; empty without an interval} */
  static String range(@Nullable Estimate estimate) {
    if (estimate == null || estimate.low() == null || estimate.high() == null) {
      return "";
    }
    return Words.like(estimate.low(), estimate) + " to " + Words.like(estimate.high(), estimate);
  }

  private static List<Fact> facts(Results.About about) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Scenario", about.scenario()));
    facts.add(new Fact("Seed", Long.toString(about.seed())));
    facts.add(new Fact("Replications", Integer.toString(about.replications())));
    facts.add(new Fact("Simulated time", Words.span(about.horizon())));
    facts.add(new Fact("Not counted at the beginning", Words.span(about.warmUp())));
    facts.add(new Fact("Begins", instant(about.begins())));
    facts.add(new Fact("Ends", instant(about.ends())));
    facts.add(new Fact("Time zone", about.zone()));
    if (about.precision() != null) {
      facts.add(
          new Fact(
              "Precision asked for",
              Words.number(about.precision() * 100)
                  + " %, "
                  + (Boolean.TRUE.equals(about.precisionReached()) ? "reached" : "not reached")));
    }
    facts.add(new Fact("Commit of the program", about.commit()));
    facts.add(new Fact("Digest of all events", about.digest()));
    facts.add(new Fact("Entity commands", String.format(Locale.ROOT, "%,d", about.commands())));
    facts.add(new Fact("Events", String.format(Locale.ROOT, "%,d", about.events())));
    return List.copyOf(facts);
  }

  private static String instant(Instant instant) {
    return instant.toString();
  }
}
