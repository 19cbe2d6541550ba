package io.fixfirst.actors.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A projection's handler that begins anew, remembering nothing, once its tables have been folded
 * again by somebody else.
 */
final class RebuiltHandler implements ProjectionHandler {

  private final Projection projection;
  private ProjectionHandler handler;
  private long rebuilt = -1;

  RebuiltHandler(Projection projection) {
    this.projection = projection;
    this.handler = projection.handlers().get();
  }

  @Override
  public void handle(Connection connection, List<JournalEvent> events) throws SQLException {
    long now = times(connection, projection.name(), "SHARE");
    if (now != rebuilt && rebuilt >= 0) {
      handler = projection.handlers().get();
    }
    rebuilt = now;
    handler.handle(connection, events);
  }

  /**
   * {@return how often the tables have been rebuilt; nobody else changes that before this
   * transaction ends}
   *
   * @param lock {@code SHARE} beside other readers of it, {@code UPDATE} alone
   */
  static long times(Connection connection, String name, String lock) throws SQLException {
    String sql = "SELECT times FROM projection_rebuilt WHERE name = ? FOR " + lock;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          return row.getLong(1);
        }
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO projection_rebuilt (name) VALUES (?) ON CONFLICT DO NOTHING")) {
      statement.setString(1, name);
      statement.executeUpdate();
    }
    return times(connection, name, lock);
  }
}
