package io.fixfirst.control.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a receiver, or at its end.
 *
 * @param message its id, the same each time it is sent
 * @param nextTry null where it is not sent any more
 * @param lastStatus of the receiver's answer; null where there was none
 * @param lastError why the last attempt came to nothing; null where it did not
 */
record Delivery(
    long id,
    String message,
    String type,
    State state,
    Instant created,
    int tries,
    @Nullable Instant lastTry,
    @Nullable Instant nextTry,
    @Nullable Integer lastStatus,
    @Nullable String lastError) {

  /** How far it has come. */
  enum State {
    WAITING,
    DELIVERED,
    /** Given up: nobody took it for a day. */
    DEAD
  }

  /**
   * One that this process sends now.
   *
   * @param tenant whose; empty for the provider's
   * @param tries so far, this one not counted
   */
  record Taken(
      long id,
      String webhook,
      String tenant,
      String url,
      String message,
      String body,
      int tries,
      Instant giveUp) {}
}
