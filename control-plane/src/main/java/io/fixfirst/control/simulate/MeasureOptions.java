package io.fixfirst.control.simulate;

import io.fixfirst.control.ExitCode;
import io.fixfirst.control.ScenarioArgument;
import io.fixfirst.control.Stopped;
import io.fixfirst.control.Usage;
import io.fixfirst.simulation.experiment.Experiment;
import io.fixfirst.simulation.experiment.ScenarioPlay;
import io.fixfirst.simulation.experiment.Setting;
import io.fixfirst.simulation.report.KeptResults;
import io.fixfirst.simulation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a scenario is run, how often and how exactly; what is left out the file says. */
public final class MeasureOptions {

  private static final int REPLICATIONS_MAX = 1_000_000;
  private static final int REPLICATIONS_FOR_PRECISION = 1_000;
  private static final int THREADS_MAX = 1_024;
  private static final Duration HORIZON_MAX = Duration.ofDays(36_600);

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
      description =
          "Runs another scenario on the same chance, and says what differs; or compares with a run"
              + " that was kept: the results.json of --out.")
  private @Nullable Path versus;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Replications at once (default: one for each processor). Changes no figure.")
  private @Nullable Integer threads;

  /** Made by picocli. */
  public MeasureOptions() {}

  /** Stops where a number is out of its range. */
  void check() {
    if (replications != null && (replications < 1 || replications > REPLICATIONS_MAX)) {
      throw Usage.wrong("--replications is 1 to " + REPLICATIONS_MAX, replications);
    }
    if (threads != null && (threads < 1 || threads > THREADS_MAX)) {
      throw Usage.wrong("--threads is 1 to " + THREADS_MAX, threads);
    }
  }

  /** {@return whether figures are asked for, rather than the length of a run alone} */
  boolean measures() {
    return replications != null || warmUp != null || precision != null || versus != null;
  }

  /** {@return a scenario, as it is to be run} */
  Experiment.Side side(Scenario scenario) {
    Setting said = ScenarioPlay.setting(scenario);
    Duration whole = horizon(said.horizon());
    Duration uncounted = Usage.duration("--warm-up", warmUp, said.warmUp());
    if (uncounted.isNegative() || uncounted.compareTo(whole) >= 0) {
      throw Usage.wrong("--warm-up is zero or more, and less than the horizon", uncounted);
    }
    Double narrow = precision == null ? said.precision() : share(precision);
    Setting setting =
        new Setting(
            said.name(),
            said.title(),
            said.zone(),
            said.start(),
            seed(said.seed()),
            whole,
            uncounted,
            replications(said.replications()),
            replications != null && precision == null ? null : narrow,
            said.goals());
    return new Experiment.Side(setting, new ScenarioPlay(scenario, false));
  }

  /** {@return the scenario to compare with; null if there is none} */
  Experiment.@Nullable Side other() {
    return versus == null || isKept(versus) ? null : side(ScenarioArgument.read(versus));
  }

  /** {@return the run that was kept and is compared with; null if there is none} */
  @Nullable KeptResults kept() {
    if (versus == null || !isKept(versus)) {
      return null;
    }
    try {
      return KeptResults.read(Files.readString(versus));
    } catch (IOException e) {
      throw new Stopped(ExitCode.BAD_INPUT, "--versus: " + versus + " cannot be read (" + e + ").");
    } catch (IllegalArgumentException e) {
      throw new Stopped(ExitCode.BAD_INPUT, "--versus: " + versus + ": " + e.getMessage() + ".");
    }
  }

  private static boolean isKept(Path path) {
    return path.toString().endsWith(".json");
  }

  /** {@return where the scenario to compare with is; null if there is none} */
  @Nullable Path versus() {
    return versus == null || isKept(versus) ? null : versus;
  }

  long seed(long otherwise) {
    return seed == null ? otherwise : seed;
  }

  int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  Duration horizon(Duration otherwise) {
    Duration whole = Usage.duration("--horizon", horizon, otherwise);
    if (!whole.isPositive() || whole.compareTo(HORIZON_MAX) > 0) {
      throw Usage.wrong(
          "--horizon is more than zero and at most " + HORIZON_MAX.toDays() + " days", whole);
    }
    return whole;
  }

  private int replications(int otherwise) {
    if (replications != null) {
      return replications;
    }
    return precision == null ? otherwise : REPLICATIONS_FOR_PRECISION;
  }

  private static Double share(String text) {
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
    throw Usage.wrong("--precision is a share above 0 and below 1, like 2% or 0.02", text);
  }
}
