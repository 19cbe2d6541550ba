package io.fixfirst.benchmarks.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import io.fixfirst.control.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How long does a plan take: a year of {@code kolding} once, and very many times over, each as
 * whoever plans would run it, in a process of its own?
 *
 * <p>{@code ./fixfirst bench planner}; a thousand years take a quarter of an hour on two cores.
 */
public final class PlannerBenchmark {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCENARIO = "scenarios/kolding.yaml";

  private final Path launcher;
  private final Sheet sheet;
  private final int replications;

  /** A benchmark of the product that this launcher starts. */
  public PlannerBenchmark(Path launcher, Sheet sheet, int replications) {
    this.launcher = launcher;
    this.sheet = sheet;
    this.replications = replications;
  }

  /** Runs it. */
  public void run() throws IOException, InterruptedException {
    simulate(1);
    simulate(replications);
  }

  private void simulate(int years) throws IOException, InterruptedException {
    Path home = launcher.toAbsolutePath().getParent();
    Process process =
        new ProcessBuilder(
                launcher.toString(),
                "simulate",
                (home == null ? Path.of(SCENARIO) : home.resolve(SCENARIO)).toString(),
                "--horizon",
                "P364D",
                "--replications",
                "" + years,
                "--json",
                "--quiet")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long begin = System.nanoTime();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    if (exit != ExitCode.DONE.number() && exit != ExitCode.TARGET_MISSED.number()) {
      throw new IOException("The simulation ended with " + exit + ".");
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    JsonNode result = JSON.readTree(text);
    What what = What.of("planner.kolding", "s", Better.LESS).with("years", years);
    sheet.figure("years of kolding: " + years + ", whole process", what, List.of(seconds));
    sheet.figure(
        "  commands a second",
        What.of("planner.commands", "/s", Better.MORE).with("years", years),
        List.of(result.path("commandsPerSecond").asDouble()));
  }
}
