package io.fixfirst.actors.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to the journal.
 *
 * <p>What entities write at about the same time goes together: while a writer waits for the disk,
 * the next rows gather, and then go in one statement, which is a transaction of its own. So the
 * more is written, the less each event costs, and none waits for others to come.
 *
 * <p>Two writers of one entity, such as nodes that do not see each other, cannot both go on: the
 * key of the journal lets one of the two events in.
 */
public final class JournalWriter implements AutoCloseable {

  /** Says in the column of the serializer that the payload is the codec's JSON. */
  static final int SERIALIZER = 7001;

  private static final String INSERT =
      """
      INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,
        event_ser_id, event_ser_manifest, event_payload)
      SELECT id, seq, '', ?, ?, name, json FROM unnest(?, ?, ?, ?) AS t (id, seq, name, json)""";

  /**
   * An event as it is stored.
   *
   * @param revision the entity's, with this event
   * @param name the event's stored name
   * @param json the event without its name
   */
  public record Row(String persistenceId, long revision, String name, byte[] json) {}

  private record Write(List<Row> rows, CompletableFuture<Void> written) {}

  private final DataSource dataSource;
  private final JournalSignal signal;
  private final int rowsMax;
  private final BlockingQueue<Write> queue = new LinkedBlockingQueue<>();
  private final List<Thread> threads;
  private volatile boolean closed;

  /**
   * @param signal told of each write
   * @param writers statements at the same time, each on a connection and a thread of its own
   * @param rowsMax events in one statement, at most; more where one entity writes more at once
   */
  public JournalWriter(DataSource dataSource, JournalSignal signal, int writers, int rowsMax) {
    this.dataSource = dataSource;
    this.signal = signal;
    this.rowsMax = rowsMax;
    this.threads =
        IntStream.rangeClosed(1, writers)
            .mapToObj(
                n -> Thread.ofPlatform().daemon().name("fixfirst-journal-" + n).start(this::run))
            .toList();
  }

  /**
   * Writes an entity's next events: all of them or none.
   *
   * @return completed once they are durable; failed if that cannot be said, so that only the
   *     journal itself can tell
   */
  public CompletionStage<Void> write(List<Row> rows) {
    Write write = new Write(rows, new CompletableFuture<>());
    queue.add(write);
    if (closed) {
      failWhoeverWaits();
    }
    return write.written;
  }

  /** Ends the writers, after what they are writing; whoever still waits is told so. */
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    failWhoeverWaits();
  }

  private void failWhoeverWaits() {
    for (Write write = queue.poll(); write != null; write = queue.poll()) {
      write.written.completeExceptionally(new IllegalStateException("The journal is closed."));
    }
  }

  private void run() {
    while (!closed) {
      List<Write> together = new ArrayList<>();
      try {
        together.add(queue.take());
      } catch (InterruptedException _) {
        return; // Closed.
      }
      int rows = together.getFirst().rows.size();
      for (Write next = queue.poll(); next != null; next = rows < rowsMax ? queue.poll() : null) {
        together.add(next);
        rows += next.rows.size();
      }
      writeTogether(together);
    }
  }

  private void writeTogether(List<Write> together) {
    try {
      insert(together.stream().flatMap(write -> write.rows.stream()).toList());
    } catch (SQLException e) {
      if (together.size() > 1 && isAboutRows(e)) {
        together.forEach(write -> writeTogether(List.of(write))); // One of them alone is at fault.
      } else {
        together.forEach(write -> write.written.completeExceptionally(e));
      }
      return;
    } catch (RuntimeException e) {
      together.forEach(write -> write.written.completeExceptionally(e));
      return;
    }
    signal.written();
    together.forEach(write -> write.written.complete(null));
  }

  private void insert(List<Row> rows) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setLong(1, InstantSource.system().millis());
      statement.setInt(2, SERIALIZER);
      statement.setArray(3, connection.createArrayOf("text", column(rows, Row::persistenceId)));
      statement.setArray(4, connection.createArrayOf("bigint", column(rows, Row::revision)));
      statement.setArray(5, connection.createArrayOf("text", column(rows, Row::name)));
      statement.setArray(
          6,
          connection.createArrayOf("bytea", rows.stream().map(Row::json).toArray(byte[][]::new)));
      statement.executeUpdate();
    }
  }

  private static Object[] column(List<Row> rows, Function<Row, Object> value) {
    return rows.stream().map(value).toArray();
  }

  /** {@return whether PostgreSQL has refused the rows, rather than being away or going away} */
  private static boolean isAboutRows(SQLException e) {
    @Nullable String state = e.getSQLState();
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("P0"));
  }
}
