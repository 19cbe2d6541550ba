package io.fixfirst.benchmarks.system;

import io.fixfirst.benchmarks.results.Amount;
import io.fixfirst.benchmarks.results.Figure;
import io.fixfirst.benchmarks.results.Figure.What;
import io.fixfirst.benchmarks.results.Run;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where figures of the whole system go: a row for people as soon as it is known, and kept. */
public final class Sheet {

  private final PrintStream table;
  private final Run run;
  private final List<Figure> figures = new ArrayList<>();

  /** An empty sheet. */
  public Sheet(PrintStream table, Run run) {
    this.table = table;
    this.run = run;
    table.println(run.machine());
    table.printf(
        Locale.ROOT, "commit %s, load average %.1f at the beginning%n", run.commit(), run.load());
  }

  /** {@return everything that was measured} */
  public List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** Something that is said, but not compared. */
  void row(String what, String text) {
    table.printf(Locale.ROOT, "%-62s %s%n", what, text);
  }

  /** A figure with a sample for each round. {@return its mean} */
  double figure(String label, What what, List<Double> samples) {
    Figure figure = Figure.of(what, samples, run);
    figures.add(figure);
    String each =
        samples.size() < 2
            ? ""
            : samples.stream()
                .map(sample -> Amount.of(sample, what.unit()))
                .collect(Collectors.joining(", ", " (", ")"));
    row(label, Amount.of(figure.score(), what.unit()) + each);
    return figure.score();
  }

  /** How much of what is possible at best, in the same run. */
  void share(String label, double ours, double limit) {
    row("  " + label, String.format(Locale.ROOT, "%.2f", ours / limit));
  }
}
