package io.fixfirst.actors.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of entities with an event that cannot be read. Who follows the journal is told nothing
 * of theirs from that event on, on every node and after each start alike, so that one such event
 * stops one entity and nothing else.
 */
public final class Unreadable {

  private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);

  /** An entity that stands still. */
  public record Entry(String persistenceId, long revision, String reason) {}

  private final DataSource dataSource;

  public Unreadable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Puts an entity on the list, and says so in the log when it was not there.
   *
   * @throws SQLException if the database does not answer
   */
  public void report(UnreadableEventException found) throws SQLException {
    String sql =
        """
        INSERT INTO journal_unreadable AS u (persistence_id, sequence_number, reason)
        VALUES (?, ?, ?)
        ON CONFLICT (persistence_id) DO UPDATE
          SET sequence_number = excluded.sequence_number, reason = excluded.reason
          WHERE u.sequence_number > excluded.sequence_number""";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, found.persistenceId());
      statement.setLong(2, found.revision());
      statement.setString(3, String.valueOf(found.getMessage()));
      if (statement.executeUpdate() > 0) {
        LOG.error("{} This entity stands still; all others go on.", found.getMessage());
      }
    }
  }

  /**
   * {@return entities that stand still, the one that was found first in front}
   *
   * @param limit of them, at most
   * @throws SQLException if the database does not answer
   */
  public List<Entry> list(int limit) throws SQLException {
    String sql =
        "SELECT persistence_id, sequence_number, reason FROM journal_unreadable"
            + " ORDER BY found, persistence_id LIMIT ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, limit);
      try (ResultSet row = statement.executeQuery()) {
        List<Entry> entries = new ArrayList<>();
        while (row.next()) {
          entries.add(new Entry(row.getString(1), row.getLong(2), row.getString(3)));
        }
        return entries;
      }
    }
  }

  /**
   * {@return how many entities stand still}
   *
   * @throws SQLException if the database does not answer
   */
  public long count() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT count(*) FROM journal_unreadable");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Empties the list, because somebody has put the events right; those that still cannot be read
   * come back on it.
   *
   * @return how many there were
   * @throws SQLException if the database does not answer
   */
  public long forget() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("DELETE FROM journal_unreadable")) {
      return statement.executeUpdate();
    }
  }
}
