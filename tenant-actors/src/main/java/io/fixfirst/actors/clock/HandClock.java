package io.fixfirst.actors.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A clock that moves only when told to; callbacks that have come due are made while it is moved.
 */
public final class HandClock implements RuntimeClock {

  private final TreeMap<Slot, Runnable> callbacks = new TreeMap<>();
  private Instant now;
  private long slots;

  public HandClock(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  /** {@return zero once the instant has come, else an hour: nobody knows when the hand moves} */
  @Override
  public synchronized Duration realDelayUntil(Instant at) {
    return at.isAfter(now) ? Duration.ofHours(1) : Duration.ZERO;
  }

  @Override
  public synchronized Instant afterReal(Duration real) {
    return now;
  }

  /** Calls at once, and not by the alarm, if the instant has come already. */
  @Override
  public Cancel callAt(Instant at, Runnable callback, Alarm alarm) {
    synchronized (this) {
      if (at.isAfter(now)) {
        Slot slot = new Slot(at, slots++);
        callbacks.put(slot, callback);
        return () -> forget(slot);
      }
    }
    callback.run();
    return () -> {};
  }

  /** {@return the earliest instant at which somebody wants to be called} */
  public synchronized Optional<Instant> next() {
    return callbacks.isEmpty() ? Optional.empty() : Optional.of(callbacks.firstKey().at());
  }

  /**
   * Moves on to an instant, and calls whoever wanted to be called by then, in order of their
   * instants and then of their asking.
   */
  public void moveTo(Instant to) {
    List<Runnable> due = new ArrayList<>();
    synchronized (this) {
      if (to.isBefore(now)) {
        throw new IllegalArgumentException("Time moves on only (from " + now + " to " + to + ").");
      }
      now = to;
      while (!callbacks.isEmpty() && !callbacks.firstKey().at().isAfter(to)) {
        due.add(callbacks.pollFirstEntry().getValue());
      }
    }
    due.forEach(Runnable::run);
  }

  /**
   * Moves on to the next instant at which somebody wants to be called, and calls one of them: the
   * first who asked.
   *
   * @param until the last instant to move to
   * @return whether there was somebody
   */
  public boolean callNext(Instant until) {
    Runnable callback;
    synchronized (this) {
      if (callbacks.isEmpty() || callbacks.firstKey().at().isAfter(until)) {
        return false;
      }
      Map.Entry<Slot, Runnable> first = callbacks.pollFirstEntry();
      now = first.getKey().at();
      callback = first.getValue();
    }
    callback.run();
    return true;
  }

  private synchronized void forget(Slot slot) {
    callbacks.remove(slot);
  }

  private record Slot(Instant at, long number) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }
}
