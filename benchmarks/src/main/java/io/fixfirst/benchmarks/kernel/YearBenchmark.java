package io.fixfirst.benchmarks.kernel;

import io.fixfirst.simulation.scenario.BadScenarioException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * What do 364 days of a whole scenario cost: the world, the runtime and every entity, on one core?
 *
 * <p>{@code ./fixfirst bench YearBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmn64m", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class YearBenchmark {

  /** Which scenario. */
  @Param({"scenarios/kolding.yaml"})
  public String scenario;

  private @Nullable ScenarioYear year;

  @Setup
  public void read() throws BadScenarioException {
    year = ScenarioYear.of(scenario);
  }

  /** One year, with the same seed every time. */
  @Benchmark
  public long year() {
    return Objects.requireNonNull(year).run();
  }
}
