package io.fixfirst.actors;

import static io.fixfirst.actors.Running.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.actors.EntityMessage.Ask;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.parcel.Depot.DepotCommand.Close;
import io.fixfirst.core.Command;
import io.fixfirst.core.DeskId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** However often a command is asked under one request, it is carried out once. */
class OnceIT {

  private static final DeskId DEPOT = new DeskId("depot");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void a_command_that_was_carried_out_is_not_when_it_is_asked_again() throws SQLException {
    String url = TestDatabase.fresh();
    try (Running running = Running.start(url)) {
      assertThat(done(running, "one", false).events()).hasSize(1);
      assertThat(done(running, "one", true).revision()).isEqualTo(1);
      assertThat(done(running, "other", true).revision()).isEqualTo(2);
      assertThat(done(running, "one", true).revision()).isEqualTo(2);
      assertThat(revisions(running)).containsExactly(1L, 2L);
    }
    try (Running again = Running.start(url)) {
      assertThat(done(again, "one", true).events()).isEmpty();
      assertThat(revisions(again)).containsExactly(1L, 2L);
    }
  }

  @Test
  void a_question_that_arrives_after_its_repetition_changes_nothing_more() throws SQLException {
    try (Running running = Running.start(TestDatabase.fresh())) {
      done(running, "one", true);
      done(running, "other", false);
      assertThat(asked(running, "one", false)).isInstanceOf(Reply.Unavailable.class);
      await(() -> asked(running, "one", true) instanceof Reply.Done);
      assertThat(revisions(running)).containsExactly(1L, 2L);
    }
  }

  @Test
  void repetitions_at_the_same_time_are_carried_out_once() throws SQLException {
    try (Running running = Running.start(TestDatabase.fresh())) {
      List<CompletionStage<Reply>> replies = new ArrayList<>();
      for (int n = 0; n < 20; n++) {
        replies.add(asking(running, "one", n > 0));
      }
      assertThat(replies.getLast().toCompletableFuture().join()).isInstanceOf(Reply.Done.class);
      await(() -> asked(running, "one", true) instanceof Reply.Done);
      assertThat(revisions(running)).containsExactly(1L);
    }
  }

  @Test
  void whoever_asks_through_the_edge_gets_each_answer_once() throws SQLException {
    try (Running running = Running.start(TestDatabase.fresh())) {
      for (int n = 1; n <= 3; n++) {
        Reply reply =
            running
                .runtime
                .entities()
                .askOnce(DEPOT, new Close(n % 2 == 1), null, Request.fresh())
                .toCompletableFuture()
                .join();
        assertThat(reply)
            .isInstanceOfSatisfying(Reply.Done.class, done -> assertThat(done.events()).hasSize(1));
      }
      assertThat(revisions(running)).containsExactly(1L, 2L, 3L);
    }
  }

  private static Reply.Done done(Running running, String request, boolean again) {
    return (Reply.Done) asked(running, request, again);
  }

  private static Reply asked(Running running, String request, boolean again) {
    return asking(running, request, again).toCompletableFuture().join();
  }

  private static CompletionStage<Reply> asking(Running running, String request, boolean again) {
    return running
        .runtime
        .entities()
        .ref(DEPOT)
        .ask(replyTo -> new Ask(command(request), null, request, again, true, replyTo), PATIENCE);
  }

  /** Each of the two undoes what the other has done, and so would write an event each time. */
  private static Command command(String request) {
    return new Close(request.equals("one"));
  }

  private static List<Long> revisions(Running running) throws SQLException {
    return running.runtime.journal().history(DEPOT).stream().map(JournalEvent::revision).toList();
  }
}
