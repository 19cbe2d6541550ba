package io.fixfirst.benchmarks.kernel;

import io.fixfirst.benchmarks.system.Machine;
import io.fixfirst.simulation.scenario.BadScenarioException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/** The benchmarks of simulation, run one after the other, as a table that explains itself. */
public final class KernelReport {

  private static final double MILLION = 1e6;

  /** Which benchmarks it tells of, as patterns of their names. */
  public static final List<String> BENCHMARKS =
      List.of(
          only(PendingSetBenchmark.class),
          only(QueueBenchmark.class),
          only(IncidentBenchmark.class),
          only(YearBenchmark.class));

  private final PrintStream table;

  /** A report that prints its table to a stream. */
  public KernelReport(PrintStream table) {
    this.table = table;
  }

  /** Prints what was measured. */
  public void print(Collection<RunResult> results) throws IOException, BadScenarioException {
    table.println(Machine.describe());
    table.println("One core. Mean of the rounds after warming up, ± 99.9 % interval.");
    pendingSets(results);
    queues(results);
    incidents(results);
    years(results);
  }

  private static String only(Class<?> benchmark) {
    return benchmark.getName().replace(".", "\\.") + "\\.";
  }

  private void pendingSets(Collection<RunResult> results) {
    head("Pending-event set: one event out and one in, million times a second (hold model)");
    List<String> sizes = parameters(results, PendingSetBenchmark.class, "size");
    line("events pending", sizes.stream().map(KernelReport::grouped).toList());
    Map<String, Double> ours = new LinkedHashMap<>();
    Map<String, Double> best = new LinkedHashMap<>();
    for (String set : parameters(results, PendingSetBenchmark.class, "set")) {
      List<String> cells = new ArrayList<>();
      for (RunResult result : of(results, PendingSetBenchmark.class)) {
        if (set.equals(result.getParams().getParam("set"))) {
          String size = result.getParams().getParam("size");
          double score = result.getPrimaryResult().getScore();
          cells.add(millions(result));
          if (set.equals("fixfirst")) {
            ours.put(size, score);
          } else if (set.startsWith("SSJ")) {
            best.merge(size, score, Math::max);
          }
        }
      }
      line(set, cells);
    }
    List<String> ratios = new ArrayList<>();
    ours.forEach((size, score) -> ratios.add(times(score / best.getOrDefault(size, Double.NaN))));
    line("fixfirst to the best of SSJ", ratios);
  }

  private void queues(Collection<RunResult> results) {
    head("M/M/20 on the bare kernel: million events a second");
    double ours = Double.NaN;
    for (RunResult result : of(results, QueueBenchmark.class)) {
      String kernel = result.getParams().getParam("kernel");
      double score = result.getPrimaryResult().getScore();
      if (kernel.equals("fixfirst")) {
        ours = score;
      }
      line(kernel, List.of(millions(result), "fixfirst to it: " + times(ours / score)));
    }
  }

  private void incidents(Collection<RunResult> results) {
    head("An incident's rules alone: million commands a second");
    for (RunResult result : of(results, IncidentBenchmark.class)) {
      line(grouped(result.getParams().getParam("open")) + " open", List.of(millions(result)));
    }
  }

  private void years(Collection<RunResult> results) throws BadScenarioException {
    head("364 days of a scenario: world, runtime and all entities");
    for (RunResult result : of(results, YearBenchmark.class)) {
      String scenario = result.getParams().getParam("scenario");
      double seconds = result.getPrimaryResult().getScore() / 1e3;
      double error = result.getPrimaryResult().getScoreError() / 1e3;
      double commands = ScenarioYear.of(scenario).run() / MILLION;
      line(
          scenario,
          List.of(
              String.format(Locale.ROOT, "%.2f ± %.2f s", seconds, error),
              String.format(
                  Locale.ROOT,
                  "for %.2f million commands: %.2f million a second",
                  commands,
                  commands / seconds)));
    }
  }

  private static List<RunResult> of(Collection<RunResult> results, Class<?> benchmark) {
    return results.stream()
        .filter(one -> one.getParams().getBenchmark().startsWith(benchmark.getName() + "."))
        .toList();
  }

  private static List<String> parameters(
      Collection<RunResult> results, Class<?> benchmark, String name) {
    return of(results, benchmark).stream()
        .map(one -> one.getParams().getParam(name))
        .distinct()
        .toList();
  }

  private void head(String title) {
    table.println();
    table.println(title);
  }

  private void line(String what, List<String> cells) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-28s", what));
    cells.forEach(cell -> line.append(String.format(Locale.ROOT, " %16s", cell)));
    table.println(line);
  }

  private static String millions(RunResult result) {
    return String.format(
        Locale.ROOT,
        "%.2f ± %.2f",
        result.getPrimaryResult().getScore() / MILLION,
        result.getPrimaryResult().getScoreError() / MILLION);
  }

  private static String grouped(String number) {
    return String.format(Locale.ROOT, "%,d", Long.parseLong(number));
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, "%.1f times", ratio);
  }
}
