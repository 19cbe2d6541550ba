package io.fixfirst.benchmarks.results;

import io.fixfirst.benchmarks.results.Figure.Better;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Figures as a table for people. */
public final class FigureTable {

  private FigureTable() {}

  /** Prints one line a figure, under a line about the run. */
  public static void print(List<Figure> figures, PrintStream out) {
    if (figures.isEmpty()) {
      return;
    }
    Run run = figures.getFirst().run();
    out.printf(
        Locale.ROOT,
        "%s%ncommit %s, load average %.1f at the beginning%s%n%n",
        run.machine(),
        run.commit(),
        run.load(),
        run.quick() ? ", a quick run: for a first look only" : "");
    for (Figure figure : figures) {
      out.printf(
          Locale.ROOT,
          "%-72s %14s  ± %3.0f %%%s%s%n",
          figure.name(),
          Amount.of(figure.score(), figure.unit()),
          100 * (figure.high() - figure.score()) / figure.score(),
          figure.better() == Better.MORE ? "" : "  less is better",
          figure.yardstick() ? "  (yardstick)" : "");
    }
  }
}
