package io.fixfirst.actors.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wall clock without its steps back.
 *
 * <p>A clock that is set back would make every timer that stands wait for as long as it was set
 * back, and tell of things before what has caused them. So this one goes on at its pace then, ahead
 * of the wall clock, until the program is started again. When the wall clock is set forward, or the
 * machine has slept, it follows at once, and what has come due in between is carried out.
 *
 * <p>Small corrections need no care: the operating system makes them by running faster or slower,
 * and the clock that it counts intervals with runs alike.
 */
public final class SteadyTime implements InstantSource {

  private static final Logger LOG = LoggerFactory.getLogger(SteadyTime.class);

  /** Less than that is no step. */
  static final Duration STEP_MIN = Duration.ofSeconds(1);

  /** When reading both clocks has taken longer, they cannot be compared. */
  private static final long READ_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final AtomicLong offset; // From the intervals' clock to what is shown, in nanoseconds.

  /** Of this machine's clocks. */
  public SteadyTime() {
    this(InstantSource.system());
  }

  /**
   * @param wall a clock that may be set
   */
  public SteadyTime(InstantSource wall) {
    this(wall, System::nanoTime);
  }

  SteadyTime(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.offset = new AtomicLong(nanos(wall.instant()) - nanos.getAsLong());
  }

  @Override
  public Instant instant() {
    long before = nanos.getAsLong();
    long shown = offset.get();
    long seen = nanos(wall.instant()) - before;
    long ahead = seen - shown;
    if (ahead > STEP_MIN.toNanos()
        && nanos.getAsLong() - before < READ_MAX_NANOS
        && offset.compareAndSet(shown, seen)) {
      LOG.warn(
          "The wall clock has gone forward by {} s; what is due by now is carried out.",
          TimeUnit.NANOSECONDS.toSeconds(ahead));
    }
    long now = before + offset.get();
    return Instant.ofEpochSecond(
        Math.floorDiv(now, 1_000_000_000L), Math.floorMod(now, 1_000_000_000L));
  }

  private static long nanos(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }
}
