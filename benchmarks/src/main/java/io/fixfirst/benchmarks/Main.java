package io.fixfirst.benchmarks;

import io.fixfirst.benchmarks.kernel.KernelReport;
import io.fixfirst.benchmarks.kernel.YearReport;
import io.fixfirst.benchmarks.system.OverloadBenchmark;
import io.fixfirst.benchmarks.system.SurviveBenchmark;
import io.fixfirst.benchmarks.system.SystemBenchmark;
import io.fixfirst.control.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: measures the product and prints a table, with JSON beside it if wished. */
@Command(
    name = "fixfirst bench",
    mixinStandardHelpOptions = true,
    description = "Runs the benchmarks whose names match a filter.")
public final class Main implements Callable<Integer> {

  private static final String SYSTEM = "system";
  private static final String INTAKE = "intake";
  private static final String OVERLOAD = "overload";
  private static final String SURVIVE = "survive";
  private static final String KERNEL = "kernel";
  private static final String YEAR = "year";

  @Parameters(
      arity = "0..1",
      paramLabel = "FILTER",
      description = {
        "A regular expression for names of JMH benchmarks; all of them if none is given.",
        "\"kernel\" measures how fast simulation is, and prints it as a table; \"year\" only what",
        "a year of a scenario costs in time and memory.",
        "\"system\" measures the whole product instead, in a process of its own; \"intake\" only",
        "how many alerts it takes in, \"overload\" what ten times as many do to it, \"survive\"",
        "how long it takes after a kill."
      })
  private String filter = ".*";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Writes the results as JSON into this folder.")
  private @Nullable Path out;

  private Main() {}

  /** Runs the benchmarks and ends the process with the command line's exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    if (filter.equals(SYSTEM) || filter.equals(INTAKE)) {
      SystemBenchmark benchmark = new SystemBenchmark(launcher(), System.out);
      if (filter.equals(SYSTEM)) {
        benchmark.run();
      } else {
        benchmark.runIntake();
      }
      return ExitCode.DONE.number();
    }
    if (filter.equals(OVERLOAD)) {
      new OverloadBenchmark(launcher(), System.out).run();
      return ExitCode.DONE.number();
    }
    if (filter.equals(SURVIVE)) {
      new SurviveBenchmark(launcher(), System.out).run();
      return ExitCode.DONE.number();
    }
    if (filter.equals(YEAR)) {
      new YearReport(System.out).run();
      return ExitCode.DONE.number();
    }
    var options = new OptionsBuilder().shouldFailOnError(true);
    if (out != null) {
      Files.createDirectories(out);
      options.resultFormat(ResultFormatType.JSON).result(out.resolve("jmh.json").toString());
    }
    if (filter.equals(KERNEL)) {
      new KernelReport(System.out, System.err).run(options);
      return ExitCode.DONE.number();
    }
    options.include(filter);
    Collection<RunResult> results = new Runner(options.build()).run();
    return (results.isEmpty() ? ExitCode.USAGE : ExitCode.DONE).number();
  }

  private static Path launcher() {
    return Path.of(System.getProperty("fixfirst.home", "."), "fixfirst");
  }
}
