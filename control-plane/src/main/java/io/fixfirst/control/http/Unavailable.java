package io.fixfirst.control.http;

import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a failure of something that we need, which may pass, from a defect of ours. */
final class Unavailable {

  private Unavailable() {}

  /** {@return whether somewhere in the causes the database or an answer in time is missing} */
  static boolean isCauseOf(@Nullable Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      boolean passing =
          switch (at) {
            case TimeoutException _ -> true;
            case SQLException sql -> isPassing(sql);
            default -> at.getClass().getName().endsWith("AskTimeoutException");
          };
      if (passing) {
        return true;
      }
    }
    return false;
  }

  /** {@return the failure itself, without the wrappers of futures} */
  static Throwable unwrap(Throwable failure) {
    Throwable at = failure;
    while ((at instanceof CompletionException || at instanceof ExecutionException)
        && at.getCause() != null) {
      at = at.getCause();
    }
    return at;
  }

  /** Connection lost, shutting down, out of resources; a pool's time-out has no state at all. */
  private static boolean isPassing(SQLException e) {
    String state = e.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("40")
        || state.equals("25P03"); // PostgreSQL heard nothing of the transaction for too long.
  }
}
