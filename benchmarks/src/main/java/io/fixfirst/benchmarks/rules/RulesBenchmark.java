package io.fixfirst.benchmarks.rules;

import io.fixfirst.core.Command;
import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Event;
import io.fixfirst.simulation.scenario.BadScenarioException;
import java.util.List;
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
 * What does an entity's answer to a command cost, what folding an event, and what working out what
 * follows from it? In the mixture that five weeks of {@code kolding} have.
 *
 * <p>{@code ./fixfirst bench RulesBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RulesBenchmark {

  /** Whose rules. */
  @Param({"TENANT", "DEVICE", "INCIDENT", "DESK", "ENGINEER"})
  public EntityKind entity = EntityKind.TENANT;

  private Entity<Object, Command, Event> rules = Recording.rules(EntityKind.TENANT);
  private Recording.Told[] told = {};
  private Recording.Done[] done = {};
  private int next;

  @Setup
  public void record() throws BadScenarioException {
    rules = Recording.rules(entity);
    Recording recording = Recording.of(entity);
    told = recording.told().toArray(Recording.Told[]::new);
    done = recording.done().toArray(Recording.Done[]::new);
  }

  /** The next command, decided. */
  @Benchmark
  public Decision<Event> decide() {
    Recording.Told one = told[step(told.length)];
    return rules.decide(one.state(), one.command(), one.now());
  }

  /** The next event, folded. */
  @Benchmark
  public Object evolve() {
    Recording.Done one = done[step(done.length)];
    return rules.evolve(one.before(), one.event());
  }

  /** What follows from the next event. */
  @Benchmark
  public List<Effect> react() {
    Recording.Done one = done[step(done.length)];
    return rules.react(one.before(), one.event(), one.after());
  }

  private int step(int length) {
    int now = next;
    next = now + 1 == length ? 0 : now + 1;
    return now;
  }
}
