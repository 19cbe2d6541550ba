package io.fixfirst.actors.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  @Test
  void what_is_to_be_written_next_goes_before_all_that_waits() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<List<String>> written = new CopyOnWriteArrayList<>();
    try (GroupCommit<String> commit =
        GroupCommit.start(
            "test",
            1,
            2,
            _ -> 1,
            together -> {
              begun.countDown();
              awaited(go);
              written.add(List.copyOf(together));
            })) {
      CompletionStage<Void> first = commit.write("first");
      awaited(begun);
      commit.write("second");
      commit.write("third");
      CompletionStage<Void> last = commit.write("fourth");
      CompletionStage<Void> urgent = commit.writeNext("urgent");
      go.countDown();
      List.of(first, urgent, last).forEach(one -> one.toCompletableFuture().join());
    }
    assertThat(written)
        .containsExactly(List.of("first"), List.of("urgent", "second"), List.of("third", "fourth"));
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
