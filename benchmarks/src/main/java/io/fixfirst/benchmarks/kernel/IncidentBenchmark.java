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
 * What does one command of an incident's life cost with everything that belongs to it: decide,
 * fold, work out what follows? And does it matter how many incidents are open?
 *
 * <p>{@code ./fixfirst bench IncidentBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmn64m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class IncidentBenchmark {

  /** How many incidents are open. */
  @Param({"1000", "100000"})
  public int open;

  private IncidentCycle incidents = new IncidentCycle(1);

  @Setup
  public void openThem() {
    incidents = new IncidentCycle(open);
  }

  /** The next command of one incident's life. */
  @Benchmark
  public long command() {
    incidents.command();
    return incidents.effects();
  }
}
