package io.fixfirst.control.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixfirst.actors.Request;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.RememberedAnswers;
import io.fixfirst.control.access.Role;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;

class RepeatsIT {

  private final String key = UUID.randomUUID().toString();
  private final List<Request> asked = new ArrayList<>();

  @Test
  void a_repeat_of_what_nobody_knows_of_asks_under_the_same_names() throws Exception {
    assertThatThrownBy(() -> run(() -> Problems.unavailable("No answer in time.").raise()))
        .isInstanceOf(ProblemException.class);
    run(null);
    Request first = asked.get(0);
    Request second = asked.get(1);
    assertThat(first.name()).isNotEqualTo(second.name());
    assertThat(List.of(first.again(), second.again())).containsOnly(false);
    assertThat(asked.subList(2, 4))
        .containsExactly(new Request(first.name(), true), new Request(second.name(), true));
  }

  @Test
  void a_defect_leaves_open_what_was_done() throws Exception {
    assertThatThrownBy(() -> run(() -> new IllegalStateException("a defect")))
        .isInstanceOf(IllegalStateException.class);
    run(null);
    assertThat(asked.get(2)).isEqualTo(new Request(asked.get(0).name(), true));
  }

  @Test
  void what_was_refused_is_asked_anew() throws Exception {
    assertThatThrownBy(() -> run(() -> Problems.invalid("text", "is missing").raise()))
        .isInstanceOf(ProblemException.class);
    run(null);
    assertThat(asked).extracting(Request::again).containsOnly(false);
    assertThat(asked).extracting(Request::name).doesNotHaveDuplicates();
  }

  @Test
  void what_is_answered_is_not_asked_again() throws Exception {
    run(null);
    run(null);
    assertThat(asked).hasSize(2);
  }

  /** A request that asks two things, by another process each time. */
  private void run(Supplier<Exception> failure) throws Exception {
    Operation<NoBody> operation =
        Operation.open(Method.POST, "/two", "It is a test.", "Ask two things")
            .answers(204, null)
            .by(
                _ -> {
                  asked.add(RequestName.next());
                  asked.add(RequestName.next());
                  if (failure != null) {
                    throw failure.get();
                  }
                  return Reply.empty(204);
                });
    HttpRequest request =
        HttpRequest.POST("/two").addHeader(RawHeader.create("Idempotency-Key", key));
    new Repeats(new RememberedAnswers(Server.one().database().dataSource(), InstantSource.system()))
        .run(
            operation,
            new Call<>(new Caller("ada", Role.OPERATOR, null), Map.of(), request, NoBody.NONE),
            new byte[0]);
  }
}
