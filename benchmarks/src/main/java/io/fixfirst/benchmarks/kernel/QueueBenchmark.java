package io.fixfirst.benchmarks.kernel;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How much of the speed of a model written by hand does the bare kernel keep, and how fast is SSJ?
 * M/M/20, an arrival and a departure for each customer.
 *
 * <p>{@code ./fixfirst bench QueueBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class QueueBenchmark {

  private static final int CUSTOMERS = 200_000;

  /** Whose agenda and streams. */
  @Param({"fixfirst", "plain Java", "SSJ", "SSJ, LFSR113"})
  public String kernel;

  /** All customers, counted as two events each. */
  @Benchmark
  @OperationsPerInvocation(2 * CUSTOMERS)
  public double events() {
    return QueueModel.on(kernel).meanWait(CUSTOMERS);
  }
}
