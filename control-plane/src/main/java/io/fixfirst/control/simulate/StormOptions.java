package io.fixfirst.control.simulate;

import io.fixfirst.control.ExitCode;
import io.fixfirst.control.Stopped;
import io.fixfirst.control.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a scenario is measured in calm weather, or put before the judges in storms. */
public final class StormOptions {

  private static final String CALM = "calm";
  private static final String STORMY = "stormy";
  private static final int SEEDS = 100;
  private static final int SEEDS_MAX = 1_000_000;

  /** How long a storm is, unless the scenario is shorter or something else is asked for. */
  static final Duration WEEK = Duration.ofDays(7);

  @Option(
      names = "--weather",
      paramLabel = "WEATHER",
      description =
          "stormy: messages are lost, doubled and late and anybody may crash, by the seed, and"
              + " judges see whether every rule holds all the same. Default: calm.")
  private String weather = CALM;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many storms, from --seed on (default: 100); a week each, or --horizon.")
  private @Nullable Integer seeds;

  /** Made by picocli. */
  public StormOptions() {}

  boolean stormy() {
    return weather.equals(STORMY);
  }

  /** {@return how many storms} */
  int seeds() {
    return seeds == null ? SEEDS : seeds;
  }

  /**
   * Stops where what is asked for does not go together.
   *
   * @param measures whether other options ask for figures
   */
  void check(boolean measures) {
    if (!weather.equals(CALM) && !stormy()) {
      throw Usage.wrong("--weather is calm or stormy", weather);
    }
    if (seeds != null && !stormy()) {
      throw usage("--seeds counts storms: add --weather stormy.");
    }
    if (seeds != null && (seeds < 1 || seeds > SEEDS_MAX)) {
      throw Usage.wrong("--seeds is 1 to " + SEEDS_MAX, seeds);
    }
    if (stormy() && measures) {
      throw usage(
          "--weather stormy looks for broken rules and measures nothing: it goes with --seed,"
              + " --seeds, --horizon, --threads and --json.");
    }
  }

  private static Stopped usage(String text) {
    return new Stopped(ExitCode.USAGE, text);
  }
}
