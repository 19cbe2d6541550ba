package io.fixfirst.benchmarks.results;

import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH has measured, as figures: the score of each benchmark, and what it allocated. */
public final class JmhFigures {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** Less is what the harness itself allocates, spread over all operations. */
  private static final double NOTHING_BYTES = 0.5;

  /** Parameters that say whose work is measured; any but ours is a yardstick. */
  private static final Set<String> WHOSE = Set.of("set", "kernel");

  private static final String OURS = "fixfirst";

  private JmhFigures() {}

  /** {@return two figures for each benchmark; one for those that allocate nothing} */
  public static List<Figure> of(Collection<RunResult> results, Run run) {
    List<Figure> figures = new ArrayList<>();
    for (RunResult result : results) {
      What what = what(result);
      figures.add(Figure.of(what, samples(result.getPrimaryResult()), run));
      Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
      if (allocated != null && allocated.getScore() > NOTHING_BYTES) {
        What memory =
            new What(
                what.benchmark() + " allocates",
                what.params(),
                allocated.getScoreUnit(),
                Better.LESS,
                what.yardstick());
        figures.add(Figure.of(memory, samples(allocated), run));
      }
    }
    return Collections.unmodifiableList(figures);
  }

  private static What what(RunResult result) {
    BenchmarkParams benchmark = result.getParams();
    SortedMap<String, String> params = new TreeMap<>();
    boolean yardstick = false;
    for (String name : benchmark.getParamsKeys()) {
      String value = benchmark.getParam(name);
      params.put(name, value);
      yardstick |= WHOSE.contains(name) && !value.equals(OURS);
    }
    return new What(
        shortName(benchmark.getBenchmark()),
        params,
        result.getPrimaryResult().getScoreUnit(),
        benchmark.getMode() == Mode.Throughput ? Better.MORE : Better.LESS,
        yardstick);
  }

  /** {@return class and method without the package} */
  static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  private static List<Double> samples(Result<?> result) {
    List<Double> samples = new ArrayList<>();
    Iterator<Map.Entry<Double, Long>> each = result.getStatistics().getRawData();
    while (each.hasNext()) {
      Map.Entry<Double, Long> sample = each.next();
      samples.addAll(Collections.nCopies(sample.getValue().intValue(), sample.getKey()));
    }
    return samples;
  }
}
