package io.fixfirst.actors.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that entities are told. Instants are whole milliseconds, as in the simulation, so that a
 * recorded day can be replayed there to the same events.
 */
public interface RuntimeClock {

  /** {@return now, in whole milliseconds} */
  Instant now();

  /** {@return the real time from now until this instant; zero once it has come} */
  Duration realDelayUntil(Instant at);

  /** {@return the instant that will have come after this much real time} */
  Instant afterReal(Duration real);

  /**
   * Calls back once, at or after an instant, unless cancelled. It may call early, for example where
   * the instant is far away: who is called looks at {@link #now} and asks again.
   */
  Cancel callAt(Instant at, Runnable callback, Alarm alarm);

  /** How to be called after some real time; the actor system's scheduler. */
  @FunctionalInterface
  interface Alarm {
    /** Calls back once after the delay, unless cancelled. */
    Cancel after(Duration real, Runnable callback);
  }

  /** Takes a callback back; harmless when it is too late. */
  @FunctionalInterface
  interface Cancel {
    /** Takes it back. */
    void cancel();
  }
}
