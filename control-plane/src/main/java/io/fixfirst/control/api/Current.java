package io.fixfirst.control.api;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;

/**
 * Waits until a view shows what was changed just now; milliseconds, as a rule. Who has made a
 * change sees it in the answer and in whatever is asked after it.
 */
final class Current {

  private Current() {}

  /** {@return the view at this revision or a later one; as it is, when patience ends} */
  static <V> Optional<V> view(
      Callable<Optional<V>> look, ToLongFunction<V> revisionOf, long revision) throws Exception {
    Optional<V> current =
        Patience.until(() -> look.call().filter(view -> revisionOf.applyAsLong(view) >= revision));
    return current.isPresent() ? current : look.call();
  }
}
