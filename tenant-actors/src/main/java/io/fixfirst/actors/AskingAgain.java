package io.fixfirst.actors;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks again while there is no answer, until patience ends.
 *
 * <p>An answer that says that nothing was done says so of the last question only: when an earlier
 * one may still be carried out, it is not known what will have been done.
 *
 * @param patience in all
 * @param each time for one question
 */
record AskingAgain(Duration patience, Duration each) {

  /** Asks, for the n-th time from 0, and waits no longer than that. */
  interface Question {
    CompletionStage<Reply> ask(int attempt, Duration patience);
  }

  CompletionStage<Reply> untilAnswered(Question question) {
    return attempt(question, 0, System.nanoTime() + patience.toNanos());
  }

  private CompletionStage<Reply> attempt(Question question, int attempt, long endNanos) {
    Duration left = Duration.ofNanos(Math.max(1, endNanos - System.nanoTime()));
    boolean last = left.compareTo(each) <= 0;
    return question
        .ask(attempt, last ? left : each)
        .handle(
            (reply, failure) -> {
              if (reply != null) {
                return CompletableFuture.completedFuture(
                    attempt > 0 && reply instanceof Reply.Overloaded(String sentence)
                        ? new Reply.Unavailable(sentence)
                        : reply);
              }
              return last || !(unwrapped(failure) instanceof TimeoutException)
                  ? CompletableFuture.<Reply>failedFuture(failure)
                  : attempt(question, attempt + 1, endNanos);
            })
        .thenCompose(next -> next);
  }

  static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
