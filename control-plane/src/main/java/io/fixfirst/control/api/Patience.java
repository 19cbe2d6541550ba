package io.fixfirst.control.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits a little for what one entity tells another, so that whoever has changed something sees it
 * in the answer. When patience ends the answer says that it was accepted, and not more.
 */
final class Patience {

  private static final Duration TOTAL = Duration.ofMillis(2_000);
  private static final Duration FIRST = Duration.ofMillis(2);
  private static final Duration LONGEST = Duration.ofMillis(50);

  private Patience() {}

  /** {@return what the look finds, as soon as it finds something; empty when patience has ended} */
  static <T> Optional<T> until(Callable<Optional<T>> look) throws Exception {
    long end = System.nanoTime() + TOTAL.toNanos();
    long pause = FIRST.toNanos();
    while (true) {
      Optional<T> found = look.call();
      if (found.isPresent() || System.nanoTime() - end > 0) {
        return found;
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST.toNanos());
    }
  }
}
