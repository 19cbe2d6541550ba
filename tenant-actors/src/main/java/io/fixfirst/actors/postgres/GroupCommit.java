package io.fixfirst.actors.postgres;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes together what is to be written at about the same time: while a writer waits for the disk,
 * the next entries gather, and then go in one transaction. So the more is written, the less each
 * entry costs, and none waits for others to come.
 *
 * @param <T> an entry: all of it is written or nothing
 */
public final class GroupCommit<T> implements AutoCloseable {

  /** Writes entries in one transaction. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(List<T> together) throws SQLException;
  }

  private record Entry<T>(T what, CompletableFuture<Void> written) {}

  private final String name;
  private final int rowsMax;
  private final ToIntFunction<T> rows;
  private final Writer<T> writer;
  private final BlockingQueue<Entry<T>> queue = new LinkedBlockingQueue<>();
  private List<Thread> threads = List.of();
  private volatile boolean closed;

  private GroupCommit(String name, int rowsMax, ToIntFunction<T> rows, Writer<T> writer) {
    this.name = name;
    this.rowsMax = rowsMax;
    this.rows = rows;
    this.writer = writer;
  }

  /**
   * {@return a running one}
   *
   * @param name of its threads, and of what is closed
   * @param threads that write at the same time, each in a transaction of its own
   * @param rowsMax rows in one transaction, at most; more where one entry has more
   * @param rows how many rows an entry has
   */
  public static <T> GroupCommit<T> start(
      String name, int threads, int rowsMax, ToIntFunction<T> rows, Writer<T> writer) {
    GroupCommit<T> commit = new GroupCommit<>(name, rowsMax, rows, writer);
    commit.threads =
        IntStream.rangeClosed(1, threads)
            .mapToObj(
                n -> Thread.ofPlatform().daemon().name(name + "-" + n).start(commit::writeAll))
            .toList();
    return commit;
  }

  /**
   * {@return completed once the entry is durable; failed if that cannot be said, so that only the
   * database itself can tell}
   */
  public CompletionStage<Void> write(T what) {
    Entry<T> entry = new Entry<>(what, new CompletableFuture<>());
    queue.add(entry);
    if (closed) {
      failWhoeverWaits();
    }
    return entry.written;
  }

  /** Ends the writers, after what they are writing; whoever still waits is told so. */
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    failWhoeverWaits();
  }

  private void failWhoeverWaits() {
    for (Entry<T> entry = queue.poll(); entry != null; entry = queue.poll()) {
      entry.written.completeExceptionally(
          new SQLNonTransientConnectionException(name + " is closed."));
    }
  }

  private void writeAll() {
    while (!closed) {
      List<Entry<T>> together = new ArrayList<>();
      try {
        together.add(queue.take());
      } catch (InterruptedException _) {
        return; // Closed.
      }
      int gathered = rows.applyAsInt(together.getFirst().what);
      Entry<T> next = gathered < rowsMax ? queue.poll() : null;
      while (next != null) {
        together.add(next);
        gathered += rows.applyAsInt(next.what);
        next = gathered < rowsMax ? queue.poll() : null;
      }
      writeTogether(together);
    }
  }

  private void writeTogether(List<Entry<T>> together) {
    try {
      writer.write(together.stream().map(Entry::what).toList());
    } catch (SQLException e) {
      if (together.size() > 1 && isAboutRows(e)) {
        together.forEach(entry -> writeTogether(List.of(entry))); // One of them alone is at fault.
      } else {
        together.forEach(entry -> entry.written.completeExceptionally(e));
      }
      return;
    } catch (RuntimeException e) {
      together.forEach(entry -> entry.written.completeExceptionally(e));
      return;
    }
    together.forEach(entry -> entry.written.complete(null));
  }

  /** {@return whether PostgreSQL has refused the rows, rather than being away or going away} */
  private static boolean isAboutRows(SQLException e) {
    @Nullable String state = e.getSQLState();
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("P0"));
  }
}
