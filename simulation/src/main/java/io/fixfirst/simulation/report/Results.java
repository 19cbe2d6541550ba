package io.fixfirst.simulation.report;

import io.fixfirst.simulation.stats.Difference;
import io.fixfirst.simulation.stats.Estimate;
import io.fixfirst.simulation.stats.MajorIncident;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that an experiment came to.
 *
 * @param figures by name, in the order in which they are shown: {@code tickets.*}, {@code
 *     sla.<priority>.*}, {@code lines.<n>.*}, {@code teams.<id>.*}, {@code engineers.<id>.*},
 *     {@code months.<yyyy-mm>.*}, {@code tenants.<id>.*}, {@code p1.*}, {@code
 *     timeToResolveMinutes.<priority>.*} and more; where there is a priority or {@code all}
 * @param targets those that the scenario states, in its order
 * @param stability whether the organisation keeps up with what comes in
 * @param queues waiting tickets over time, by queue: {@code open}, {@code line-1} ..., a team's id
 * @param weeks how busy each team is in each hour of the week, by the team's id
 * @param timesToResolve how long tickets take, by priority, all replications together
 * @param majors the P1s of the first replication, the first hundred of them
 * @param each values by replication of the figures that runs are compared by; null where a
 *     replication has none
 * @param versus the comparison with another scenario; null for none
 */
public record Results(
    About about,
    SequencedMap<String, Estimate> figures,
    List<TargetOutcome> targets,
    Stability stability,
    SequencedMap<String, Queue> queues,
    SequencedMap<String, Week> weeks,
    SequencedMap<String, Distribution> timesToResolve,
    List<MajorIncident> majors,
    SequencedMap<String, List<@Nullable Double>> each,
    @Nullable Versus versus) {

  /**
   * What was run.
   *
   * @param scenario its name
   * @param commit of the program's sources; {@code unknown} where that is not known
   * @param digest {@code sha256:} and 64 digits, of the events of all replications in their order
   * @param horizon simulated time of one replication in ISO 8601, warm-up included
   * @param precision that was asked for; null for none
   * @param precisionReached whether it was reached; null where none was asked for
   * @param commands that entities carried out, all replications together
   * @param events of all replications together
   * @param wallSeconds from the first replication's beginning to the last one's end
   */
  public record About(
      String scenario,
      String title,
      long seed,
      int replications,
      String commit,
      String digest,
      String horizon,
      String warmUp,
      Instant begins,
      Instant ends,
      String zone,
      @Nullable Double precision,
      @Nullable Boolean precisionReached,
      int threads,
      long commands,
      long events,
      double wallSeconds,
      double commandsPerSecond) {}

  /** How a target came out. */
  public enum Outcome {
    /** The whole interval is on the right side, or without an interval the value is. */
    MET,
    /** The whole interval is on the wrong side, or without an interval the value is. */
    MISSED,
    /** The interval reaches over the target: more replications would tell. */
    NOT_SURE,
    /** The figure was never seen, such as P1s in a scenario without any. */
    NOT_SEEN
  }

  /**
   * A target and what came of it.
   *
   * @param text as its author wrote it
   * @param metric the figure's name
   * @param atLeast whether it must be at least the value, else at most
   * @param estimate null where there is no figure of that name
   * @param missed whether the mean is on the wrong side, sure or not; a stated target that is
   *     missed ends the program with exit code 4
   */
  public record TargetOutcome(
      String text,
      String metric,
      boolean atLeast,
      double value,
      @Nullable Estimate estimate,
      Outcome outcome,
      boolean missed) {

    /** {@return how a target came out} */
    public static TargetOutcome of(
        String text, String metric, boolean atLeast, double value, @Nullable Estimate estimate) {
      if (estimate == null || estimate.mean() == null) {
        return new TargetOutcome(text, metric, atLeast, value, estimate, Outcome.NOT_SEEN, false);
      }
      double mean = estimate.value();
      double low = estimate.low() == null ? mean : estimate.low();
      double high = estimate.high() == null ? mean : estimate.high();
      double worst = atLeast ? low : -high;
      double best = atLeast ? high : -low;
      double limit = atLeast ? value : -value;
      Outcome outcome =
          worst >= limit ? Outcome.MET : best < limit ? Outcome.MISSED : Outcome.NOT_SURE;
      return new TargetOutcome(
          text, metric, atLeast, value, estimate, outcome, atLeast ? mean < value : mean > value);
    }
  }

  /**
   * Whether queues stay as they are or grow.
   *
   * @param overloads queues that grow all the time; empty if it is stable
   */
  public record Stability(boolean stable, List<Overload> overloads) {}

  /**
   * A queue that grows because more comes in than is done.
   *
   * @param queue a team's id
   * @param since from when on it grows, as well as the replications together tell
   * @param ticketsPerWeek by how much it grows
   */
  public record Overload(String queue, String label, Instant since, Estimate ticketsPerWeek) {}

  /**
   * How many tickets wait, over time. All arrays have a value for each slice, in their order; each
   * is an average over the slice.
   *
   * @param begins when the first slice begins
   * @param sliceMillis how long a slice is; the last one may be shorter
   * @param mean over replications
   * @param p10 a tenth of the replications is below it
   * @param p50 half of them
   * @param p90 nine tenths of them
   */
  public record Queue(
      String label,
      Instant begins,
      long sliceMillis,
      double[] mean,
      double[] p10,
      double[] p50,
      double[] p90) {}

  /**
   * How busy a team is, by hour of the week from Monday 00-01, 168 values.
   *
   * @param utilisation share of the present people's time on tickets and P1s; null where nobody is
   *     ever present
   * @param present people of the team who are present on average, by their share in it
   */
  public record Week(String label, @Nullable Double[] utilisation, double[] present) {}

  /**
   * How long something takes.
   *
   * @param count of all replications together
   * @param upToMinutes ascending
   * @param share of all that took at most so long, for each of these; ends with 1
   */
  public record Distribution(
      long count, double p50, double p80, double p95, double[] upToMinutes, double[] share) {}

  /**
   * A comparison with another run.
   *
   * @param other what it is compared with
   * @param differences the other's figure less this one's, for the figures that both have
   * @param by how the differences are found: pair by pair where the same seed gives both the same
   *     chance (common random numbers)
   */
  public record Versus(
      About other,
      SequencedMap<String, Estimate> figures,
      SequencedMap<String, Estimate> differences,
      Stability stability,
      Difference.Method by) {}

  /** {@return these results, compared with a run that was kept} */
  public Results beside(KeptResults kept) {
    return new Results(
        about,
        figures,
        targets,
        stability,
        queues,
        weeks,
        timesToResolve,
        majors,
        each,
        KeptResults.of(this).versus(kept));
  }

  /** {@return whether all targets are met by the mean, and nothing grows without end} */
  public boolean holds() {
    return stability.stable() && targets.stream().noneMatch(TargetOutcome::missed);
  }

  /** {@return the figure of that name; null if there is none} */
  public @Nullable Estimate figure(String name) {
    return figures.get(name);
  }

  /** {@return the figures whose names begin so, by the rest of the name} */
  public SequencedMap<String, Estimate> under(String prefix) {
    SequencedMap<String, Estimate> under = new LinkedHashMap<>();
    for (Map.Entry<String, Estimate> figure : figures.entrySet()) {
      if (figure.getKey().startsWith(prefix)) {
        under.put(figure.getKey().substring(prefix.length()), figure.getValue());
      }
    }
    return under;
  }
}
