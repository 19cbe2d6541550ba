package io.fixfirst.benchmarks.rules;

import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.sla.ClockMoves;
import io.fixfirst.core.sla.Ledger;
import io.fixfirst.core.sla.SlaClock;
import io.fixfirst.core.sla.SlaClocks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a deadline cost, and the account of how it came about? In office hours of Copenhagen
 * with Danish holidays, from instants spread over three years, so with Easter, Christmas and both
 * changes of the clocks.
 *
 * <p>{@code ./fixfirst bench SlaBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SlaBenchmark {

  private static final String CLOCK = SlaClocks.RESOLVE;
  private static final Duration TARGET = Duration.ofHours(40);
  private static final int INSTANTS = 4_096;
  private static final int PAUSES = 5;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SPAN_SECONDS = Duration.ofDays(3 * 365).toSeconds();
  private static final ServiceHours HOURS =
      ServiceHours.weekdays(
          ZoneId.of("Europe/Copenhagen"),
          new ServiceHours.HolidayRegion("dk", null),
          new ServiceHours.Interval(LocalTime.of(8, 0), LocalTime.of(16, 0)));

  private final Instant[] from = new Instant[INSTANTS];
  private final Instant[] now = new Instant[INSTANTS];
  private final SlaClock[] clocks = new SlaClock[INSTANTS];
  private int next;

  @Setup
  public void spread() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < INSTANTS; i++) {
      from[i] = BEGIN.plusSeconds(random.nextLong(SPAN_SECONDS));
      clocks[i] = paused(from[i]);
      now[i] = from[i].plus(Duration.ofDays(2 * PAUSES));
    }
  }

  /** When 40 hours of service time are over. */
  @Benchmark
  public Instant deadline() {
    return ServiceCalendar.of(HOURS).add(from[step()], TARGET);
  }

  /** How much service time is between two instants ten days apart. */
  @Benchmark
  public Duration between() {
    int i = step();
    return ServiceCalendar.of(HOURS).between(from[i], now[i]);
  }

  /** Every interval of a clock that was paused five times. */
  @Benchmark
  public Ledger ledger() {
    int i = step();
    return Ledger.of(clocks[i], HOURS, from[i], now[i]);
  }

  private int step() {
    next = (next + 1) % INSTANTS;
    return next;
  }

  private static SlaClock paused(Instant opened) {
    SlaClocks clocks = moved(SlaClocks.NONE, opened, m -> m.start(CLOCK, "opened", TARGET, opened));
    for (int pause = 0; pause < PAUSES; pause++) {
      Instant waits = opened.plus(Duration.ofHours(48L * pause + 3));
      clocks = moved(clocks, waits, moves -> moves.pause(CLOCK, "waiting-customer"));
      clocks = moved(clocks, waits.plusSeconds(72_000), moves -> moves.goOn(CLOCK, "resumed"));
    }
    return Objects.requireNonNull(clocks.clock(CLOCK));
  }

  private static SlaClocks moved(SlaClocks clocks, Instant at, UnaryOperator<ClockMoves> how) {
    return clocks.moved(at, how.apply(new ClockMoves(clocks, at, HOURS, 0.75)).moves());
  }
}
