package io.fixfirst.benchmarks.system;

import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.ControlPlane;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the database of a server under test says of entities that sleep. Whoever falls asleep leaves
 * the instant of its earliest timer there, so what stands there comes from timers that it had.
 */
final class Standing implements AutoCloseable {

  private final Database database;

  Standing(Path data) {
    this.database = Database.shared(data, ControlPlane.config(ConfigFactory.empty()));
  }

  /**
   * How many entities of a kind there are.
   *
   * @param awake marked so: they have written something, or have been woken, since they slept
   * @param armed asleep, to be woken for a timer
   * @param idle asleep without a timer
   */
  record Count(long awake, long armed, long idle) {}

  Count of(String kind) throws IOException {
    String sql =
        "SELECT count(*) FILTER (WHERE due = '-infinity'),"
            + " count(*) FILTER (WHERE due > '-infinity'),"
            + " count(*) FILTER (WHERE due IS NULL) FROM standing WHERE kind = ?";
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, kind);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Count(row.getLong(1), row.getLong(2), row.getLong(3));
      }
    } catch (SQLException e) {
      throw new IOException("The database does not tell who sleeps: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
