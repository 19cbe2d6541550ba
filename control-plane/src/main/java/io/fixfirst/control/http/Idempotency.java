package io.fixfirst.control.http;

import java.util.Map;

/** Remembers the answers to requests that carried an {@code Idempotency-Key}. */
public interface Idempotency {

  /** What is known of a key. */
  sealed interface Known {
    /**
     * No answer: whoever asks must {@link #finish}, {@link #leave} or {@link #forget}.
     *
     * @param name under which it is carried out, as whoever left it has tried to
     * @param again whether somebody has left it, and nobody knows what came of it
     */
    record Open(String name, boolean again) implements Known {}

    /** The same request has been answered. */
    record Again(int status, byte[] body, Map<String, String> headers) implements Known {}

    /** The same request is being answered just now. */
    record InProgress() implements Known {}

    /** The key was used for another request. */
    record Different() implements Known {}
  }

  /**
   * {@return what is known of the key; if there is no answer, it is taken}
   *
   * @param scope caller, method and path: keys of different scopes never meet
   * @param hash of the body
   */
  Known begin(String scope, String key, byte[] hash);

  /** Keep an answer. */
  void finish(String scope, String key, int status, byte[] body, Map<String, String> headers);

  /** Leave the key to whoever repeats the request: it is not known what was carried out. */
  void leave(String scope, String key);

  /** Forget the key: the request was refused, and may be tried again. */
  void forget(String scope, String key);
}
