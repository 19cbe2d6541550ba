package io.fixfirst.control.simulate;

import io.fixfirst.control.Build;
import io.fixfirst.control.DataOptions;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.LogOptions;
import io.fixfirst.control.ProgressLine;
import io.fixfirst.control.ScenarioArgument;
import io.fixfirst.control.Stopped;
import io.fixfirst.control.Terminal;
import io.fixfirst.control.Usage;
import io.fixfirst.simulation.experiment.Experiment;
import io.fixfirst.simulation.report.KeptResults;
import io.fixfirst.simulation.report.Results;
import io.fixfirst.simulation.report.ResultsJson;
import io.fixfirst.simulation.report.TerminalReport;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  @Spec private CommandSpec spec;
  @Mixin private LogOptions logs;
  @Mixin private MeasureOptions measure;
  @Mixin private StormOptions weather;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The scenario, such as scenarios/kolding.yaml.")
  private @Nullable Path file;

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
      return checkJournal().number();
    }
    check();
    Path named = named(file);
    Scenario scenario = ScenarioArgument.read(named);
    return (weather.stormy() ? storms(scenario) : measure(named, scenario)).number();
  }

  private void check() {
    weather.check(measure.measures() || directory != null || trace != null);
    measure.check();
    if (json && "-".equals(trace)) {
      throw new Stopped(
          ExitCode.USAGE, "--json and --trace - both want standard output: give --trace a file.");
    }
  }

  private ExitCode checkJournal() {
    if (file != null) {
      throw Usage.wrong("--from-journal takes no scenario", file);
    }
    Duration longest = Usage.duration("--delivery", delivery, JournalCheck.DELIVERY);
    if (longest.isNegative() || longest.compareTo(JournalCheck.DELIVERY_MAX) > 0) {
      throw Usage.wrong("--delivery is zero or more, and at most a day", longest);
    }
    return new JournalCheck(data, longest).run(json, out());
  }

  private ExitCode storms(Scenario scenario) throws InterruptedException {
    Duration whole = scenario.horizon();
    Duration week = whole.compareTo(StormOptions.WEEK) < 0 ? whole : StormOptions.WEEK;
    StormyRun storms =
        new StormyRun(
            scenario,
            measure.horizon(week),
            measure.seed(scenario.seed()),
            weather.seeds(),
            measure.threads());
    try (ProgressLine line = logs.progress(err())) {
      return storms.run(out(), json, line);
    }
  }

  private ExitCode measure(Path named, Scenario scenario) throws InterruptedException {
    Experiment.Side side = measure.side(scenario);
    Experiment.Side other = measure.other();
    KeptResults kept = measure.kept();
    if (directory != null) {
      new ResultFiles(directory).prepare();
    }
    Results run = run(side, other);
    Results results = kept == null ? run : run.beside(kept);
    if (directory != null) {
      Path versus = measure.versus();
      new ResultFiles(directory)
          .write(
              results,
              spec.commandLine().getParseResult().originalArgs(),
              versus == null ? List.of(named) : List.of(named, versus));
      logs.say(err(), "Results are in " + directory + ".");
    }
    if (json) {
      out().println(ResultsJson.text(results));
    } else if (!"-".equals(trace)) {
      out().print(TerminalReport.of(results, Terminal.hasColour()));
    }
    out().flush();
    return results.targets().stream().anyMatch(Results.TargetOutcome::missed)
        ? ExitCode.TARGET_MISSED
        : ExitCode.DONE;
  }

  private Results run(Experiment.Side side, Experiment.@Nullable Side other)
      throws InterruptedException {
    String commit = Build.current().commit();
    try (ProgressLine line = logs.progress(err())) {
      Experiment.Progress progress = progress(line);
      if (trace == null) {
        return new Experiment(side, other, measure.threads(), commit, progress, this::judges).run();
      }
      try (Trace events = Trace.to(trace, out())) {
        return new Experiment(
                side, other, 1, commit, progress, number -> with(events.of(number), judges(number)))
            .run();
      } catch (IOException | UncheckedIOException e) {
        throw new Stopped(
            ExitCode.BAD_INPUT, "--trace: " + trace + " cannot be written (" + e + ").");
      }
    } catch (Judged.BrokenException broken) {
      throw new Stopped(ExitCode.DEFECT, Judged.story(side, broken));
    }
  }

  private static Experiment.Progress progress(ProgressLine line) {
    return (replications, of, widest) ->
        line.show(
            () ->
                String.format(
                    Locale.ROOT,
                    "Replication %d of %s%d, %.0f s%s",
                    replications,
                    widest == null ? "" : "at most ",
                    of,
                    line.seconds(),
                    widest == null ? "" : "; least known: " + widest));
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

  private static Path named(@Nullable Path path) {
    if (path == null) {
      throw new Stopped(ExitCode.USAGE, "a scenario's file is needed.");
    }
    return path;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
