package io.fixfirst.benchmarks.rules;

import io.fixfirst.actors.EntityType;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.actors.codec.Codec;
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
 * What does it cost to write an event down for the journal, and to read it back? How many bytes it
 * is stands among the figures, too. In the mixture of five weeks of {@code kolding}.
 *
 * <p>{@code ./fixfirst bench CodecBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

  /** Whose events. */
  @Param({"TENANT", "DEVICE", "INCIDENT", "DESK", "ENGINEER"})
  public EntityKind entity = EntityKind.TENANT;

  private final Codec codec = new Codec(EntityType.names(EntityTypes.ALL));
  private Event[] events = {};
  private String[] names = {};
  private byte[][] stored = {};
  private int next;

  @Setup
  public void record() throws BadScenarioException {
    List<Recording.Done> done = Recording.of(entity).done();
    events = done.stream().map(Recording.Done::event).toArray(Event[]::new);
    names = new String[events.length];
    stored = new byte[events.length][];
    for (int i = 0; i < events.length; i++) {
      names[i] = codec.nameOf(events[i]);
      stored[i] = codec.encode(events[i]);
    }
  }

  /** The next event, written. */
  @Benchmark
  public byte[] encode() {
    return codec.encode(events[step()]);
  }

  /** The next event, read. */
  @Benchmark
  public Event decode() {
    int i = step();
    return codec.decodeEvent(names[i], stored[i]);
  }

  /** {@return how many bytes an event is on the average, without its name} */
  public static double meanBytes(EntityKind kind) throws BadScenarioException {
    CodecBenchmark benchmark = new CodecBenchmark();
    benchmark.entity = kind;
    benchmark.record();
    long sum = 0;
    for (byte[] one : benchmark.stored) {
      sum += one.length;
    }
    return (double) sum / benchmark.stored.length;
  }

  private int step() {
    next = next + 1 == events.length ? 0 : next + 1;
    return next;
  }
}
