package io.fixfirst.actors.journal;

import io.fixfirst.actors.postgres.GroupCommit;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to the journal.
 *
 * <p>What entities write at about the same time goes in one statement, which is a transaction of
 * its own.
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
        event_ser_id, event_ser_manifest, event_payload, request)
      SELECT id, seq, '', ?, ?, name, json, request
      FROM unnest(?, ?, ?, ?, ?) AS t (id, seq, name, json, request)""";

  /**
   * An event as it is stored.
   *
   * @param revision the entity's, with this event
   * @param name the event's stored name
   * @param json the event without its name
   * @param request that has caused it, on the first of its events; no entity's two may have the
   *     same
   */
  public record Row(
      String persistenceId, long revision, String name, byte[] json, @Nullable String request) {}

  private final DataSource dataSource;
  private final GroupCommit<List<Row>> commit;

  /** A lane of its own, with statements of few rows: they take milliseconds also in a storm. */
  private final GroupCommit<List<Row>> express;

  /**
   * @param signal told of each write
   * @param writers statements at the same time, each on a connection and a thread of its own
   * @param rowsMax events in one statement, at most; more where one entity writes more at once
   */
  public JournalWriter(DataSource dataSource, JournalSignal signal, int writers, int rowsMax) {
    this.dataSource = dataSource;
    GroupCommit.Writer<List<Row>> writer =
        together -> {
          insert(together.stream().flatMap(List::stream).toList());
          signal.written();
        };
    this.commit = GroupCommit.start("fixfirst-journal", writers, rowsMax, List::size, writer);
    this.express = GroupCommit.start("fixfirst-express", 1, rowsMax, List::size, writer);
  }

  /**
   * Writes an entity's next events: all of them or none.
   *
   * @param urgent whether they go past what waits to be written
   * @return completed once they are durable; failed if that cannot be said, so that only the
   *     journal itself can tell
   */
  public CompletionStage<Void> write(List<Row> rows, boolean urgent) {
    return (urgent ? express : commit).write(rows);
  }

  /** Ends the writers, after what they are writing; whoever still waits is told so. */
  @Override
  public void close() {
    commit.close();
    express.close();
  }

  private void insert(List<Row> rows) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setLong(1, InstantSource.system().millis());
      statement.setInt(2, SERIALIZER);
      statement.setArray(3, array(connection, "text", rows, Row::persistenceId, String[]::new));
      statement.setArray(4, array(connection, "bigint", rows, Row::revision, Long[]::new));
      statement.setArray(5, array(connection, "text", rows, Row::name, String[]::new));
      statement.setArray(6, array(connection, "bytea", rows, Row::json, byte[][]::new));
      statement.setArray(7, array(connection, "text", rows, Row::request, String[]::new));
      statement.executeUpdate();
    }
  }

  /** Of its own type, so that the driver sends it as bytes, which nobody has to parse. */
  private static <T extends @Nullable Object> Array array(
      Connection connection,
      String type,
      List<Row> rows,
      Function<Row, T> value,
      IntFunction<T[]> made)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray(made));
  }
}
