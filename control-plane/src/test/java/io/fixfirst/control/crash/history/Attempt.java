package io.fixfirst.control.crash.history;

import org.jspecify.annotations.Nullable;

/**
 * One request and what came of it, by a clock that never goes back.
 *
 * @param invoked nanoseconds, before the request was sent
 * @param answered nanoseconds, after the answer was read; {@link Long#MAX_VALUE} without one
 * @param told what the answer named, such as the incident that it opened; null for nothing
 */
public record Attempt(long invoked, long answered, Outcome outcome, @Nullable String told) {

  /** What a client may conclude from an answer. */
  public enum Outcome {
    /** 2xx: it is done. */
    OK,
    /** 4xx: this request has done nothing, and will do nothing. */
    FAIL,
    /** 5xx, or no answer: it may have been done, or may yet be. */
    UNKNOWN;

    static Outcome of(int status) {
      return switch (status / 100) {
        case 2 -> OK;
        case 4 -> FAIL;
        default -> UNKNOWN;
      };
    }
  }
}
