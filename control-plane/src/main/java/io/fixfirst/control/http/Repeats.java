package io.fixfirst.control.http;

import io.fixfirst.control.http.Idempotency.Known;
import org.apache.commons.codec.digest.DigestUtils;

/** Gives a request that repeats an {@code Idempotency-Key} the answer of the first one. */
final class Repeats {

  private static final int KEY_MAX = 200;
  private static final byte[] NOTHING = {};

  private final Idempotency idempotency;

  Repeats(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  <B> Reply run(Operation<B> operation, Call<B> call, byte[] body) throws Exception {
    String key = call.header("Idempotency-Key").orElse("");
    if (key.isEmpty()) {
      return operation.handler().handle(call);
    }
    if (key.length() > KEY_MAX) {
      throw Problems.invalid("Idempotency-Key", "is longer than " + KEY_MAX + " characters")
          .raise();
    }
    String scope = call.caller().scope() + " POST " + call.request().getUri().getPathString();
    return switch (idempotency.begin(scope, key, DigestUtils.sha256(body))) {
      case Known.Open open -> carryOut(operation, call, open, scope, key);
      case Known.Again(var status, var answer, var headers) ->
          new Reply(status, answer.length == 0 ? null : answer, null, headers)
              .with("Idempotent-Replayed", "true");
      case Known.InProgress _ ->
          throw Problem.of(
                  409,
                  "idempotency.in-progress",
                  "Still in progress",
                  "The first request with this Idempotency-Key has not been answered yet.")
              .with("Retry-After", "1")
              .raise();
      case Known.Different _ ->
          throw Problem.of(
                  422,
                  "idempotency.key-reused",
                  "Key used before",
                  "This Idempotency-Key was used for a request with another body.")
              .advising("Use a new key for a new request.")
              .raise();
    };
  }

  /**
   * What was refused may be tried anew; of what failed in another way nobody knows what was done.
   */
  private <B> Reply carryOut(
      Operation<B> operation, Call<B> call, Known.Open open, String scope, String key)
      throws Exception {
    boolean answered = false;
    boolean refused = false;
    try {
      Reply reply = RequestName.call(open, () -> operation.handler().handle(call));
      byte[] answer = reply.body() == null ? NOTHING : reply.body();
      idempotency.finish(scope, key, reply.status(), answer, reply.headers());
      answered = true;
      return reply;
    } catch (ProblemException e) {
      refused = e.problem().status() < 500;
      throw e;
    } finally {
      if (refused) {
        idempotency.forget(scope, key);
      } else if (!answered) {
        idempotency.leave(scope, key);
      }
    }
  }
}
