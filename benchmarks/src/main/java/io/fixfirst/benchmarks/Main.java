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
import io.fixfirst.benchmarks.system.MemoryBenchmark;
import io.fixfirst.benchmarks.system.NoisyBenchmark;
import io.fixfirst.benchmarks.system.OverloadBenchmark;
import io.fixfirst.benchmarks.system.PlannerBenchmark;
import io.fixfirst.benchmarks.system.RestartBenchmark;
import io.fixfirst.benchmarks.system.Sheet;
import io.fixfirst.benchmarks.system.SurviveBenchmark;
import io.fixfirst.benchmarks.system.SystemBenchmark;
import io.fixfirst.control.Build;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.Stopped;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code bench}: measures the product and prints a table, with JSON lines beside it if wished. */
@Command(
    name = "fixfirst bench",
    mixinStandardHelpOptions = true,
    subcommands = {CompareVerb.class, ReportVerb.class},
    description = "Runs the benchmarks whose names match a filter.")
public final class Main implements Callable<Integer> {

  private static final int MANY_MIN = 1_000;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILTER",
      description =
          "A regular expression for names of JMH benchmarks (all of them if none is given), or one"
              + " of the names below.")
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

  @Option(
      names = "--replications",
      paramLabel = "N",
      description = "Of \"planner\": how many years (default: ${DEFAULT-VALUE}).")
  private int replications = 1_000;

  @Option(
      names = "--many",
      paramLabel = "N",
      description =
          "Of \"pages\", \"restart\" and \"memory\": so many engineers, incidents or devices instead of"
              + " the number that its figures are known for.")
  private @Nullable Integer many;

  private Main() {}

  /** Runs the benchmarks and ends the process with the command line's exit code. */
  public static void main(String[] args) {
    CommandLine verb = new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
    verb.getCommandSpec().usageMessage().footer(Part.explained());
    System.exit(verb.execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Optional<Part> part = Part.named(filter);
    if (part.isPresent()) {
      measure(part.get());
    } else {
      jmh();
    }
    return ExitCode.DONE.number();
  }

  private int many(int usual) {
    if (many != null && many < MANY_MIN) {
      throw new Stopped(
          ExitCode.BAD_INPUT, "--many is %d or more (was %d).".formatted(MANY_MIN, many));
    }
    return many == null ? usual : many;
  }

  private void measure(Part part) throws Exception {
    switch (part) {
      case SYSTEM -> system(SystemBenchmark::run);
      case DESK -> system(SystemBenchmark::runDesk);
      case INTAKE -> system(SystemBenchmark::runIntake);
      case PAGES -> system(benchmark -> benchmark.runPages(many(10_000)));
      case RESTART ->
          onSheet(sheet -> new RestartBenchmark(launcher(), sheet, many(100_000)).run());
      case MEMORY -> onSheet(sheet -> new MemoryBenchmark(launcher(), sheet, many(100_000)).run());
      case OVERLOAD -> onSheet(sheet -> new OverloadBenchmark(launcher(), sheet).run());
      case NOISY -> onSheet(sheet -> new NoisyBenchmark(launcher(), sheet).run());
      case SURVIVE -> onSheet(sheet -> new SurviveBenchmark(launcher(), sheet).run());
      case PLANNER -> onSheet(sheet -> new PlannerBenchmark(launcher(), sheet, replications).run());
      case YEAR -> new YearReport(System.out).run();
      case KERNEL -> {
        JmhSuite suite = suite(null);
        Run run = suite.now();
        Collection<RunResult> results = suite.run(KernelReport.BENCHMARKS);
        new KernelReport(System.out).print(results);
        keep(JmhSuite.figures(results, run));
      }
    }
  }

  private void jmh() throws Exception {
    if (!JmhSuite.has(filter)) {
      throw new Stopped(
          ExitCode.BAD_INPUT,
          "there is no benchmark \"%s\". There are: %s; and with JMH: %s."
              .formatted(filter, Part.words(), JmhSuite.names()));
    }
    Path recordings = profile ? recordings() : null;
    JmhSuite suite = suite(recordings);
    Run run = suite.now();
    Collection<RunResult> results = suite.run(List.of(filter));
    List<Figure> figures = JmhSuite.figures(results, run);
    FigureTable.print(figures, System.out);
    if (recordings != null) {
      ProfileReport.print(recordings, System.out);
    }
    keep(figures);
  }

  /** Measures something, and keeps what was measured before it broke, too. */
  private void onSheet(Measurement measurement) throws Exception {
    build();
    Sheet sheet = new Sheet(System.out, Run.now(List.of(), false));
    try {
      measurement.onto(sheet);
    } finally {
      keep(sheet.figures());
    }
  }

  /** Lets the launcher build and rehearse what is stale, so that this is in no figure. */
  private static void build() throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder(launcher().toString(), "version")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (exit != ExitCode.DONE.number()) {
      throw new Stopped(ExitCode.DEFECT, "the product cannot be started, see above.");
    }
  }

  private void system(SystemPart part) throws Exception {
    onSheet(sheet -> part.run(new SystemBenchmark(launcher(), sheet)));
  }

  private interface Measurement {
    void onto(Sheet sheet) throws Exception;
  }

  private interface SystemPart {
    void run(SystemBenchmark benchmark) throws Exception;
  }

  /** What keeps somebody from measuring is said in a line; for a defect the trace follows. */
  private static int explain(Exception exception, CommandLine verb, ParseResult arguments) {
    PrintWriter err = verb.getErr();
    if (exception instanceof Stopped stopped) {
      err.println("fixfirst bench: " + stopped.getMessage());
      return stopped.exitCode().number();
    }
    err.println("fixfirst bench: this is a defect of ours (" + Build.current() + ").");
    exception.printStackTrace(err);
    return ExitCode.DEFECT.number();
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
