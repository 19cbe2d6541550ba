package io.fixfirst.benchmarks.results;

import io.fixfirst.benchmarks.results.Comparison.Row;
import io.fixfirst.benchmarks.results.Comparison.Verdict;
import io.fixfirst.benchmarks.results.Comparison.Weather;
import io.fixfirst.control.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bench compare A B}: is B faster, slower, or does noise hide it? */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two runs figure by figure: how many times as good the second is, with an interval.",
      "Where the interval contains 1, noise hides a difference, if there is one."
    })
public final class CompareVerb implements Callable<Integer> {

  private static final PrintStream OUT = System.out;

  @Parameters(index = "0", paramLabel = "A", description = "A file of figures, or its folder.")
  private Path before = Path.of(".");

  @Parameters(index = "1", paramLabel = "B", description = "Another one.")
  private Path after = Path.of(".");

  @Override
  public Integer call() throws IOException {
    List<Figure> first = FigureFile.read(before);
    List<Figure> second = FigureFile.read(after);
    Comparison comparison = new Comparison(first, second);
    if (comparison.rows().isEmpty()) {
      System.err.println("No figure is in both.");
      return ExitCode.BAD_INPUT.number();
    }
    about("A", first);
    about("B", second);
    weather(comparison);
    OUT.printf(
        Locale.ROOT, "%n%-72s %14s %14s  %s%n", "", "A", "B", "B to A, 95 % for all together");
    comparison.rows().stream()
        .sorted(Comparator.comparing(CompareVerb::order))
        .forEach(CompareVerb::line);
    conclusion(comparison);
    return ExitCode.DONE.number();
  }

  private static void about(String name, List<Figure> figures) {
    Run run = figures.getFirst().run();
    OUT.printf(
        Locale.ROOT,
        "%s: commit %s, %s%s, load average %.1f, %s%n",
        name,
        run.commit(),
        run.at(),
        run.quick() ? ", quick" : "",
        run.load(),
        run.machine());
  }

  private static void weather(Comparison comparison) {
    Weather weather = comparison.weather();
    if (weather == null) {
      OUT.println(
          "Too few yardsticks are in both, so nobody knows how much faster the machine was: only"
              + " runs on a quiet machine can be compared so.");
    } else {
      OUT.printf(
          Locale.ROOT,
          "%d yardsticks, which no commit changes, ran %.2f times as fast in B; one by one they"
              + " stray by %.0f %%. Ratios below are beside them.%n",
          weather.count(),
          weather.drift(),
          100 * Math.expm1(weather.spread()));
    }
  }

  private static int order(Row row) {
    return row.before().yardstick() ? 2 : row.verdict() == Verdict.EQUAL ? 1 : 0;
  }

  private static void line(Row row) {
    String verdict =
        row.before().yardstick()
            ? "yardstick"
            : switch (row.verdict()) {
              case FASTER -> "better";
              case SLOWER -> "WORSE";
              case EQUAL -> "equal, or noise hides a difference";
            };
    OUT.printf(
        Locale.ROOT,
        "%-72s %14s %14s  %.2f (%s)  %s%n",
        row.before().name(),
        Amount.of(row.before().score(), row.before().unit()),
        Amount.of(row.after().score(), row.after().unit()),
        row.ratio(),
        row.low() == 0
            ? "one sample"
            : String.format(Locale.ROOT, "%.2f to %.2f", row.low(), row.high()),
        verdict);
  }

  private static void conclusion(Comparison comparison) {
    List<Row> ours = comparison.rows().stream().filter(row -> !row.before().yardstick()).toList();
    long better = ours.stream().filter(row -> row.verdict() == Verdict.FASTER).count();
    long worse = ours.stream().filter(row -> row.verdict() == Verdict.SLOWER).count();
    OUT.println();
    if (better + worse == 0) {
      OUT.printf(Locale.ROOT, "%d figures, no difference to be seen.%n", ours.size());
    } else {
      OUT.printf(Locale.ROOT, "%d figures: %d better, %d worse.%n", ours.size(), better, worse);
    }
    if (!comparison.missing().isEmpty()) {
      OUT.println("In one of them only: " + String.join("; ", comparison.missing()) + ".");
    }
  }
}
