package io.fixfirst.core.sla;

import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.sla.ClockMove.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calculates the next moves of an incident's clocks, for one decision at one instant.
 *
 * <p>What was used so far is counted in the hours that were in force until now, what is left in the
 * hours that are in force from now on. So a change of priority, calendar or contract keeps every
 * pause and every minute used. A move that would change nothing is left out; several moves of one
 * clock become one.
 *
 * <p>For one use in one thread; the results are values.
 */
public final class ClockMoves {

  private final SlaClocks clocks;
  private final Instant now;
  private final ServiceCalendar before;
  private final ServiceCalendar after;
  private final boolean hoursChange;
  private final double warnShare;
  private final List<ClockMove> moves = new ArrayList<>();

  /**
   * Moves that leave the service hours as they are.
   *
   * @param warnShare of the target at which a warning is due
   */
  public ClockMoves(SlaClocks clocks, Instant now, ServiceHours hours, double warnShare) {
    this(clocks, now, hours, hours, warnShare);
  }

  /** Moves with other service hours from now on. */
  public ClockMoves(
      SlaClocks clocks,
      Instant now,
      ServiceHours hoursBefore,
      ServiceHours hoursAfter,
      double warnShare) {
    this.clocks = clocks;
    this.now = now;
    this.before = ServiceCalendar.of(hoursBefore);
    this.after = ServiceCalendar.of(hoursAfter);
    this.hoursChange = !hoursBefore.equals(hoursAfter);
    this.warnShare = warnShare;
  }

  /** A clock begins, with what has run since that instant as used; one that exists does not. */
  public ClockMoves start(String clock, String because, Duration target, Instant since) {
    if (last(clock) == null) {
      put(clock, State.RUNNING, because, target, after.between(since, now));
    }
    return this;
  }

  /** A running clock is paused; what it has used it keeps. */
  public ClockMoves pause(String clock, String because) {
    ClockMove last = last(clock);
    if (last != null && last.state() == State.RUNNING) {
      put(clock, State.PAUSED, because, last.target(), elapsed(clock));
    }
    return this;
  }

  /** A paused clock goes on with the remainder. */
  public ClockMoves goOn(String clock, String because) {
    ClockMove last = last(clock);
    if (last != null && last.state() == State.PAUSED) {
      put(clock, State.RUNNING, because, last.target(), last.elapsed());
    }
    return this;
  }

  /** A clock that has not stopped gets another target, and the hours that are in force now. */
  public ClockMoves retarget(String clock, String because, Duration target) {
    ClockMove last = last(clock);
    if (last != null
        && last.state() != State.STOPPED
        && (hoursChange || !target.equals(last.target()))) {
      put(clock, last.state(), because, target, elapsed(clock));
    }
    return this;
  }

  /** A stopped clock gets another target and goes on. */
  public ClockMoves restart(String clock, String because, Duration target) {
    ClockMove last = last(clock);
    if (last != null && last.state() == State.STOPPED) {
      put(clock, State.RUNNING, because, target, last.elapsed());
    }
    return this;
  }

  /** A clock stops for good, unless the incident is reopened. */
  public ClockMoves stop(String clock, String because) {
    ClockMove last = last(clock);
    if (last != null && last.state() != State.STOPPED) {
      put(clock, State.STOPPED, because, last.target(), elapsed(clock));
    }
    return this;
  }

  /** {@return what moves, in the order in which it was first asked for} */
  public List<ClockMove> moves() {
    return List.copyOf(moves);
  }

  /** {@return the clocks that have run out because of these moves, as of now} */
  public List<SlaClocks.Overdue> breaches() {
    List<SlaClocks.Overdue> breaches = new ArrayList<>();
    for (ClockMove move : moves) {
      SlaClock clock = clocks.clock(move.clock());
      boolean known = clock != null && clock.breached();
      if (!known && move.state() != State.STOPPED && move.elapsed().compareTo(move.target()) >= 0) {
        breaches.add(new SlaClocks.Overdue(move.clock(), now));
      }
    }
    return breaches;
  }

  /** {@return the service time that the clock has used by now} */
  public Duration elapsed(String clock) {
    int moved = indexOf(clock);
    if (moved >= 0) {
      return moves.get(moved).elapsed();
    }
    SlaClock known = clocks.clock(clock);
    if (known == null) {
      return Duration.ZERO;
    }
    Duration used = known.last().move().elapsed();
    return known.state() == State.RUNNING
        ? used.plus(before.between(known.last().at(), now))
        : used;
  }

  private @Nullable ClockMove last(String clock) {
    int moved = indexOf(clock);
    if (moved >= 0) {
      return moves.get(moved);
    }
    SlaClock known = clocks.clock(clock);
    return known == null ? null : known.last().move();
  }

  private int indexOf(String clock) {
    for (int index = 0; index < moves.size(); index++) {
      if (moves.get(index).clock().equals(clock)) {
        return index;
      }
    }
    return -1;
  }

  private void put(String clock, State state, String because, Duration target, Duration elapsed) {
    Instant due = null;
    Instant warnAt = null;
    if (state == State.RUNNING) {
      SlaClock known = clocks.clock(clock);
      Duration left = target.minus(elapsed);
      if (left.isPositive()) {
        due = after.add(now, left);
        warnAt = warnAt(known, target, elapsed);
      } else if (known == null || !known.breached()) {
        due = now;
      }
    }
    ClockMove move = new ClockMove(clock, state, because, target, elapsed, due, warnAt);
    int moved = indexOf(clock);
    if (moved >= 0) {
      moves.set(moved, move);
    } else {
      moves.add(move);
    }
  }

  /** Ahead, or now if a shorter target has overtaken it; null if it has gone out. */
  private @Nullable Instant warnAt(@Nullable SlaClock known, Duration target, Duration elapsed) {
    Duration toWarning =
        Duration.ofMillis(Math.round(target.toMillis() * warnShare)).minus(elapsed);
    if (toWarning.isPositive()) {
      return after.add(now, toWarning);
    }
    return known != null && known.warned() ? null : now;
  }
}
