package io.fixfirst.control.view;

import io.fixfirst.control.access.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A connection that reads for somebody. For a caller who does not serve every tenant the database
 * itself shows the rows of the caller's tenants only, whatever a query forgets.
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
   * @param reach whose rows may be seen
   * @param floor whether the provider's people and teams may be seen
   * @param wall whether the database can be asked to see to that
   */
  public static Reading open(DataSource dataSource, Reach reach, boolean floor, boolean wall)
      throws SQLException {
    Connection connection = dataSource.getConnection();
    if (reach.isEvery() || !wall) {
      return new Reading(connection, false);
    }
    Reading reading = new Reading(connection, true);
    try {
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT set_config('role', 'fixfirst_reader', true),"
                  + " set_config('fixfirst.tenants', ?, true),"
                  + " set_config('fixfirst.floor', ?, true)")) {
        statement.setString(1, reach.text());
        statement.setString(2, floor ? "on" : "off");
        statement.execute();
      }
      return reading;
    } catch (SQLException e) {
      reading.close();
      throw e;
    }
  }

  /** {@return whether the database knows the role that sees some tenants only, and holds it} */
  public static boolean hasWall(DataSource dataSource) throws SQLException {
    String sql =
        "SELECT count(*) FROM pg_roles WHERE rolname = 'fixfirst_reader'"
            + " AND NOT rolsuper AND NOT rolbypassrls"
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
