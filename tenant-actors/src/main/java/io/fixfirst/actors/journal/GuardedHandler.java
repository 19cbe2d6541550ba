package io.fixfirst.actors.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A projection's handler that folds nothing which somebody else has folded already: a node that was
 * frozen, or cut off, goes on where it stood, while another one has taken its projections over. And
 * it begins anew, remembering nothing, once its tables have been rebuilt.
 */
final class GuardedHandler implements ProjectionHandler {

  private final Projection projection;
  private ProjectionHandler handler;
  private long rebuilt = -1;

  GuardedHandler(Projection projection) {
    this.projection = projection;
    this.handler = projection.handlers().get();
  }

  @Override
  public void handle(Connection connection, List<JournalEvent> events) throws SQLException {
    long now = take(connection, events.getFirst().offset(), events.getLast().offset());
    if (now != rebuilt && rebuilt >= 0) {
      handler = projection.handlers().get();
    }
    rebuilt = now;
    handler.handle(connection, events);
  }

  /**
   * Takes a page, which nobody else may write before this transaction ends.
   *
   * @return how often the tables have been rebuilt
   * @throws IllegalStateException if the page, or a part of it, has been folded
   */
  private long take(Connection connection, Offset first, Offset last) throws SQLException {
    String sql =
        """
        UPDATE projection_rebuilt SET reached_xid = CAST(? AS xid8), reached_ordering = ?
        WHERE name = ? AND (reached_xid IS NULL
          OR (reached_xid, reached_ordering) < (CAST(? AS xid8), ?))
        RETURNING times""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, Long.toString(last.xid()));
      statement.setLong(2, last.ordering());
      statement.setString(3, projection.name());
      statement.setString(4, Long.toString(first.xid()));
      statement.setLong(5, first.ordering());
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          return row.getLong(1);
        }
      }
    }
    if (add(connection, projection.name())) {
      return take(connection, first, last);
    }
    throw new IllegalStateException(
        "Another node has folded %s up to this place or further (%s)."
            .formatted(projection.name(), first));
  }

  /**
   * {@return how often the tables have been rebuilt; nobody else writes them before this
   * transaction ends}
   */
  static long lock(Connection connection, String name) throws SQLException {
    String sql = "SELECT times FROM projection_rebuilt WHERE name = ? FOR UPDATE";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          return row.getLong(1);
        }
      }
    }
    add(connection, name);
    return lock(connection, name);
  }

  private static boolean add(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO projection_rebuilt (name) VALUES (?) ON CONFLICT DO NOTHING")) {
      statement.setString(1, name);
      return statement.executeUpdate() == 1;
    }
  }
}
