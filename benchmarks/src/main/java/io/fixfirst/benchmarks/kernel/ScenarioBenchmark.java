package io.fixfirst.benchmarks.kernel;

import io.fixfirst.simulation.scenario.BadScenarioException;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.ScenarioFile;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to read a scenario file and check every field of it?
 *
 * <p>{@code ./fixfirst bench ScenarioBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScenarioBenchmark {

  private static final Path HOME = Path.of(System.getProperty("fixfirst.home", "."));

  /** Which file. */
  @Param({"scenarios/kolding.yaml", "scenarios/three-towns.yaml"})
  public String file = "scenarios/kolding.yaml";

  /** From the disk to a scenario that can be run. */
  @Benchmark
  public Scenario read() throws BadScenarioException {
    return ScenarioFile.read(HOME.resolve(file));
  }
}
