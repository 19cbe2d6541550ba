package io.fixfirst.benchmarks.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One measured number and its circumstances.
 *
 * @param benchmark what was measured, {@code PendingSetBenchmark.hold}
 * @param params of the benchmark, by name
 * @param unit {@code ops/s}, {@code ms}, {@code B/op}, ...
 * @param better whether more or less of it is better
 * @param yardstick whether what is measured is not ours, and so is the same in every commit
 * @param score the mean of the samples
 * @param low end of the mean's 95 % interval; the score where there is one sample
 * @param high end of the mean's 95 % interval
 * @param samples a number for each measured iteration or round
 * @param run what it was measured on, and when
 */
public record Figure(
    String benchmark,
    SortedMap<String, String> params,
    String unit,
    Better better,
    boolean yardstick,
    double score,
    double low,
    double high,
    List<Double> samples,
    Run run) {

  /** Which direction is good. */
  public enum Better {
    MORE,
    LESS
  }

  private static final double CONFIDENCE = 0.95;

  public Figure {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    samples = List.copyOf(samples);
  }

  /** {@return a figure whose mean and interval are reckoned from its samples} */
  public static Figure of(What what, List<Double> samples, Run run) {
    double mean = samples.stream().mapToDouble(sample -> sample).average().orElse(Double.NaN);
    double half = halfWidth(samples, mean);
    return new Figure(
        what.benchmark(),
        what.params(),
        what.unit(),
        what.better(),
        what.yardstick(),
        mean,
        mean - half,
        mean + half,
        samples,
        run);
  }

  /** What a figure is about, before it is measured. */
  public record What(
      String benchmark,
      SortedMap<String, String> params,
      String unit,
      Better better,
      boolean yardstick) {

    /** {@return something without parameters, that is ours} */
    public static What of(String benchmark, String unit, Better better) {
      return new What(benchmark, new TreeMap<>(), unit, better, false);
    }

    /** {@return the same for a value of a parameter} */
    public What with(String name, Object value) {
      SortedMap<String, String> more = new TreeMap<>(params);
      more.put(name, value.toString());
      return new What(benchmark, more, unit, better, yardstick);
    }

    /** {@return the same, not ours} */
    public What asYardstick() {
      return new What(benchmark, params, unit, better, true);
    }
  }

  /** {@return what it is called: benchmark and parameters} */
  @JsonIgnore
  public String name() {
    String values =
        params.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", "));
    return values.isEmpty() ? benchmark : benchmark + " (" + values + ")";
  }

  /** {@return the same figure with the samples of both} */
  Figure and(Figure other) {
    List<Double> all = new ArrayList<>(samples);
    all.addAll(other.samples);
    return of(new What(benchmark, params, unit, better, yardstick), all, run);
  }

  private static double halfWidth(List<Double> samples, double mean) {
    int n = samples.size();
    if (n < 2) {
      return 0;
    }
    double squares = samples.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    double t = TDistribution.of(n - 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
    return t * Math.sqrt(squares / (n - 1) / n);
  }
}
