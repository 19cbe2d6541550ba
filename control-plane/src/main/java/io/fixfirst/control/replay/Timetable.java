package io.fixfirst.control.replay;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.actors.clock.ScaledClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which real instant stands for which of the scenario's. Real time goes on evenly here, whatever
 * somebody sets the machine's clock to meanwhile.
 */
final class Timetable {

  private final long nanoStart = System.nanoTime();
  private final Instant realZero = Instant.now();
  private final Instant realStart;
  private final Instant start;
  private final double speed;

  /**
   * @param lead real time from now until the scenario begins
   * @param start where the scenario's time begins
   * @param speed how many times as fast as real time
   */
  Timetable(Duration lead, Instant start, double speed) {
    this.realStart = realZero.plus(lead);
    this.start = start;
    this.speed = speed;
  }

  /** {@return the scenario's time as a clock that runs} */
  RuntimeClock clock() {
    return new ScaledClock(this::realNow, realStart, start, speed);
  }

  Instant start() {
    return start;
  }

  Instant realStart() {
    return realStart;
  }

  Instant realNow() {
    return realZero.plusNanos(System.nanoTime() - nanoStart);
  }

  /** {@return when the scenario's instant comes, or came} */
  Instant real(Instant scenario) {
    return realStart.plusNanos(
        Math.round(Duration.between(start, scenario).toMillis() / speed * 1e6));
  }

  /** {@return the same, in the whole milliseconds that the API takes} */
  Instant published(Instant scenario) {
    return real(scenario).truncatedTo(ChronoUnit.MILLIS);
  }

  /** {@return how long ago the scenario's instant came; negative while it is ahead} */
  long nanosSince(Instant scenario) {
    return Duration.between(real(scenario), realNow()).toNanos();
  }
}
