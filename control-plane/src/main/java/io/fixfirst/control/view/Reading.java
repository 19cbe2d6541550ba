package io.fixfirst.control.view;

import io.fixfirst.core.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection that reads for somebody. For a caller of one tenant the database itself shows the
 * rows of that tenant only, whatever a query forgets.
 */
public final class Reading implements AutoCloseable {

  private final Connection connection;
  private final boolean walled;

  private Reading(Connection connection, boolean walled) {
    this.connection = connection;
    this.walled = walled;
  }

  /**
   * {@return a connection}
   *
   * @param only the one tenant that may be seen; null for all
   * @param wall whether the database can be asked to see to that
   */
  public static Reading open(DataSource dataSource, @Nullable TenantId only, boolean wall)
      throws SQLException {
    Connection connection = dataSource.getConnection();
    if (only == null || !wall) {
      return new Reading(connection, false);
    }
    Reading reading = new Reading(connection, true);
    try {
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT set_config('role', 'fixfirst_reader', true),"
                  + " set_config('fixfirst.tenant', ?, true)")) {
        statement.setString(1, only.text());
        statement.execute();
      }
      return reading;
    } catch (SQLException e) {
      reading.close();
      throw e;
    }
  }

  /** {@return whether the database knows the role that sees one tenant only} */
  public static boolean hasWall(DataSource dataSource) throws SQLException {
    String sql =
        "SELECT count(*) FROM pg_roles WHERE rolname = 'fixfirst_reader'"
            + " AND pg_has_role(current_user, oid, 'MEMBER')"
            + " AND has_table_privilege(oid, 'view_incident', 'SELECT')";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getInt(1) == 1;
    }
  }

  public Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    try {
      if (walled) {
        connection.rollback(); // Nothing was written; role and tenant end with the transaction.
        connection.setAutoCommit(true);
      }
    } finally {
      connection.close();
    }
  }
}
