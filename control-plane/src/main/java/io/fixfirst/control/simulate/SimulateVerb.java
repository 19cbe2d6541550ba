package io.fixfirst.control.simulate;

import io.fixfirst.control.Build;
import io.fixfirst.control.DataOptions;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.LogOptions;
import io.fixfirst.control.ScenarioArgument;
import io.fixfirst.control.Stopped;
import io.fixfirst.simulation.experiment.Experiment;
import io.fixfirst.simulation.experiment.ScenarioPlay;
import io.fixfirst.simulation.experiment.Setting;
import io.fixfirst.simulation.report.HtmlReport;
import io.fixfirst.simulation.report.Inputs;
import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.report.ResultsJson;
import io.fixfirst.simulation.report.Tables;
import io.fixfirst.simulation.report.TerminalReport;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code simulate}: runs a scenario on the virtual clock and says what it comes to. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Runs a scenario on the virtual clock, with the rules that the live desk runs on, and says"
            + " whether the plan holds: SLA, utilisation, queues, P1s, with 95 %% intervals.",
    footer = {
      "",
      "Exit codes: 0 done, 1 a rule was broken, 2 wrong usage, 3 a bad file, 4 a target that the"
          + " scenario states is missed, or the journal is not what the rules say."
    })
public final class SimulateVerb implements Callable<Integer> {

  private static final int REPLICATIONS_MAX = 1_000_000;
  private static final int REPLICATIONS_FOR_PRECISION = 1_000;
  private static final Duration HORIZON_MAX = Duration.ofDays(36_600);

  @Spec private CommandSpec spec;
  @Mixin private LogOptions logs;
  @Mixin private StormOptions weather;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The scenario, such as scenarios/kolding.yaml.")
  private @Nullable Path file;

  @Option(names = "--seed", paramLabel = "N", description = "Another seed than the file's.")
  private @Nullable Long seed;

  @Option(
      names = "--replications",
      paramLabel = "N",
      description =
          "How often it is run, each time with chance of its own; with --precision, at most.")
  private @Nullable Integer replications;

  @Option(
      names = "--horizon",
      paramLabel = "DURATION",
      description = "How much time is simulated, such as P364D.")
  private @Nullable String horizon;

  @Option(
      names = "--warm-up",
      paramLabel = "DURATION",
      description = "How much of it is not counted, such as P14D.")
  private @Nullable String warmUp;

  @Option(
      names = "--precision",
      paramLabel = "SHARE",
      description = "Runs until intervals are as narrow as this, such as 2%%.")
  private @Nullable String precision;

  @Option(
      names = "--versus",
      paramLabel = "FILE",
      description = "Runs another scenario on the same chance, and says what differs.")
  private @Nullable Path versus;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Replications at once (default: one for each processor). Changes no figure.")
  private @Nullable Integer threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Writes the results there: a page to look at, and files for programs and spreadsheets.")
  private @Nullable Path directory;

  @Option(
      names = "--judge-all",
      description = "Puts every replication before the judges, not only the first. Takes longer.")
  private boolean judgeAll;

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Writes every event, one JSON a line; - for standard output. One thread.")
  private @Nullable String trace;

  @Option(
      names = "--from-journal",
      description =
          "Instead of a scenario: checks what a running system has recorded, event by event,"
              + " against the rules. --data, --db and --config say where, as with up.")
  private boolean fromJournal;

  @Option(
      names = "--delivery",
      paramLabel = "DURATION",
      description =
          "With --from-journal: how long a message takes at most, on the system's clock (default:"
              + " PT5M).")
  private @Nullable String delivery;

  @Mixin private DataOptions data;

  /** Made by picocli. */
  public SimulateVerb() {}

  @Override
  public Integer call() throws InterruptedException {
    logs.apply();
    if (fromJournal) {
      return checkJournal();
    }
    check();
    Scenario scenario = ScenarioArgument.read(named(file));
    if (weather.stormy()) {
      return storms(scenario).number();
    }
    Experiment.Side side = side(scenario);
    Experiment.Side other = versus == null ? null : side(ScenarioArgument.read(versus));
    makeDirectory();
    Results results = run(side, other);
    if (directory != null) {
      write(results, directory);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ResultsJson.text(results));
    } else if (!"-".equals(trace)) {
      out.print(TerminalReport.of(results, colour()));
    }
    out.flush();
    return (results.targets().stream().anyMatch(Results.TargetOutcome::missed)
            ? ExitCode.TARGET_MISSED
            : ExitCode.DONE)
        .number();
  }

  private int checkJournal() {
    if (file != null) {
      throw new Stopped(ExitCode.USAGE, "--from-journal takes no scenario (was " + file + ").");
    }
    Duration longest = duration("--delivery", delivery, JournalCheck.DELIVERY);
    if (longest.isNegative() || longest.compareTo(JournalCheck.DELIVERY_MAX) > 0) {
      throw usage("--delivery is zero or more, and at most a day", longest);
    }
    return new JournalCheck(data, longest).run(json, spec.commandLine().getOut()).number();
  }

  private ExitCode storms(Scenario scenario) throws InterruptedException {
    Duration whole = scenario.horizon();
    Duration week = whole.compareTo(StormOptions.WEEK) < 0 ? whole : StormOptions.WEEK;
    StormyRun storms =
        new StormyRun(
            scenario,
            horizon(week),
            seed == null ? scenario.seed() : seed,
            weather.seeds(),
            workers());
    ProgressLine line =
        logs.quiet() || !isTerminal() ? null : new ProgressLine(spec.commandLine().getErr());
    return storms.run(spec.commandLine().getOut(), json, line);
  }

  private int workers() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private Duration horizon(Duration otherwise) {
    Duration whole = duration("--horizon", horizon, otherwise);
    if (!whole.isPositive() || whole.compareTo(HORIZON_MAX) > 0) {
      throw usage(
          "--horizon is more than zero and at most " + HORIZON_MAX.toDays() + " days", whole);
    }
    return whole;
  }

  private Results run(Experiment.Side side, Experiment.@Nullable Side other)
      throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    ProgressLine line = logs.quiet() || !isTerminal() ? null : new ProgressLine(err);
    Experiment.Progress progress = line == null ? (_, _, _) -> {} : line;
    int workers = workers();
    String commit = Build.current().commit();
    try {
      if (trace == null) {
        return new Experiment(side, other, workers, commit, progress, this::judges).run();
      }
      try (Writer writer = traceWriter(trace);
          Trace events = new Trace(writer)) {
        return new Experiment(
                side, other, 1, commit, progress, number -> with(events.of(number), judges(number)))
            .run();
      } catch (IOException | UncheckedIOException e) {
        throw new Stopped(
            ExitCode.BAD_INPUT, "--trace: " + trace + " cannot be written (" + e + ").");
      }
    } catch (Judged.BrokenException broken) {
      throw new Stopped(ExitCode.DEFECT, Judged.story(side, broken));
    } finally {
      if (line != null) {
        line.end();
      }
    }
  }

  private List<Witness> judges(int replication) {
    return judgeAll || replication == 1 ? List.of(Judged.witness(replication)) : List.of();
  }

  private static List<Witness> with(Witness first, List<Witness> others) {
    List<Witness> all = new ArrayList<>();
    all.add(first);
    all.addAll(others);
    return all;
  }

  private Writer traceWriter(String target) throws IOException {
    if (!target.equals("-")) {
      return Files.newBufferedWriter(Path.of(target));
    }
    PrintWriter out = spec.commandLine().getOut();
    return new Writer() {
      @Override
      public void write(char[] chars, int from, int length) {
        out.write(chars, from, length);
      }

      @Override
      public void flush() throws IOException {
        if (out.checkError()) {
          throw new IOException("standard output was closed");
        }
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  private Experiment.Side side(Scenario scenario) {
    Setting said = ScenarioPlay.setting(scenario);
    Duration whole = horizon(said.horizon());
    Duration uncounted = duration("--warm-up", warmUp, said.warmUp());
    if (uncounted.isNegative() || uncounted.compareTo(whole) >= 0) {
      throw usage("--warm-up is zero or more, and less than the horizon", uncounted);
    }
    Double narrow = precision == null ? said.precision() : precision(precision);
    int many =
        replications != null
            ? replications
            : precision != null ? REPLICATIONS_FOR_PRECISION : said.replications();
    Setting setting =
        new Setting(
            said.name(),
            said.title(),
            said.zone(),
            said.start(),
            seed == null ? said.seed() : seed,
            whole,
            uncounted,
            many,
            replications != null && precision == null ? null : narrow,
            said.goals());
    return new Experiment.Side(setting, new ScenarioPlay(scenario, false));
  }

  private void check() {
    weather.check(
        replications != null
            || warmUp != null
            || precision != null
            || versus != null
            || directory != null
            || trace != null);
    if (replications != null && (replications < 1 || replications > REPLICATIONS_MAX)) {
      throw usage("--replications is 1 to " + REPLICATIONS_MAX, replications);
    }
    if (threads != null && (threads < 1 || threads > 1_024)) {
      throw usage("--threads is 1 to 1024", threads);
    }
    if (json && "-".equals(trace)) {
      throw new Stopped(
          ExitCode.USAGE, "--json and --trace - both want standard output: give --trace a file.");
    }
  }

  private static Double precision(String text) {
    boolean percent = text.endsWith("%");
    try {
      double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
      double share = percent ? number / 100 : number;
      if (share > 0 && share < 1) {
        return share;
      }
    } catch (NumberFormatException _) {
      // Said below, together with what is out of range.
    }
    throw usage("--precision is a share above 0 and below 1, like 2% or 0.02", text);
  }

  private static Duration duration(String option, @Nullable String text, Duration otherwise) {
    try {
      return text == null ? otherwise : Duration.parse(text);
    } catch (DateTimeException e) {
      throw usage(option + " is a duration like P364D or PT12H", text);
    }
  }

  private static Stopped usage(String expected, @Nullable Object was) {
    return new Stopped(ExitCode.USAGE, expected + " (was " + was + ").");
  }

  private static Path named(@Nullable Path path) {
    if (path == null) {
      throw new Stopped(ExitCode.USAGE, "a scenario's file is needed.");
    }
    return path;
  }

  /** Before it runs for long: there is a place for the results. */
  private void makeDirectory() {
    if (directory != null) {
      try {
        Files.createDirectories(directory);
      } catch (IOException e) {
        throw new Stopped(
            ExitCode.BAD_INPUT, "--out: " + directory + " cannot be made (" + e + ").");
      }
    }
  }

  private void write(Results results, Path to) {
    try {
      Files.writeString(to.resolve("results.json"), ResultsJson.text(results));
      Files.writeString(to.resolve("report.html"), HtmlReport.of(results, inputs()));
      Tables.write(results, to);
    } catch (IOException | UncheckedIOException e) {
      throw new Stopped(ExitCode.BAD_INPUT, "--out: " + to + " cannot be written (" + e + ").");
    }
    if (!logs.quiet()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("Results are in " + to + ".");
      err.flush();
    }
  }

  private Inputs inputs() {
    List<Inputs.File> files = new ArrayList<>();
    for (Path each : versus == null ? List.of(named(file)) : List.of(named(file), versus)) {
      try {
        ScenarioFile.texts(ScenarioArgument.find(each))
            .forEach((path, text) -> files.add(new Inputs.File(path.getFileName() + "", text)));
      } catch (BadScenarioException e) {
        throw new Stopped(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()));
      }
    }
    return new Inputs(commandLine(), files);
  }

  /** As a shell takes it. */
  private String commandLine() {
    StringBuilder line = new StringBuilder("./fixfirst");
    for (String word : spec.commandLine().getParseResult().originalArgs()) {
      line.append(' ')
          .append(word.matches("[\\w./:=%,@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return line.toString();
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static boolean colour() {
    return isTerminal() && System.getenv("NO_COLOR") == null;
  }
}
