package io.fixfirst.control.audit;

import io.fixfirst.actors.postgres.GroupCommit;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the audit log. Nodes of a cluster take turns: the end of the chain is locked while
 * rows are put behind it.
 */
public final class AuditLog implements AutoCloseable {

  private static final int TOGETHER_MAX = 500;

  private static final String INSERT =
      """
      INSERT INTO audit (number, at, who, role, origin, what, subject, tenant, status, hash)
      SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private final DataSource dataSource;
  private final GroupCommit<Deed> commit;

  private AuditLog(DataSource dataSource) {
    this.dataSource = dataSource;
    this.commit = GroupCommit.start("fixfirst-audit", 1, TOGETHER_MAX, deed -> 1, this::write);
  }

  /** {@return a log that takes deeds} */
  public static AuditLog open(DataSource dataSource) {
    return new AuditLog(dataSource);
  }

  /** {@return completed once the deed is durable; failed if that cannot be said} */
  public CompletionStage<Void> append(Deed deed) {
    return commit.write(exact(deed));
  }

  /** Ends, after what is being written. */
  @Override
  public void close() {
    commit.close();
  }

  private void write(List<Deed> deeds) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        End end = end(connection);
        List<Long> numbers = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        long number = end.number();
        byte[] hash = end.hash();
        for (Deed deed : deeds) {
          number++;
          hash = Chain.hash(hash, number, deed);
          numbers.add(number);
          hashes.add(hash);
        }
        insert(connection, deeds, numbers, hashes);
        moveEnd(connection, new End(number, hash));
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static End end(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT number, hash FROM audit_end FOR UPDATE");
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("The end of the audit log is missing.");
      }
      return new End(row.getLong(1), row.getBytes(2));
    }
  }

  private static void moveEnd(Connection connection, End end) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE audit_end SET number = ?, hash = ?")) {
      statement.setLong(1, end.number());
      statement.setBytes(2, end.hash());
      statement.executeUpdate();
    }
  }

  private static void insert(
      Connection connection, List<Deed> deeds, List<Long> numbers, List<byte[]> hashes)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      Array[] columns = {
        connection.createArrayOf("bigint", numbers.toArray()),
        column(connection, "timestamptz", deeds, deed -> Timestamp.from(deed.at())),
        column(connection, "text", deeds, Deed::who),
        column(connection, "text", deeds, Deed::role),
        column(connection, "text", deeds, Deed::from),
        column(connection, "text", deeds, Deed::what),
        column(connection, "text", deeds, Deed::on),
        column(connection, "text", deeds, Deed::tenant),
        column(connection, "integer", deeds, Deed::status),
        connection.createArrayOf("bytea", hashes.toArray(byte[][]::new))
      };
      for (int index = 0; index < columns.length; index++) {
        statement.setArray(index + 1, columns[index]);
      }
      statement.executeUpdate();
    }
  }

  private static Array column(
      Connection connection, String type, List<Deed> deeds, Function<Deed, @Nullable Object> value)
      throws SQLException {
    return connection.createArrayOf(type, deeds.stream().map(value).toArray());
  }

  /** PostgreSQL keeps microseconds, and no null character. */
  private static Deed exact(Deed deed) {
    return new Deed(
        deed.at().truncatedTo(ChronoUnit.MICROS),
        deed.who(),
        deed.role(),
        deed.from(),
        deed.what(),
        deed.on().replace("\0", ""),
        deed.tenant(),
        deed.status());
  }
}
