package io.fixfirst.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fixfirst.benchmarks.kernel.YearBenchmark;
import io.fixfirst.benchmarks.results.Figure;
import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import io.fixfirst.benchmarks.results.JmhFigures;
import io.fixfirst.benchmarks.results.Run;
import io.fixfirst.benchmarks.rules.CodecBenchmark;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.Stopped;
import io.fixfirst.core.EntityKind;
import io.fixfirst.simulation.scenario.BadScenarioException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.profile.JavaFlightRecorderProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The JMH benchmarks of this module, each in a process of its own with the same flags, and what
 * they allocate always with them.
 *
 * <p>The quick form is for a first look: less warming up, three short rounds, the small and the
 * large end of each size; a simulated year is left out, for a week stands for it.
 */
final class JmhSuite {

  /** Flags of every process that is measured; a benchmark's own come after them. */
  private static final List<String> FLAGS =
      List.of("--sun-misc-unsafe-memory-access=allow", "-XX:+UseCompactObjectHeaders");

  private static final TimeValue QUICK_WARM_UP = new TimeValue(700, TimeUnit.MILLISECONDS);
  private static final TimeValue QUICK_ROUND = new TimeValue(300, TimeUnit.MILLISECONDS);
  private static final int QUICK_ROUNDS = 3;

  private final boolean quick;
  private final int forks;
  private final @Nullable Path recordings;
  private final PrintStream progress;

  /**
   * @param forks processes one after the other for each benchmark; 0 for what each says itself
   * @param recordings the folder that Java Flight Recorder's recordings go to; null for none
   */
  JmhSuite(boolean quick, int forks, @Nullable Path recordings, PrintStream progress) {
    this.quick = quick;
    this.forks = forks;
    this.recordings = recordings;
    this.progress = progress;
  }

  /**
   * {@return whether a pattern is found in the name of any benchmark}
   *
   * @throws Stopped if it is no regular expression
   */
  static boolean has(String pattern) {
    try {
      return !BenchmarkList.defaultList().find(quiet(), List.of(pattern), List.of()).isEmpty();
    } catch (PatternSyntaxException e) {
      throw new Stopped(
          ExitCode.BAD_INPUT,
          "\"%s\" is no regular expression: %s.".formatted(pattern, e.getDescription()));
    }
  }

  /** {@return the classes of all benchmarks, in one line} */
  static String names() {
    return BenchmarkList.defaultList().getAll(quiet(), List.of()).stream()
        .map(entry -> entry.getUserClassQName())
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static OutputFormat quiet() {
    return OutputFormatFactory.createFormatInstance(
        new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), VerboseMode.SILENT);
  }

  /** {@return this machine now, with what is the same for all benchmarks} */
  Run now() throws IOException {
    return Run.now(FLAGS, quick);
  }

  /** Runs what one of these patterns is found in. {@return what was measured} */
  Collection<RunResult> run(List<String> patterns) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .jvmArgs(flags().toArray(String[]::new));
    patterns.forEach(options::include);
    if (forks > 0) {
      options.forks(forks);
    }
    if (recordings != null) {
      options.addProfiler(JavaFlightRecorderProfiler.class, "configName=profile;dir=" + recordings);
    }
    if (quick) {
      options
          .warmupIterations(1)
          .warmupTime(QUICK_WARM_UP)
          .measurementIterations(QUICK_ROUNDS)
          .measurementTime(QUICK_ROUND)
          .param("size", "1000", "1000000")
          .param("set", "fixfirst", "plain heap", "PriorityQueue", "SSJ SplayTree")
          .param("waiting", "100", "100000")
          .param("open", "1000")
          .param("kernel", "fixfirst", "plain Java", "SSJ")
          .param("file", "scenarios/kolding.yaml")
          .exclude("\\." + YearBenchmark.class.getSimpleName() + "\\.");
    }
    return new Runner(
            options.build(), OutputFormatFactory.createFormatInstance(progress, VerboseMode.NORMAL))
        .run();
  }

  /** {@return what these results say, and how long events are where they were written down} */
  static List<Figure> figures(Collection<RunResult> results, Run run) throws BadScenarioException {
    List<Figure> figures = new ArrayList<>(JmhFigures.of(results, run));
    String codec = CodecBenchmark.class.getSimpleName();
    if (figures.stream().anyMatch(figure -> figure.benchmark().startsWith(codec))) {
      for (EntityKind kind : EntityKind.values()) {
        What bytes = What.of(codec + " length", "B/op", Better.LESS).with("entity", kind);
        figures.add(Figure.of(bytes, List.of(CodecBenchmark.meanBytes(kind)), run));
      }
    }
    return figures;
  }

  private static List<String> flags() {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.add("-Dfixfirst.home=" + System.getProperty("fixfirst.home", "."));
    return flags;
  }
}
