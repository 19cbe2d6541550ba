package io.fixfirst.actors.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a journal's order when it comes from another server.
 *
 * <p>The journal is ordered by PostgreSQL's transaction numbers. A dump that is loaded into another
 * server keeps the old ones, while new transactions there begin low again: what is written next
 * would come before what is there. A number that is still to come gives this away. The rows are
 * then numbered anew in their order, all as of one early transaction, and the offsets of the
 * projections with them.
 */
final class JournalNumbers {

  private static final Logger LOG = LoggerFactory.getLogger(JournalNumbers.class);

  private JournalNumbers() {}

  static void mend(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        if (isFromElsewhere(statement)) {
          LOG.warn("This journal comes from another server: its events are numbered anew.");
          renumber(statement);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new DatabaseException("The journal's order cannot be checked: " + e.getMessage(), e);
    }
  }

  private static boolean isFromElsewhere(Statement statement) throws SQLException {
    String sql =
        """
        SELECT coalesce((SELECT e.xid FROM event_journal e ORDER BY e.xid DESC LIMIT 1)
          >= pg_snapshot_xmax(pg_current_snapshot()), false)""";
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static void renumber(Statement statement) throws SQLException {
    statement.execute("LOCK TABLE event_journal, pekko_projection_offset_store IN EXCLUSIVE MODE");
    statement.execute(
        """
        CREATE TEMPORARY TABLE renumbered ON COMMIT DROP AS
        SELECT e.persistence_id, e.sequence_number, e.xid, e.ordering,
          row_number() OVER (ORDER BY e.xid, e.ordering) AS place
        FROM event_journal e""");
    statement.execute(
        """
        UPDATE pekko_projection_offset_store p SET current_offset = '3.' || (
          SELECT count(*) FROM renumbered r
          WHERE (r.xid, r.ordering) <= (split_part(p.current_offset, '.', 1)::xid8,
            split_part(p.current_offset, '.', 2)::bigint))""");
    statement.execute("UPDATE projection_rebuilt SET reached_xid = NULL, reached_ordering = NULL");
    statement.execute(
        """
        UPDATE event_journal e SET xid = '3', ordering = r.place FROM renumbered r
        WHERE e.persistence_id = r.persistence_id AND e.sequence_number = r.sequence_number""");
    statement.execute(
        """
        SELECT setval(pg_get_serial_sequence('event_journal', 'ordering'),
          (SELECT max(ordering) FROM event_journal))""");
  }
}
