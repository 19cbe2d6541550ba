package io.fixfirst.actors.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * A clock that began at an instant of its own and runs {@code speed} times as fast as real time. At
 * speed 1 from the real now it is the wall clock.
 */
public final class ScaledClock implements RuntimeClock {

  /** The longest single wait: a scheduler keeps no instant, only a delay, and machines sleep. */
  private static final Duration STEP_MAX = Duration.ofMinutes(10);

  private final InstantSource source;
  private final Instant realStart;
  private final Instant start;
  private final double speed;

  /**
   * @param source of real time
   * @param realStart the real instant at which this clock shows {@code start}
   * @param speed more than zero
   */
  public ScaledClock(InstantSource source, Instant realStart, Instant start, double speed) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("A clock's speed is more than zero (was " + speed + ").");
    }
    this.source = source;
    this.realStart = realStart;
    this.start = start;
    this.speed = speed;
  }

  /** {@return the wall clock, without its steps back} */
  public static ScaledClock system() {
    return new ScaledClock(new SteadyTime(), Instant.EPOCH, Instant.EPOCH, 1);
  }

  /** {@return a clock that shows {@code start} now and runs {@code speed} times as fast} */
  public static ScaledClock from(Instant start, double speed) {
    InstantSource source = InstantSource.system();
    return new ScaledClock(source, source.instant(), start, speed);
  }

  /** {@return how many times as fast as real time it runs} */
  public double speed() {
    return speed;
  }

  @Override
  public Instant now() {
    return shownAt(source.instant()).truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public Duration realDelayUntil(Instant at) {
    Duration ahead = Duration.between(shownAt(source.instant()), at);
    return ahead.isNegative() ? Duration.ZERO : scaled(ahead, 1 / speed);
  }

  @Override
  public Instant afterReal(Duration real) {
    return shownAt(source.instant().plus(real)).truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public Cancel callAt(Instant at, Runnable callback, Alarm alarm) {
    Duration delay = realDelayUntil(at);
    return alarm.after(delay.compareTo(STEP_MAX) > 0 ? STEP_MAX : delay, callback);
  }

  private Instant shownAt(Instant real) {
    return start.plus(scaled(Duration.between(realStart, real), speed));
  }

  /** Exact at factor 1, else to about a microsecond over a year. */
  private static Duration scaled(Duration duration, double factor) {
    if (factor == 1) {
      return duration;
    }
    double seconds = duration.getSeconds() * factor;
    double whole = Math.floor(seconds);
    double nanos = (seconds - whole) * 1e9 + duration.getNano() * factor;
    return Duration.ofSeconds((long) whole).plusNanos((long) Math.ceil(nanos));
  }
}
