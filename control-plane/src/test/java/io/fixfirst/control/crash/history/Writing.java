package io.fixfirst.control.crash.history;

import io.fixfirst.control.crash.history.Attempt.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a client wants done, however often it asked for it under the same key.
 *
 * @param effect what is to stand in the journal; no other request wants the same
 * @param attempts in the order of the requests; one at least
 */
public record Writing(String effect, List<Attempt> attempts) {

  boolean is(Outcome outcome) {
    return attempts.stream().anyMatch(attempt -> attempt.outcome() == outcome);
  }

  /** {@return whether every request was refused} */
  boolean isRefused() {
    return attempts.stream().allMatch(attempt -> attempt.outcome() == Outcome.FAIL);
  }

  /** {@return when the first request was sent that may have done it} */
  long invoked() {
    return attempts.stream()
        .filter(attempt -> attempt.outcome() != Outcome.FAIL)
        .mapToLong(Attempt::invoked)
        .min()
        .orElse(Long.MIN_VALUE);
  }

  /** {@return when it was first known to be done; {@link Long#MAX_VALUE} for never} */
  long answered() {
    return attempts.stream()
        .filter(attempt -> attempt.outcome() == Outcome.OK)
        .mapToLong(Attempt::answered)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** {@return what answers have named, each of them once} */
  List<String> told() {
    return attempts.stream()
        .filter(attempt -> attempt.outcome() == Outcome.OK)
        .flatMap(attempt -> Optional.ofNullable(attempt.told()).stream())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
