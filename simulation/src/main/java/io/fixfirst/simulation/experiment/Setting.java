package io.fixfirst.simulation.experiment;

import io.fixfirst.simulation.stats.Window;
import io.fixfirst.simulation.world.Streams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is run, for how long and how often.
 *
 * @param name of the scenario
 * @param zone whose months and hours of the week figures are given by
 * @param horizon simulated time, warm-up included
 * @param warmUp its beginning, which is not counted
 * @param replications how many; with a precision, at most
 * @param precision how narrow intervals must be, relative to the mean, before it stops; null to run
 *     them all
 */
public record Setting(
    String name,
    String title,
    ZoneId zone,
    Instant start,
    long seed,
    Duration horizon,
    Duration warmUp,
    int replications,
    @Nullable Double precision,
    List<Goal> goals) {

  /**
   * What a plan must hold.
   *
   * @param text as its author wrote it
   * @param metric the figure's name
   * @param atLeast whether it must be at least the value, else at most
   */
  public record Goal(String text, String metric, boolean atLeast, double value) {}

  public Setting {
    goals = List.copyOf(goals);
    if (replications < 1) {
      throw new IllegalArgumentException("At least one replication (was " + replications + ").");
    }
  }

  /** {@return when it ends} */
  public Instant end() {
    return start.plus(horizon);
  }

  /** {@return the time that counts} */
  public Window window() {
    return Window.of(start.plus(warmUp), end());
  }

  /** {@return the seed of a replication, from 1} */
  public long seedOf(int replication) {
    return new Streams(seed).seedOf("replication-" + replication);
  }
}
