package io.fixfirst.control.demo;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.actors.clock.ScaledClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until everything is set up, and runs fast from then on; so the demo
 * begins at the minute that its scenario says, however long the machine takes to start.
 */
final class DemoClock implements RuntimeClock {

  private static final Duration STANDING = Duration.ofMinutes(10);

  private final Instant start;
  private final double speed;
  private final List<Pending> pending = new ArrayList<>();
  private volatile @Nullable ScaledClock running;

  DemoClock(Instant start, double speed) {
    this.start = start;
    this.speed = speed;
  }

  /** Lets time run. */
  void release() {
    List<Pending> arm;
    synchronized (pending) {
      if (running != null) {
        return;
      }
      running = ScaledClock.from(start, speed);
      arm = List.copyOf(pending);
      pending.clear();
    }
    arm.forEach(Pending::arm);
  }

  @Override
  public Instant now() {
    ScaledClock clock = running;
    return clock == null ? start : clock.now();
  }

  @Override
  public Duration realDelayUntil(Instant at) {
    ScaledClock clock = running;
    if (clock != null) {
      return clock.realDelayUntil(at);
    }
    return at.isAfter(start) ? STANDING : Duration.ZERO;
  }

  @Override
  public Instant afterReal(Duration real) {
    ScaledClock clock = running;
    return clock == null ? start : clock.afterReal(real);
  }

  @Override
  public Cancel callAt(Instant at, Runnable callback, Alarm alarm) {
    synchronized (pending) {
      if (running == null && at.isAfter(start)) {
        Pending one = new Pending(at, callback, alarm);
        pending.add(one);
        return one;
      }
    }
    ScaledClock clock = running;
    return clock == null ? alarm.after(Duration.ZERO, callback) : clock.callAt(at, callback, alarm);
  }

  /** A call that waits for time to run. */
  private final class Pending implements Cancel {
    private final Instant at;
    private final Runnable callback;
    private final Alarm alarm;
    private boolean cancelled;
    private @Nullable Cancel armed;

    Pending(Instant at, Runnable callback, Alarm alarm) {
      this.at = at;
      this.callback = callback;
      this.alarm = alarm;
    }

    synchronized void arm() {
      if (!cancelled) {
        armed = callAt(at, callback, alarm);
      }
    }

    @Override
    public synchronized void cancel() {
      cancelled = true;
      if (armed != null) {
        armed.cancel();
      }
    }
  }
}
