package io.fixfirst.control.access;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The table of tokens. A token is 256 random bits behind {@code ff_}; only its SHA-256 is kept,
 * which is enough for a secret that nobody can guess. Times are real, whatever clock the desk runs
 * on.
 */
public final class ApiTokens {

  /** What every token begins with, so that it is recognised where it does not belong. */
  public static final String PREFIX = "ff_";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final DataSource dataSource;
  private final InstantSource time;

  public ApiTokens(DataSource dataSource, InstantSource time) {
    this.dataSource = dataSource;
    this.time = time;
  }

  /**
   * A new token, readable this once.
   *
   * @param id to revoke it by
   */
  public record Created(String id, String token) {}

  /**
   * What is known of a token.
   *
   * @param reach whose data it may see
   * @param expires null for never
   * @param lastUsed at most a minute old; null for never
   */
  public record Known(
      String id,
      Reach reach,
      Role role,
      String label,
      Instant created,
      @Nullable Instant expires,
      @Nullable Instant revoked,
      @Nullable Instant lastUsed) {

    boolean holdsAt(Instant now) {
      return revoked == null && (expires == null || now.isBefore(expires));
    }

    Caller caller() {
      return new Caller(label, List.of(new Grant(role, reach)), Holder.token(id), null);
    }
  }

  /** {@return a new token} */
  public Created create(Reach reach, Role role, String label, @Nullable Duration lifetime)
      throws SQLException {
    String token = Secrets.token(PREFIX);
    byte[] name = new byte[6];
    RANDOM.nextBytes(name);
    String id = HexFormat.of().formatHex(name);
    Instant now = time.instant();
    String sql =
        "INSERT INTO api_token (id, hash, tenants, role, label, created, expires)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      statement.setBytes(2, DigestUtils.sha256(token));
      statement.setArray(3, Reaches.toSql(connection, reach));
      statement.setString(4, role.text());
      statement.setString(5, label);
      statement.setTimestamp(6, Timestamp.from(now));
      statement.setTimestamp(7, lifetime == null ? null : Timestamp.from(now.plus(lifetime)));
      statement.executeUpdate();
    }
    return new Created(id, token);
  }

  /** {@return whether there was such a token that was not revoked before} */
  public boolean revoke(String id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE api_token SET revoked = ? WHERE id = ? AND revoked IS NULL")) {
      statement.setTimestamp(1, Timestamp.from(time.instant()));
      statement.setString(2, id);
      return statement.executeUpdate() == 1;
    }
  }

  /** {@return all tokens, the newest first} */
  public List<Known> list() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM api_token ORDER BY created DESC, id");
        ResultSet row = statement.executeQuery()) {
      List<Known> all = new ArrayList<>();
      while (row.next()) {
        all.add(known(row));
      }
      return all;
    }
  }

  /** {@return what is known of a token, and notes that it was used, at most once a minute} */
  Optional<Known> find(byte[] hash) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM api_token WHERE hash = ?")) {
      statement.setBytes(1, hash);
      Known known;
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        known = known(row);
      }
      Instant now = time.instant();
      if (known.lastUsed() == null || known.lastUsed().isBefore(now.minusSeconds(60))) {
        noteUse(connection, known.id(), now);
      }
      return Optional.of(known);
    }
  }

  /** {@return what is known of the token of an id} */
  Optional<Known> get(String id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM api_token WHERE id = ?")) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(known(row)) : Optional.empty();
      }
    }
  }

  /** {@return whether the text can be a token at all} */
  static boolean looksLikeToken(String text) {
    return Secrets.looksLikeToken(PREFIX, text);
  }

  private static void noteUse(Connection connection, String id, Instant now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE api_token SET last_used = ? WHERE id = ?")) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setString(2, id);
      statement.executeUpdate();
    }
  }

  private static Known known(ResultSet row) throws SQLException {
    String role = row.getString("role");
    return new Known(
        row.getString("id"),
        Reaches.of(row.getArray("tenants")),
        Role.named(role)
            .orElseThrow(
                () -> new IllegalStateException("A token has an unknown role (" + role + ").")),
        row.getString("label"),
        row.getTimestamp("created").toInstant(),
        instant(row.getTimestamp("expires")),
        instant(row.getTimestamp("revoked")),
        instant(row.getTimestamp("last_used")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
