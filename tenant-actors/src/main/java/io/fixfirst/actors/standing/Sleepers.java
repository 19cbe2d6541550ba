package io.fixfirst.actors.standing;

import io.fixfirst.core.EntityId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Notes who falls asleep; those who do so at about the same time in one statement. */
public final class Sleepers {

  private static final int TOGETHER_MAX = 1_000;

  private record Waiting(Standing.Sleeper sleeper, CompletableFuture<Void> noted) {}

  private final DataSource dataSource;
  private final Executor blocking;
  private List<Waiting> waiting = new ArrayList<>();
  private boolean writing;

  /**
   * @param blocking where statements wait for the database
   */
  public Sleepers(DataSource dataSource, Executor blocking) {
    this.dataSource = dataSource;
    this.blocking = blocking;
  }

  /**
   * Notes one who falls asleep.
   *
   * @param revision that it has, so that later knowledge is not replaced
   * @param due its earliest timer; null for none
   * @return completed once it is noted; failed if the database does not answer
   */
  public synchronized CompletionStage<Void> record(
      EntityId id, long revision, @Nullable Instant due) {
    CompletableFuture<Void> noted = new CompletableFuture<>();
    waiting.add(new Waiting(new Standing.Sleeper(id, revision, due), noted));
    if (!writing) {
      writing = true;
      blocking.execute(this::writeAll);
    }
    return noted;
  }

  private void writeAll() {
    for (List<Waiting> some = next(); !some.isEmpty(); some = next()) {
      write(some);
    }
  }

  private synchronized List<Waiting> next() {
    List<Waiting> some = List.copyOf(waiting.subList(0, Math.min(TOGETHER_MAX, waiting.size())));
    waiting = new ArrayList<>(waiting.subList(some.size(), waiting.size()));
    writing = !some.isEmpty();
    return some;
  }

  private void write(List<Waiting> some) {
    Map<EntityId, Standing.Sleeper> last = new LinkedHashMap<>();
    some.forEach(one -> last.put(one.sleeper.id(), one.sleeper));
    try (Connection connection = dataSource.getConnection()) {
      Standing.asleep(connection, last.values());
      some.forEach(one -> one.noted.complete(null));
    } catch (SQLException | RuntimeException e) {
      some.forEach(one -> one.noted.completeExceptionally(e));
    }
  }
}
