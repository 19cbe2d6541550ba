package io.fixfirst.control.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads and verifies the audit log. */
public final class AuditReader {

  private static final int FETCH = 1_000;

  private final DataSource dataSource;

  public AuditReader(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A row of the log. */
  public record Row(long number, Deed deed, byte[] hash) {

    /** {@return the hash as text} */
    public String hashText() {
      return HexFormat.of().formatHex(hash);
    }
  }

  /** Takes rows, one after the other. */
  public interface Taking<E extends Exception> {
    void take(Row row) throws E;
  }

  /**
   * What came of verifying.
   *
   * @param rows that were found to be as they were written
   * @param fault what is wrong first; null where nothing is
   * @param end the last row that was found good
   */
  public record Verdict(long rows, @Nullable String fault, End end) {}

  /**
   * {@return rows before a number, the newest first}
   *
   * @param tenant whom they concern; empty for all
   */
  public List<Row> before(long number, int limit, Optional<String> tenant) throws SQLException {
    String sql =
        "SELECT * FROM audit WHERE number < ? AND (?::text IS NULL OR tenant = ?)"
            + " ORDER BY number DESC LIMIT ?";
    List<Row> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, number);
      statement.setString(2, tenant.orElse(null));
      statement.setString(3, tenant.orElse(null));
      statement.setInt(4, limit);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(row(row));
        }
      }
    }
    return rows;
  }

  /** Gives all rows, the oldest first, as they are at one moment. */
  public <E extends Exception> End all(Taking<E> taking) throws SQLException, E {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false); // Or the driver would read all rows at once.
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT * FROM audit ORDER BY number")) {
        statement.setFetchSize(FETCH);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            taking.take(row(row));
          }
        }
        return end(connection);
      } finally {
        connection.rollback();
      }
    }
  }

  /**
   * {@return whether every row is as it was written, and none is missing}
   *
   * @param noted an end of before, which must be in the log; null for none
   */
  public Verdict verify(@Nullable End noted) throws SQLException {
    Verifier verifier = new Verifier(noted);
    End end = all(verifier::take);
    return verifier.verdict(end);
  }

  private static End end(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT number, hash FROM audit_end");
        ResultSet row = statement.executeQuery()) {
      return row.next() ? new End(row.getLong(1), row.getBytes(2)) : new End(-1, new byte[0]);
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("number"),
        new Deed(
            row.getTimestamp("at").toInstant(),
            row.getString("who"),
            row.getString("role"),
            row.getString("origin"),
            row.getString("what"),
            row.getString("subject"),
            row.getString("tenant"),
            row.getInt("status")),
        row.getBytes("hash"));
  }

  /** Goes along the chain. */
  private static final class Verifier {

    private final @Nullable End noted;
    private long number;
    private byte[] hash = Chain.BEGINNING;
    private @Nullable String fault;

    Verifier(@Nullable End noted) {
      this.noted = noted;
    }

    void take(Row row) {
      if (fault != null) {
        return;
      }
      if (row.number() != number + 1) {
        fault = "row " + (number + 1) + " is missing";
      } else if (!Arrays.equals(Chain.hash(hash, row.number(), row.deed()), row.hash())) {
        fault = "row " + row.number() + " is not as it was written";
      } else {
        number = row.number();
        hash = row.hash();
        if (noted != null && noted.number() == number && !Arrays.equals(noted.hash(), hash)) {
          fault = "row " + number + " is another one than was noted down";
        }
      }
    }

    Verdict verdict(End end) {
      if (fault == null && (end.number() != number || !Arrays.equals(end.hash(), hash))) {
        fault =
            end.number() > number
                ? "row " + (number + 1) + " is missing"
                : "the end of the log is not as it was written";
      }
      if (fault == null && noted != null && noted.number() > number) {
        fault = "row " + noted.number() + ", which was noted down, is missing";
      }
      return new Verdict(number, fault, new End(number, hash));
    }
  }
}
