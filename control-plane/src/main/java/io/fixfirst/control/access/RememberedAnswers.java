package io.fixfirst.control.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.fixfirst.control.http.Idempotency;
import io.fixfirst.control.http.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;

/**
 * The table of answers to requests with an {@code Idempotency-Key}, kept for a day. A request that
 * was begun and never answered, because the program was killed, may be tried again after a minute:
 * commands are idempotent themselves wherever that matters.
 */
public final class RememberedAnswers implements Idempotency {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration TAKEN = Duration.ofMinutes(1);

  private final DataSource dataSource;
  private final InstantSource time;

  public RememberedAnswers(DataSource dataSource, InstantSource time) {
    this.dataSource = dataSource;
    this.time = time;
  }

  @Override
  public Known begin(String scope, String key, byte[] hash) {
    String take =
        "INSERT INTO idempotency AS one (scope, key, hash, at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (scope, key) DO UPDATE SET hash = excluded.hash, at = excluded.at,"
            + " status = NULL, body = NULL, headers = NULL"
            + " WHERE one.at < ? OR (one.status IS NULL AND one.at < ? AND one.hash = excluded.hash)";
    Instant now = time.instant();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(take)) {
      statement.setString(1, scope);
      statement.setString(2, key);
      statement.setBytes(3, hash);
      statement.setTimestamp(4, Timestamp.from(now));
      statement.setTimestamp(5, Timestamp.from(now.minus(KEPT)));
      statement.setTimestamp(6, Timestamp.from(now.minus(TAKEN)));
      return statement.executeUpdate() == 1
          ? new Known.First()
          : read(connection, scope, key, hash);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static Known read(Connection connection, String scope, String key, byte[] hash)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT hash, status, body, headers FROM idempotency WHERE scope = ? AND key = ?")) {
      statement.setString(1, scope);
      statement.setString(2, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return new Known.InProgress(); // Forgotten this very moment.
        }
        if (!Arrays.equals(hash, row.getBytes(1))) {
          return new Known.Different();
        }
        int status = row.getInt(2);
        return row.wasNull()
            ? new Known.InProgress()
            : new Known.Again(status, row.getBytes(3), headers(row.getString(4)));
      }
    }
  }

  @Override
  public void finish(
      String scope, String key, int status, byte[] body, Map<String, String> headers) {
    update(
        "UPDATE idempotency SET status = ?, body = ?, headers = ? WHERE scope = ? AND key = ?",
        status,
        body,
        new String(Json.bytes(headers), StandardCharsets.UTF_8),
        scope,
        key);
  }

  @Override
  public void forget(String scope, String key) {
    update("DELETE FROM idempotency WHERE scope = ? AND key = ?", scope, key);
  }

  /** Forgets what is older than a day. */
  public void sweep() {
    update("DELETE FROM idempotency WHERE at < ?", Timestamp.from(time.instant().minus(KEPT)));
  }

  private void update(String sql, Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        statement.setObject(index + 1, values[index]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static Map<String, String> headers(String json) {
    try {
      return Json.get().readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Kept headers cannot be read (" + json + ").", e);
    }
  }
}
