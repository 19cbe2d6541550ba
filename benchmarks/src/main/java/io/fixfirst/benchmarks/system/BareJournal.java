package io.fixfirst.benchmarks.system;

import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import io.fixfirst.control.ControlPlane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * How many events a second PostgreSQL takes in if somebody does nothing else: batches of 400 rows
 * by two connections into a table like the journal, with its indices and durable, in the same
 * server.
 */
final class BareJournal {

  private static final String TABLE = "bare_journal";
  private static final String INSERT =
      "INSERT INTO "
          + TABLE
          + " (persistence_id, sequence_number, writer, write_timestamp, event_ser_id,"
          + " event_ser_manifest, event_payload)"
          + " SELECT id, seq, '', 0, 1, name, json FROM unnest(?, ?, ?, ?) AS t (id, seq, name, json)";
  private static final int WRITERS = 2;
  private static final int BATCH = 400;
  private static final int BATCHES = 100;
  private static final int ROUNDS = 3;
  private static final int ENTITIES = 1_000;

  /** As long as an incident's event is on the average. */
  private static final byte[] EVENT = "x".repeat(270).getBytes(StandardCharsets.US_ASCII);

  private BareJournal() {}

  /** {@return rows a second} */
  static double measure(Path data, Sheet sheet) throws IOException, InterruptedException {
    try (Database database = Database.shared(data, ControlPlane.config(ConfigFactory.empty()))) {
      DataSource source = database.dataSource();
      execute(source, "CREATE TABLE " + TABLE + " (LIKE event_journal INCLUDING ALL)");
      try {
        List<Double> rounds = new ArrayList<>();
        round(source, 0);
        for (int round = 1; round <= ROUNDS; round++) {
          rounds.add(WRITERS * BATCHES * BATCH / round(source, round));
        }
        return sheet.figure(
            "bare batched inserts into a table like the journal",
            What.of("system.bareInserts", "rows/s", Better.MORE).asYardstick(),
            rounds);
      } finally {
        execute(source, "DROP TABLE " + TABLE);
      }
    } catch (SQLException e) {
      throw new IOException("The bare journal could not be written.", e);
    }
  }

  private static double round(DataSource source, int round)
      throws IOException, InterruptedException {
    List<Future<?>> writers = new ArrayList<>();
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = round * WRITERS + writer;
        writers.add(threads.submit(() -> write(source, number)));
      }
    }
    for (Future<?> writer : writers) {
      try {
        writer.get();
      } catch (ExecutionException e) {
        throw new IOException("A bare insert failed: " + e.getCause(), e);
      }
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static Void write(DataSource source, int number) throws SQLException {
    String[] names = new String[BATCH];
    Arrays.fill(names, "incident-assigned");
    byte[][] events = new byte[BATCH][];
    Arrays.fill(events, EVENT);
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (int batch = 0; batch < BATCHES; batch++) {
        String[] ids = new String[BATCH];
        Long[] revisions = new Long[BATCH];
        for (int row = 0; row < BATCH; row++) {
          long all = (long) batch * BATCH + row;
          ids[row] = "incident|kolding-" + number + "-" + all % ENTITIES;
          revisions[row] = all / ENTITIES + 1;
        }
        statement.setArray(1, connection.createArrayOf("text", ids));
        statement.setArray(2, connection.createArrayOf("bigint", revisions));
        statement.setArray(3, connection.createArrayOf("text", names));
        statement.setArray(4, connection.createArrayOf("bytea", events));
        statement.executeUpdate();
      }
    }
    return null;
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
