package io.fixfirst.benchmarks.results;

import io.fixfirst.benchmarks.results.Figure.Better;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Two runs, figure by figure, as ratios with intervals.
 *
 * <p>A ratio is that of the geometric means: everything is done with logarithms, which are nearer
 * to a normal distribution and treat twice and half alike. Its interval is the wider of two:
 *
 * <ul>
 *   <li>Student's, from the samples of both runs together: a benchmark scatters about as much, in
 *       shares of its figure, before a change as after it, and of three samples a run hardly says
 *       by itself how much. It knows how much a run differs from itself, but not how much one
 *       process differs from the next, or a quiet hour from a busy one.
 *   <li>That of the <em>yardsticks</em>: what is measured in both runs though no commit of ours
 *       changes it (other people's libraries, the bare database). Their true ratio is one, so their
 *       mean says how much faster the machine was, which all ratios of time are corrected for, and
 *       their spread how far a ratio strays by itself. A few yardsticks say little of that: what
 *       pairs of runs on one machine have usually strayed counts as much as {@value #USUAL_WEIGHT}
 *       of them (Smyth's moderated variance).
 * </ul>
 *
 * <p>All intervals hold together with 95 % (Bonferroni), so of two runs of one commit, 19 pairs in
 * 20 have not a single figure that differs. Amounts of memory know no fast hours: they are not
 * corrected; but what the compiler saves differs a little from process to process, so they differ
 * only from {@value #MEMORY_LEAST} of their size on.
 */
public final class Comparison {

  private static final double ERROR = 0.05;
  private static final double MEMORY_LEAST = 0.1;
  private static final String MEMORY = "B/op";
  private static final int YARDSTICKS_LEAST = 3;

  /** By pairs of runs within hours of each other: 0.07 of eight yardsticks, 0.16 of three. */
  private static final double USUAL_SPREAD = 0.12;

  private static final int USUAL_WEIGHT = 8;

  /** What can be said of a figure. */
  public enum Verdict {
    FASTER,
    SLOWER,
    EQUAL
  }

  /**
   * A figure of both runs.
   *
   * @param ratio how many times as good the second is, corrected for the machine
   * @param low end of its interval
   * @param high end of its interval
   */
  public record Row(Figure before, Figure after, double ratio, double low, double high) {

    /** {@return whether one is better, or noise would hide a difference} */
    public Verdict verdict() {
      return low > 1 ? Verdict.FASTER : high < 1 ? Verdict.SLOWER : Verdict.EQUAL;
    }
  }

  /**
   * How the machine was in both runs.
   *
   * @param count of yardsticks
   * @param drift how many times as fast it was in the second run
   * @param spread standard deviation of the logarithms of the yardsticks' ratios
   */
  public record Weather(int count, double drift, double spread) {

    private double degrees() {
      return count - 1.0 + USUAL_WEIGHT;
    }

    /** {@return how far the ratio of a figure strays by itself, as a standard deviation} */
    private double strays() {
      double squares = (count - 1) * spread * spread + USUAL_WEIGHT * USUAL_SPREAD * USUAL_SPREAD;
      return Math.sqrt(squares / degrees() * (1 + 1.0 / count));
    }
  }

  private record LogRatio(double mean, double error, double degrees) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final @Nullable Weather weather;

  /** Compares what is in both runs. */
  public Comparison(List<Figure> before, List<Figure> after) {
    Map<String, Figure> second = new LinkedHashMap<>();
    after.forEach(figure -> second.put(figure.name() + figure.unit(), figure));
    List<Figure[]> pairs = new ArrayList<>();
    for (Figure figure : before) {
      Figure other = second.remove(figure.name() + figure.unit());
      if (other == null) {
        missing.add(figure.name());
      } else if (positive(figure) && positive(other)) {
        pairs.add(new Figure[] {figure, other});
      }
    }
    second.values().forEach(figure -> missing.add(figure.name()));
    weather = weather(pairs);
    long ours = pairs.stream().filter(pair -> !pair[0].yardstick()).count();
    double tail = ERROR / 2 / Math.max(1, ours);
    pairs.forEach(pair -> rows.add(row(pair[0], pair[1], tail)));
  }

  /** {@return the figures of both runs, in the order of the first} */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** {@return the names of what is in one run only} */
  public List<String> missing() {
    return List.copyOf(missing);
  }

  /** {@return what the yardsticks say; null where there are too few of them} */
  public @Nullable Weather weather() {
    return weather;
  }

  private static boolean positive(Figure figure) {
    return figure.samples().stream().allMatch(sample -> sample > 0);
  }

  private static @Nullable Weather weather(List<Figure[]> pairs) {
    double[] logs =
        pairs.stream()
            .filter(pair -> pair[0].yardstick() && !isMemory(pair[0]))
            .mapToDouble(pair -> logRatio(pair[0], pair[1]).mean())
            .toArray();
    if (logs.length < YARDSTICKS_LEAST) {
      return null;
    }
    double mean = mean(logs);
    return new Weather(logs.length, Math.exp(mean), Math.sqrt(squares(logs) / (logs.length - 1)));
  }

  private Row row(Figure before, Figure after, double tail) {
    LogRatio own = logRatio(before, after);
    double middle = own.mean();
    double half = own.error() * quantile(tail, own.degrees());
    if (isMemory(before)) {
      half = Math.max(half, Math.log1p(MEMORY_LEAST));
    } else if (weather != null) {
      middle -= Math.log(weather.drift());
      half = Math.max(half, weather.strays() * quantile(tail, weather.degrees()));
    }
    return new Row(
        before, after, Math.exp(middle), Math.exp(middle - half), Math.exp(middle + half));
  }

  /** Of the second to the first, so that more is better. */
  private static LogRatio logRatio(Figure before, Figure after) {
    double[] first = logs(before);
    double[] second = logs(after);
    double sign = before.better() == Better.MORE ? 1 : -1;
    double difference = sign * (mean(second) - mean(first));
    if (first.length < 2 || second.length < 2) {
      return new LogRatio(difference, Double.POSITIVE_INFINITY, 1);
    }
    double degrees = first.length + second.length - 2.0;
    double variance = (squares(first) + squares(second)) / degrees;
    double error = Math.sqrt(variance * (1.0 / first.length + 1.0 / second.length));
    return new LogRatio(difference, error, degrees);
  }

  private static boolean isMemory(Figure figure) {
    return figure.unit().equals(MEMORY);
  }

  private static double quantile(double tail, double degrees) {
    return TDistribution.of(degrees).inverseSurvivalProbability(tail);
  }

  private static double[] logs(Figure figure) {
    return figure.samples().stream().mapToDouble(Math::log).toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** {@return the sum of the squares of what they differ from their mean} */
  private static double squares(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }
}
