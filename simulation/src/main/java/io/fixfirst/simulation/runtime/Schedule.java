package io.fixfirst.simulation.runtime;

import io.fixfirst.simulation.kernel.Agenda;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * The virtual clock and what is to be done by it, in the order of time and, at one instant, of
 * entry. What is entered for the present instant, as every message is in calm weather, waits in a
 * queue of its own beside the agenda: it comes after all that was entered for that instant before.
 */
final class Schedule {

  /** What is further ahead is looked at again on the way there: the agenda reaches twice as far. */
  static final long AHEAD_MAX_MILLIS = Agenda.SPAN_MILLIS / 2;

  /** What is due later; and, when its time has come, what was entered before. */
  private final Agenda<Runnable> agenda;

  /** What was entered for this instant at this instant: letters, and things to do. */
  private final ArrayDeque<Runnable> soon = new ArrayDeque<>();

  private Instant now;
  private long millis;

  Schedule(Instant start) {
    this.millis = start.toEpochMilli();
    this.now = Instant.ofEpochMilli(millis);
    this.agenda = new Agenda<>(millis);
  }

  Instant now() {
    return now;
  }

  long millis() {
    return millis;
  }

  /** Does that then; after what is due, if that time is over. */
  void at(long when, Runnable what) {
    if (when - millis > AHEAD_MAX_MILLIS) {
      at(millis + AHEAD_MAX_MILLIS, () -> at(when, what));
    } else {
      int _ = enter(when, what);
    }
  }

  /**
   * {@return a handle to strike it by; -1 if it is due now and cannot be struck}
   *
   * @param time at most {@link #AHEAD_MAX_MILLIS} from now
   */
  int enter(long time, Runnable step) {
    if (time > millis) {
      return agenda.add(time, step);
    }
    soon.add(step);
    return -1;
  }

  void strike(int handle) {
    Runnable _ = agenda.cancel(handle);
  }

  /** Does that after all that is due now. */
  void next(Runnable what) {
    soon.add(what);
  }

  /** {@return what is to be done at this instant and was entered at it, in order} */
  ArrayDeque<Runnable> soon() {
    return soon;
  }

  /** Does everything that is due up to and at that time. */
  void run(long end) {
    while (!soon.isEmpty() || agenda.firstTime() <= end) {
      step();
    }
    if (end > millis) {
      turnTo(end);
    }
  }

  /** Does the first thing, and lets time pass until it is due. */
  void step() {
    long first = agenda.firstTime();
    if (first != millis && !soon.isEmpty()) {
      soon.remove().run();
      return;
    }
    Runnable step = agenda.takeFirst();
    if (step != null) {
      turnTo(first);
      step.run();
    }
  }

  /**
   * Does the first thing on the agenda, if it is due by then, before what waits for this instant.
   *
   * @return whether there was something
   */
  boolean stepOfAgenda(long until) {
    long first = agenda.firstTime();
    Runnable step = first <= until ? agenda.takeFirst() : null;
    if (step == null) {
      return false;
    }
    turnTo(first);
    step.run();
    return true;
  }

  /** Does all that waits for this instant, and what that enters for it. */
  void settle() {
    for (Runnable step = soon.poll(); step != null; step = soon.poll()) {
      step.run();
    }
  }

  void turnTo(long time) {
    if (time != millis) {
      millis = time;
      now = Instant.ofEpochMilli(time);
    }
  }

  /** {@return a time in whole milliseconds: what is timed is due when its whole time has come} */
  static long ceiling(Instant time) {
    long floor = time.toEpochMilli();
    return time.getNano() % 1_000_000 == 0 ? floor : floor + 1;
  }
}
