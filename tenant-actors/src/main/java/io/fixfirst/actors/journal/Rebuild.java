package io.fixfirst.actors.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Folds the tables of a read model again from the whole journal, while the old ones go on being
 * read and written.
 *
 * <p>The rows are folded into temporary tables of the same names, which hide the real ones from
 * this connection alone. Only at the end, in one transaction during which the projection waits, the
 * last events are folded, up to where the projection stands, and the rows that differ are put in
 * place. Whoever reads sees all of that or nothing.
 */
public final class Rebuild {

  private static final int PAGE = 2_000;

  private final Connection connection;
  private final JournalReader journal;
  private final ReadModel model;
  private final ProjectionHandler handler;
  private final LongConsumer progress;
  private Offset place = Offset.START;
  private long events;

  private Rebuild(
      Connection connection, JournalReader journal, ReadModel model, LongConsumer progress) {
    this.connection = connection;
    this.journal = journal;
    this.model = model;
    this.handler = model.projection().handlers().get();
    this.progress = progress;
  }

  /**
   * What came of it.
   *
   * @param events folded
   * @param differing by table, rows that were there and should not be, were missing, or were
   *     otherwise than the journal says
   */
  public record Outcome(long events, Map<String, Long> differing) {

    /** {@return rows that were wrong, in all tables} */
    public long wrong() {
      return differing.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Folds a read model again.
   *
   * @param replace whether to put right what is wrong; else it is only counted
   * @param progress told how many events have been folded
   */
  public static Outcome run(
      DataSource dataSource,
      JournalReader journal,
      ReadModel model,
      boolean replace,
      LongConsumer progress)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return new Rebuild(connection, journal, model, progress).run(replace);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
        execute(connection, "DISCARD TEMP"); // Or who gets the connection next reads them.
      }
    }
  }

  private Outcome run(boolean replace) throws SQLException {
    String name = model.projection().name();
    model.tables().forEach(table -> hide(table.name()));
    model.beside().forEach(this::hide);
    connection.commit();
    for (Offset end = Projections.offset(connection, name);
        foldPage(end);
        end = Projections.offset(connection, name)) {
      connection.commit();
    }
    long times = GuardedHandler.lock(connection, name); // The projection waits now.
    Offset end = Projections.offset(connection, name);
    while (foldPage(end)) {
      progress.accept(events);
    }
    Map<String, Long> differing = new LinkedHashMap<>();
    for (ReadModel.Table table : model.tables()) {
      differing.put(table.name(), replace ? replace(table) : differing(table));
    }
    if (replace) {
      execute(
          connection,
          "UPDATE projection_rebuilt SET times = " + (times + 1) + " WHERE name = '" + name + "'");
    }
    connection.commit();
    return new Outcome(events, differing);
  }

  /** {@return whether there were events up to an offset that were not folded yet} */
  private boolean foldPage(Offset end) throws SQLException {
    List<JournalEvent> page =
        journal.read(place, PAGE).stream()
            .filter(event -> event.offset().compareTo(end) <= 0)
            .toList();
    if (page.isEmpty()) {
      return false;
    }
    handler.handle(connection, page);
    place = page.getLast().offset();
    events += page.size();
    progress.accept(events);
    return true;
  }

  private void hide(String table) {
    try {
      execute(
          connection,
          "CREATE TEMPORARY TABLE " + table + " (LIKE " + real(table) + " INCLUDING ALL)");
    } catch (SQLException e) {
      throw new IllegalStateException("The table " + table + " cannot be folded beside itself.", e);
    }
  }

  private long differing(ReadModel.Table table) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT count(*)" + wrong(table));
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private long replace(ReadModel.Table table) throws SQLException {
    long differing = differing(table);
    if (differing > 0) {
      String key = String.join(", ", table.key());
      execute(
          connection,
          "CREATE TEMPORARY TABLE rebuild_wrong ON COMMIT DROP AS SELECT " + key + wrong(table));
      execute(
          connection,
          "DELETE FROM %s WHERE (%s) IN (SELECT %s FROM rebuild_wrong)"
              .formatted(real(table.name()), key, key));
      execute(
          connection,
          "INSERT INTO %s SELECT * FROM pg_temp.%s WHERE (%s) IN (SELECT %s FROM rebuild_wrong)"
              .formatted(real(table.name()), table.name(), key, key));
      execute(connection, "DROP TABLE rebuild_wrong");
    }
    return differing;
  }

  /** The rows that are not as they should be, whether both tables have them or one. */
  private String wrong(ReadModel.Table table) throws SQLException {
    String first = table.key().getFirst();
    return """
         FROM %1$s AS was FULL JOIN pg_temp.%2$s AS folded USING (%3$s)
        WHERE ROW(was.*) IS DISTINCT FROM ROW(folded.*)
          AND NOT ((was.%4$s IS NULL OR coalesce(%5$s, false))
            AND (folded.%4$s IS NULL OR coalesce(%6$s, false)))"""
        .formatted(
            real(table.name()),
            table.name(),
            String.join(", ", table.key()),
            first,
            handler.forgotten("was"),
            handler.forgotten("folded"));
  }

  /** {@return the table that everybody else sees} */
  private String real(String table) throws SQLException {
    return connection.getSchema() + "." + table;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
