package io.fixfirst.control.access;

import io.fixfirst.control.http.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Browsers that are signed in. A session is 256 random bits behind {@code fs_} in a cookie; only
 * its SHA-256 is kept. It ends when it is not used for a while, and with the token that it was
 * begun with. Times are real.
 */
public final class Sessions {

  /** The cookie that carries a session. */
  public static final String COOKIE = "fixfirst_session";

  static final String PREFIX = "fs_";

  private final DataSource dataSource;
  private final ApiTokens tokens;
  private final InstantSource time;
  private final Duration idleMax;

  /**
   * @param idleMax how long a session lives that is not used
   */
  public Sessions(DataSource dataSource, InstantSource time, Duration idleMax) {
    this.dataSource = dataSource;
    this.tokens = new ApiTokens(dataSource, time);
    this.time = time;
    this.idleMax = idleMax;
  }

  /**
   * A new session.
   *
   * @param secret for the cookie, readable this once
   */
  public record Begun(String secret, Caller caller) {}

  /** {@return a new session of whoever has the token; empty where it lets nobody in} */
  public Optional<Begun> begin(String token) throws SQLException {
    if (!ApiTokens.looksLikeToken(token)) {
      return Optional.empty();
    }
    Instant now = time.instant();
    Optional<ApiTokens.Known> known =
        tokens.find(Sha256.of(token)).filter(found -> found.holdsAt(now));
    if (known.isEmpty()) {
      return Optional.empty();
    }
    String secret = Secrets.token(PREFIX);
    try (Connection connection = dataSource.getConnection()) {
      forgetIdle(connection, now);
      try (PreparedStatement statement =
          connection.prepareStatement(
              "INSERT INTO session (hash, token, begun, used) VALUES (?, ?, ?, ?)")) {
        statement.setBytes(1, Sha256.of(secret));
        statement.setString(2, known.get().id());
        statement.setTimestamp(3, Timestamp.from(now));
        statement.setTimestamp(4, Timestamp.from(now));
        statement.executeUpdate();
      }
    }
    return Optional.of(new Begun(secret, known.get().caller()));
  }

  /** Ends a session; harmless where there is none. */
  public void end(String secret) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("DELETE FROM session WHERE hash = ?")) {
      statement.setBytes(1, Sha256.of(secret));
      statement.executeUpdate();
    }
  }

  /** {@return the token of a session that lives, and notes that it was used} */
  Optional<ApiTokens.Known> find(byte[] hash) throws SQLException {
    Instant now = time.instant();
    String sql =
        "SELECT api_token.*, session.used FROM session JOIN api_token ON api_token.id = token"
            + " WHERE session.hash = ? AND session.used >= ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, hash);
      statement.setTimestamp(2, Timestamp.from(now.minus(idleMax)));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        ApiTokens.Known known = ApiTokens.known(row);
        if (row.getTimestamp("used").toInstant().isBefore(now.minusSeconds(60))) {
          noteUse(connection, hash, now);
        }
        return Optional.of(known);
      }
    }
  }

  /** {@return whether the text can be a session at all} */
  static boolean looksLikeSession(String text) {
    return Secrets.looksLikeToken(PREFIX, text);
  }

  private void forgetIdle(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM session WHERE used < ?")) {
      statement.setTimestamp(1, Timestamp.from(now.minus(idleMax)));
      statement.executeUpdate();
    }
  }

  private static void noteUse(Connection connection, byte[] hash, Instant now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE session SET used = ? WHERE hash = ?")) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setBytes(2, hash);
      statement.executeUpdate();
    }
  }
}
