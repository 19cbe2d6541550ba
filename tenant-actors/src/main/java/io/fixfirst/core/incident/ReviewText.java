package io.fixfirst.core.incident;

import io.fixfirst.core.Rejection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The look back at a P1 as people have written it: it begins as the {@link ReviewTimeline}, and is
 * edited from there.
 *
 * @param account what happened, line by line; at most {@link #LINES_MAX}
 * @param findings whether the right steps were taken; may be empty in a draft
 * @param prevention what prevents the next one; at most {@link #STEPS_MAX}
 */
public record ReviewText(List<Line> account, String findings, List<String> prevention) {

  /** How many lines an account may have. */
  public static final int LINES_MAX = 500;

  /** How many steps of prevention there may be. */
  public static final int STEPS_MAX = 50;

  /**
   * What happened at one moment.
   *
   * @param internal whether it stays in the provider's house when the review is published
   */
  public record Line(Instant at, String text, boolean internal) {}

  public ReviewText {
    account = List.copyOf(account);
    prevention = List.copyOf(prevention);
  }

  /** {@return why this is not taken; null if it is} */
  @Nullable Rejection problem() {
    if (account.size() > LINES_MAX || prevention.size() > STEPS_MAX) {
      return Rejection.invalid(
          "incident.review-too-long",
          "A review has at most "
              + LINES_MAX
              + " lines and "
              + STEPS_MAX
              + " steps of prevention (has "
              + account.size()
              + " and "
              + prevention.size()
              + ").");
    }
    Rejection problem = Texts.tooLong("findings", findings);
    for (Line line : account) {
      problem = problem == null ? Texts.problem("account", line.text()) : problem;
    }
    for (String step : prevention) {
      problem = problem == null ? Texts.problem("prevention", step) : problem;
    }
    return problem;
  }
}
