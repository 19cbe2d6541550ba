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
    assertThat(answers.begin("s", key, HASH)).isEqualTo(new Known.First());
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
    assertThat(answers.begin("other", key, HASH)).isEqualTo(new Known.First());
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
  void what_has_failed_is_tried_again_at_once() {
    answers.begin("s", key, HASH);
    answers.forget("s", key);
    assertThat(answers.begin("s", key, HASH)).isEqualTo(new Known.First());
  }

  @Test
  void what_a_killed_process_has_begun_is_adopted_by_the_next_one() {
    process().begin("s", key, HASH);
    RememberedAnswers next = process();
    next.adopt();
    assertThat(next.begin("s", key, HASH)).isEqualTo(new Known.First());
  }

  private static RememberedAnswers process() {
    return new RememberedAnswers(Server.one().database().dataSource(), InstantSource.system());
  }
}
