package io.fixfirst.control.simulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixfirst.control.Build;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.ProgressLine;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.weather.Staging;
import io.fixfirst.simulation.weather.Storms;
import io.fixfirst.simulation.weather.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * {@code simulate --weather stormy}: runs a scenario through storms before all judges, and tells
 * the shortest story of the first that breaks a rule.
 *
 * @param horizon how long each storm is
 * @param first seed
 * @param seeds how many storms
 * @param threads how many at once
 */
record StormyRun(Scenario scenario, Duration horizon, long first, long seeds, int threads) {

  /**
   * Runs it.
   *
   * @param json whether the answer is one JSON document
   */
  ExitCode run(PrintWriter out, boolean json, ProgressLine progress) throws InterruptedException {
    int[] done = {0};
    Storms.Outcome outcome =
        new Storms(Staging.of(scenario), horizon, threads)
            .run(
                first,
                seeds,
                _ -> {
                  int storms = ++done[0];
                  progress.show(() -> "Storm " + storms + " of " + seeds);
                });
    if (json) {
      out.println(document(outcome).toPrettyString());
    } else {
      out.print(text(outcome));
    }
    out.flush();
    return outcome.last() instanceof Verdict.Broken ? ExitCode.DEFECT : ExitCode.DONE;
  }

  private String text(Storms.Outcome outcome) {
    return switch (outcome.last()) {
      case Verdict.Holds _ ->
          String.format(
              Locale.ROOT,
              "%s held in %,d storms of %s each (seeds %d to %d): no rule was broken by"
                  + "%n%,d events of %,d commands.%n",
              scenario.name(),
              outcome.held(),
              horizon,
              first,
              first + seeds - 1,
              outcome.events(),
              outcome.commands());
      case Verdict.Broken broken ->
          String.format(
                  Locale.ROOT,
                  "%s did not hold: %,d storms before this one did. Run it again with"
                      + " --seed %d --seeds 1.%n",
                  scenario.name(),
                  outcome.held(),
                  broken.seed())
              + broken.story();
    };
  }

  private ObjectNode document(Storms.Outcome outcome) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("scenario", scenario.name());
    root.put("commit", Build.current().commit());
    root.put("weather", "stormy");
    root.put("seed", first);
    root.put("seeds", seeds);
    root.put("horizon", horizon.toString());
    root.put("held", outcome.held());
    root.put("commands", outcome.commands());
    root.put("events", outcome.events());
    if (outcome.last() instanceof Verdict.Broken broken) {
      ObjectNode node = root.putObject("broken");
      node.put("seed", broken.seed());
      node.put("after", broken.after().toString());
      node.put("rule", broken.rule());
      node.put("found", broken.found());
      node.put("eventsBefore", broken.eventsBefore());
      for (Recorded recorded : broken.events()) {
        node.withArray("/events").add(recorded.toString());
      }
    }
    return root;
  }
}
