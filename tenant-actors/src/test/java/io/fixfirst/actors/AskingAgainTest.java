package io.fixfirst.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AskingAgainTest {

  private static final AskingAgain ASKING =
      new AskingAgain(Duration.ofHours(1), Duration.ofMinutes(20));
  private static final Reply DONE = new Reply.Done(null, 1, List.of());

  private final List<Integer> attempts = new ArrayList<>();

  @Test
  void an_answer_ends_it() {
    assertThat(asked(completed(DONE))).isEqualTo(DONE);
    assertThat(attempts).containsExactly(0);
  }

  @Test
  void silence_is_asked_again() {
    assertThat(asked(silence(), silence(), completed(DONE))).isEqualTo(DONE);
    assertThat(attempts).containsExactly(0, 1, 2);
  }

  @Test
  void what_was_turned_away_at_once_was_not_done() {
    Reply overloaded = new Reply.Overloaded("Too much.");
    assertThat(asked(completed(overloaded))).isEqualTo(overloaded);
  }

  @Test
  void what_was_turned_away_only_at_last_may_have_been_done() {
    assertThat(asked(silence(), completed(new Reply.Overloaded("Too much."))))
        .isEqualTo(new Reply.Unavailable("Too much."));
  }

  @Test
  void patience_ends() {
    AskingAgain hasty = new AskingAgain(Duration.ofNanos(1), Duration.ofMinutes(1));
    CompletionStage<Reply> answer =
        hasty.untilAnswered(
            (attempt, _) -> {
              attempts.add(attempt);
              return silence();
            });
    assertThat(answer.toCompletableFuture())
        .isCompletedExceptionally()
        .failsWithin(Duration.ofMinutes(1))
        .withThrowableThat()
        .withCauseInstanceOf(TimeoutException.class);
    assertThat(attempts).containsExactly(0);
  }

  @SafeVarargs
  private Reply asked(CompletionStage<Reply>... answers) {
    return ASKING
        .untilAnswered(
            (attempt, _) -> {
              attempts.add(attempt);
              return answers[attempt];
            })
        .toCompletableFuture()
        .join();
  }

  private static CompletionStage<Reply> completed(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  private static CompletionStage<Reply> silence() {
    return CompletableFuture.failedFuture(new CompletionException(new TimeoutException("Silence")));
  }
}
