package io.fixfirst.simulation.report;

import io.fixfirst.simulation.stats.Estimate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Results as CSV files for a spreadsheet: comma, point, UTF-8, a heading, empty for what was never
 * seen. Every text in them is an id or the name of a figure, so nothing needs quotes.
 */
public final class Tables {

  private final Results results;

  private Tables(Results results) {
    this.results = results;
  }

  /**
   * Writes {@code figures.csv}, {@code queues.csv}, {@code weeks.csv}, {@code resolve-times.csv},
   * and {@code differences.csv} where two scenarios were compared.
   *
   * @throws UncheckedIOException if the directory cannot be written to
   */
  public static void write(Results results, Path directory) {
    Tables tables = new Tables(results);
    tables.file(directory, "figures.csv", out -> figures(out, results.figures()));
    tables.file(directory, "queues.csv", tables::queues);
    tables.file(directory, "weeks.csv", tables::weeks);
    tables.file(directory, "resolve-times.csv", tables::resolveTimes);
    Results.Versus versus = results.versus();
    if (versus != null) {
      tables.file(directory, "differences.csv", out -> figures(out, versus.differences()));
    }
  }

  private static void figures(PrintWriter out, Map<String, Estimate> figures) {
    out.print("figure,unit,mean,low,high,replications\n");
    figures.forEach(
        (name, estimate) ->
            row(
                out,
                name,
                estimate.unit().name().toLowerCase(Locale.ROOT),
                estimate.mean(),
                estimate.low(),
                estimate.high(),
                estimate.replications()));
  }

  private void queues(PrintWriter out) {
    out.print("queue,from,mean,p10,p50,p90\n");
    results
        .queues()
        .forEach(
            (name, queue) -> {
              for (int i = 0; i < queue.mean().length; i++) {
                row(
                    out,
                    name,
                    queue.begins().plusMillis(i * queue.sliceMillis()),
                    queue.mean()[i],
                    queue.p10()[i],
                    queue.p50()[i],
                    queue.p90()[i]);
              }
            });
  }

  private void weeks(PrintWriter out) {
    out.print("team,hourOfWeek,utilisation,present\n");
    results
        .weeks()
        .forEach(
            (team, week) -> {
              for (int hour = 0; hour < week.present().length; hour++) {
                row(out, team, hour, week.utilisation()[hour], week.present()[hour]);
              }
            });
  }

  private void resolveTimes(PrintWriter out) {
    out.print("priority,upToMinutes,share\n");
    results
        .timesToResolve()
        .forEach(
            (priority, times) -> {
              for (int i = 0; i < times.share().length; i++) {
                row(out, priority, times.upToMinutes()[i], times.share()[i]);
              }
            });
  }

  private static void row(PrintWriter out, @Nullable Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      Object cell = cells[i];
      out.print(i == 0 ? "" : ",");
      out.print(cell == null ? "" : cell.toString());
    }
    out.print('\n');
  }

  private void file(Path directory, String name, Consumer<PrintWriter> content) {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(directory.resolve(name)))) {
      content.accept(out);
      if (out.checkError()) {
        throw new IOException("Writing failed (" + directory.resolve(name) + ").");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
