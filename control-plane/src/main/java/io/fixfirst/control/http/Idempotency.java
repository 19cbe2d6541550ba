package io.fixfirst.control.http;

import java.util.Map;

/** Remembers the answers to requests that carried an {@code Idempotency-Key}. */
public interface Idempotency {

  /** What is known of a key. */
  sealed interface Known {
    /** Nothing: whoever asks is the first and must {@link #finish} or {@link #forget}. */
    record First() implements Known {}

    /** The same request has been answered. */
    record Again(int status, byte[] body, Map<String, String> headers) implements Known {}

    /** The same request is being answered just now. */
    record InProgress() implements Known {}

    /** The key was used for another request. */
    record Different() implements Known {}
  }

  /**
   * {@return what is known of the key; if nothing, it is taken}
   *
   * @param scope caller, method and path: keys of different scopes never meet
   * @param hash of the body
   */
  Known begin(String scope, String key, byte[] hash);

  /** Keep an answer. */
  void finish(String scope, String key, int status, byte[] body, Map<String, String> headers);

  /** Forget the key: the request had no answer worth keeping, and may be tried again. */
  void forget(String scope, String key);
}
