package io.fixfirst.benchmarks;

import io.fixfirst.benchmarks.kernel.KernelReport;
import io.fixfirst.benchmarks.kernel.YearReport;
import io.fixfirst.benchmarks.profile.ProfileReport;
import io.fixfirst.benchmarks.results.CompareVerb;
import io.fixfirst.benchmarks.results.Figure;
import io.fixfirst.benchmarks.results.FigureFile;
import io.fixfirst.benchmarks.results.FigureTable;
import io.fixfirst.benchmarks.results.ReportVerb;
import io.fixfirst.benchmarks.results.Run;
import io.fixfirst.benchmarks.system.NoisyBenchmark;
import io.fixfirst.benchmarks.system.OverloadBenchmark;
import io.fixfirst.benchmarks.system.Sheet;
import io.fixfirst.benchmarks.system.SurviveBenchmark;
import io.fixfirst.benchmarks.system.SystemBenchmark;
import io.fixfirst.control.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: measures the product and prints a table, with JSON lines beside it if wished. */
@Command(
    name = "fixfirst bench",
    mixinStandardHelpOptions = true,
    subcommands = {CompareVerb.class, ReportVerb.class},
    description = "Runs the benchmarks whose names match a filter.")
public final class Main implements Callable<Integer> {

  private static final String SYSTEM = "system";
  private static final String DESK = "desk";
  private static final String INTAKE = "intake";
  private static final String OVERLOAD = "overload";
  private static final String SURVIVE = "survive";
  private static final String KERNEL = "kernel";
  private static final String NOISY = "noisy";
  private static final String YEAR = "year";

  @Parameters(
      arity = "0..1",
      paramLabel = "FILTER",
      description = {
        "A regular expression for names of JMH benchmarks; all of them if none is given.",
        "\"kernel\" measures how fast simulation is, and prints it as a table; \"year\" only what",
        "a year of a scenario costs in time and memory.",
        "\"system\" measures the whole product instead, in a process of its own; \"desk\" only how",
        "incidents and P1s go through the desk; \"intake\" only how many alerts it takes in;",
        "\"overload\" what ten times as many do to it; \"noisy\" what one tenant at ten times its",
        "limit does to the others; \"survive\" how long it takes after a kill."
      })
  private String filter = ".*";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Adds the results to " + FigureFile.NAME + " in this folder, as JSON lines.")
  private @Nullable Path out;

  @Option(
      names = "--quick",
      description = "A first look: all JMH benchmarks in a few minutes, with wide intervals.")
  private boolean quick;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "Processes one after the other for each JMH benchmark.")
  private int forks;

  @Option(
      names = "--profile",
      description = {
        "Records each JMH benchmark with Java Flight Recorder, prints its largest methods and",
        "allocations, and leaves the recording (in the folder of --out, or a temporary one)."
      })
  private boolean profile;

  private Main() {}

  /** Runs the benchmarks and ends the process with the command line's exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    switch (filter) {
      case SYSTEM, DESK, INTAKE -> {
        Sheet sheet = new Sheet(System.out, Run.now(List.of(), false));
        SystemBenchmark benchmark = new SystemBenchmark(launcher(), sheet);
        switch (filter) {
          case DESK -> benchmark.runDesk();
          case INTAKE -> benchmark.runIntake();
          default -> benchmark.run();
        }
        keep(sheet.figures());
      }
      case NOISY -> new NoisyBenchmark(launcher(), System.out).run();
      case OVERLOAD -> new OverloadBenchmark(launcher(), System.out).run();
      case SURVIVE -> new SurviveBenchmark(launcher(), System.out).run();
      case YEAR -> new YearReport(System.out).run();
      case KERNEL -> {
        JmhSuite suite = suite(null);
        Run run = suite.now();
        Collection<RunResult> results = suite.run(KernelReport.BENCHMARKS);
        new KernelReport(System.out).print(results);
        keep(JmhSuite.figures(results, run));
      }
      default -> {
        Path recordings = profile ? recordings() : null;
        JmhSuite suite = suite(recordings);
        Run run = suite.now();
        Collection<RunResult> results = suite.run(List.of(filter));
        if (results.isEmpty()) {
          return ExitCode.USAGE.number();
        }
        List<Figure> figures = JmhSuite.figures(results, run);
        FigureTable.print(figures, System.out);
        if (recordings != null) {
          ProfileReport.print(recordings, System.out);
        }
        keep(figures);
      }
    }
    return ExitCode.DONE.number();
  }

  private static Path launcher() {
    return Path.of(System.getProperty("fixfirst.home", "."), "fixfirst");
  }

  private JmhSuite suite(@Nullable Path recordings) {
    return new JmhSuite(quick, forks, recordings, System.err);
  }

  private Path recordings() throws IOException {
    return out == null
        ? Files.createTempDirectory("fixfirst-profile")
        : Files.createDirectories(out.resolve("recordings")).toAbsolutePath();
  }

  private void keep(List<Figure> figures) throws IOException {
    if (out != null) {
      Files.createDirectories(out);
      FigureFile.append(out.resolve(FigureFile.NAME), figures);
    }
  }
}
