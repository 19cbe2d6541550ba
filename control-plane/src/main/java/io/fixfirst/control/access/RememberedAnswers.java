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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The table of answers to requests with an {@code Idempotency-Key}, kept for a day.
 *
 * <p>A request that was begun and has no answer is taken over by its repeat: at once where it
 * failed, after some seconds where the process that had begun it may have died. The repeat asks
 * entities under the same name, so that nothing is carried out twice. A repeat of a request that is
 * going on waits for its answer for a while.
 */
public final class RememberedAnswers implements Idempotency {

  private static final Duration KEPT = Duration.ofDays(1);

  /** Longer than any request of a living process goes on without an answer. */
  private static final Duration TAKEN = Duration.ofSeconds(30);

  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(25);

  private final DataSource dataSource;
  private final InstantSource time;
  private final String owner = UUID.randomUUID().toString();
  private final Set<Place> goingOn = ConcurrentHashMap.newKeySet();

  private record Place(String scope, String key) {}

  public RememberedAnswers(DataSource dataSource, InstantSource time) {
    this.dataSource = dataSource;
    this.time = time;
  }

  @Override
  public Known begin(String scope, String key, byte[] hash) {
    Place place = new Place(scope, key);
    long end = System.nanoTime() + WAIT.toNanos();
    while (true) {
      Known known = look(place, hash);
      if (!(known instanceof Known.InProgress) || System.nanoTime() - end > 0) {
        return known;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private Known look(Place place, byte[] hash) {
    boolean ours = goingOn.add(place);
    Known.Open taken = null;
    try (Connection connection = dataSource.getConnection()) {
      taken = ours ? take(connection, place, hash) : null;
      return taken != null ? taken : read(connection, place.scope, place.key, hash);
    } catch (SQLException e) {
      throw new CompletionException(e);
    } finally {
      if (ours && taken == null) {
        goingOn.remove(place);
      }
    }
  }

  /** {@return the place, if it was free, or was left by somebody who will not answer} */
  private Known.@Nullable Open take(Connection connection, Place place, byte[] hash)
      throws SQLException {
    String sql =
        "INSERT INTO idempotency AS one (scope, key, hash, at, owner, name)"
            + " VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (scope, key) DO UPDATE SET hash = excluded.hash, at = excluded.at,"
            + " owner = excluded.owner, status = NULL, body = NULL, headers = NULL,"
            + " name = CASE WHEN one.at < ? THEN excluded.name"
            + " ELSE coalesce(one.name, excluded.name) END"
            + " WHERE one.at < ? OR (one.status IS NULL AND one.hash = excluded.hash"
            + " AND (one.owner = excluded.owner OR one.owner IS NULL OR one.at < ?))"
            + " RETURNING name";
    Instant now = time.instant();
    Timestamp expired = Timestamp.from(now.minus(KEPT));
    String fresh = UUID.randomUUID().toString();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, place.scope);
      statement.setString(2, place.key);
      statement.setBytes(3, hash);
      statement.setTimestamp(4, Timestamp.from(now));
      statement.setString(5, owner);
      statement.setString(6, fresh);
      statement.setTimestamp(7, expired);
      statement.setTimestamp(8, expired);
      statement.setTimestamp(9, Timestamp.from(now.minus(TAKEN)));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        String name = row.getString(1);
        return new Known.Open(name, !name.equals(fresh));
      }
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
    try {
      update(
          "UPDATE idempotency SET status = ?, body = ?, headers = ? WHERE scope = ? AND key = ?",
          status,
          body,
          new String(Json.bytes(headers), StandardCharsets.UTF_8),
          scope,
          key);
    } finally {
      goingOn.remove(new Place(scope, key));
    }
  }

  @Override
  public void leave(String scope, String key) {
    goingOn.remove(new Place(scope, key)); // Also where the database is away just now.
    update(
        "UPDATE idempotency SET owner = NULL WHERE scope = ? AND key = ? AND owner = ?",
        scope,
        key,
        owner);
  }

  @Override
  public void forget(String scope, String key) {
    goingOn.remove(new Place(scope, key)); // Also where the database is away just now.
    update("DELETE FROM idempotency WHERE scope = ? AND key = ?", scope, key);
  }

  /**
   * Takes over what a process before this one has begun; only where no other process is running.
   */
  public void adopt() {
    update("UPDATE idempotency SET owner = ? WHERE status IS NULL", owner);
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
