package io.fixfirst.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.Server;
import io.fixfirst.control.http.Idempotency.Known;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RememberedAnswersIT {

  private static final byte[] HASH = {1, 2, 3};
  private static final byte[] BODY = {4};

  private final RememberedAnswers answers = process();
  private final String key = UUID.randomUUID().toString();

  @Test
  void a_repeat_gets_the_first_answer() {
    assertThat(begun(answers).again()).isFalse();
    answers.finish("s", key, 201, BODY, Map.of("ETag", "\"1\""));
    assertThat(answers.begin("s", key, HASH))
        .isInstanceOfSatisfying(
            Known.Again.class,
            again -> {
              assertThat(again.status()).isEqualTo(201);
              assertThat(again.body()).isEqualTo(BODY);
              assertThat(again.headers()).containsEntry("ETag", "\"1\"");
            });
    assertThat(answers.begin("s", key, new byte[] {9})).isEqualTo(new Known.Different());
    assertThat(answers.begin("other", key, HASH)).isInstanceOf(Known.Open.class);
  }

  @Test
  void a_repeat_of_what_is_going_on_waits_for_its_answer() {
    answers.begin("s", key, HASH);
    CompletableFuture<Known> repeat =
        CompletableFuture.supplyAsync(() -> answers.begin("s", key, HASH));
    answers.finish("s", key, 200, BODY, Map.of());
    assertThat(repeat.join()).isInstanceOf(Known.Again.class);
  }

  @Test
  void what_was_refused_is_tried_anew_under_another_name() {
    Known.Open first = begun(answers);
    answers.forget("s", key);
    Known.Open second = begun(answers);
    assertThat(second.again()).isFalse();
    assertThat(second.name()).isNotEqualTo(first.name());
  }

  @Test
  void what_has_failed_is_taken_over_at_once_by_any_process_and_under_its_name() {
    Known.Open first = begun(answers);
    answers.leave("s", key);
    assertThat(begun(process())).isEqualTo(new Known.Open(first.name(), true));
  }

  @Test
  void what_a_killed_process_has_begun_is_adopted_by_the_next_one() {
    Known.Open first = begun(process());
    RememberedAnswers next = process();
    next.adopt();
    assertThat(begun(next)).isEqualTo(new Known.Open(first.name(), true));
  }

  private Known.Open begun(RememberedAnswers process) {
    return (Known.Open) process.begin("s", key, HASH);
  }

  private static RememberedAnswers process() {
    return new RememberedAnswers(Server.one().database().dataSource(), InstantSource.system());
  }
}
