package io.fixfirst.benchmarks.kernel;

import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.scenario.BadScenarioException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a week of {@code kolding} cost, once the rollout is over: the world, the runtime and
 * every entity, on one core, with nobody who counts? One week after the other, from the ninth on.
 *
 * <p>{@code ./fixfirst bench WeekBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmn64m", "-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WeekBenchmark {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration ROLLOUT = Duration.ofDays(8 * 7);

  private @Nullable VirtualRuntime runtime;

  @Setup(Level.Iteration)
  public void begin() throws BadScenarioException {
    VirtualRuntime begun = ScenarioYear.of("scenarios/kolding.yaml").begun();
    begun.run(begun.now().plus(ROLLOUT));
    runtime = begun;
  }

  /** The next week; the same weeks in every round. */
  @Benchmark
  public long week() {
    VirtualRuntime running = Objects.requireNonNull(runtime);
    running.run(running.now().plus(WEEK));
    return running.commands();
  }
}
