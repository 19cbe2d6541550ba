package io.fixfirst.benchmarks.kernel;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast is the pending-event set beside others? The hold model: take out the first event and put
 * one back, at a constant number of events.
 *
 * <p>{@code ./fixfirst bench PendingSetBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PendingSetBenchmark {

  /** How many events are pending. */
  @Param({"1000", "100000", "1000000"})
  public int size;

  /** Which set holds them. */
  @Param({
    "fixfirst",
    "plain heap",
    "PriorityQueue",
    "SSJ SplayTree",
    "SSJ BinaryTree",
    "SSJ RedblackTree",
    "SSJ Henriksen"
  })
  public String set;

  private HoldModel model = HoldModel.of("fixfirst", 0);

  @Setup
  public void fill() {
    model = HoldModel.of(set, size);
  }

  /** One event out, one in. */
  @Benchmark
  public double hold() {
    return model.step();
  }
}
