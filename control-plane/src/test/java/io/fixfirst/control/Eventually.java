package io.fixfirst.control;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.core.ThrowingRunnable;

/** Awaits what the desk does by itself. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Eventually() {}

  /** {@return what it gives, once it gives it without failing} */
  public static <T> T get(Callable<T> look) {
    AtomicReference<T> found = new AtomicReference<>();
    that(() -> found.set(look.call()));
    return found.get();
  }

  /** {@return what it gives, once that is so} */
  public static <T> T get(Callable<T> look, Predicate<T> so) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(look, so);
  }

  /** Waits until an assertion holds. */
  public static void that(ThrowingRunnable assertion) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .untilAsserted(assertion);
  }
}
