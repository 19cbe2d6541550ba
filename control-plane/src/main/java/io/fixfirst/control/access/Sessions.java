package io.fixfirst.control.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Browsers that are signed in. A session is 256 random bits behind {@code fs_} in a cookie; only
 * its SHA-256 is kept. It ends when it is not used for a while, and with the token or the account
 * that it was begun with. Times are real.
 */
public final class Sessions {

  /** The cookie that carries a session. */
  public static final String COOKIE = "fixfirst_session";

  static final String PREFIX = "fs_";

  private static final int AGENT_MAX = 300;

  private final DataSource dataSource;
  private final ApiTokens tokens;
  private final Accounts accounts;
  private final InstantSource time;
  private final Duration idleMax;

  /**
   * @param idleMax how long a session lives that is not used
   */
  public Sessions(
      DataSource dataSource,
      ApiTokens tokens,
      Accounts accounts,
      InstantSource time,
      Duration idleMax) {
    this.dataSource = dataSource;
    this.tokens = tokens;
    this.accounts = accounts;
    this.time = time;
    this.idleMax = idleMax;
  }

  /**
   * A new session.
   *
   * @param secret for the cookie, readable this once
   */
  public record Begun(String secret, Caller caller) {}

  /**
   * A browser.
   *
   * @param agent what it says it is
   * @param address where it is
   */
  public record From(@Nullable String agent, String address) {}

  /**
   * What is known of a session.
   *
   * @param id to end it by
   * @param used at most a minute old
   * @param current whether it is the one that asks
   */
  public record Known(
      String id,
      Instant begun,
      Instant used,
      @Nullable String agent,
      @Nullable String address,
      boolean current) {}

  /** {@return a new session of whoever has the token; empty where it lets nobody in} */
  Optional<Begun> begin(String token, From from) throws SQLException {
    if (!ApiTokens.looksLikeToken(token)) {
      return Optional.empty();
    }
    Instant now = time.instant();
    Optional<ApiTokens.Known> known =
        tokens.find(DigestUtils.sha256(token)).filter(found -> found.holdsAt(now));
    return known.isEmpty() ? Optional.empty() : Optional.of(begin(known.get().caller(), from));
  }

  /** {@return a new session of a token or an account} */
  Begun begin(Caller caller, From from) throws SQLException {
    String secret = Secrets.token(PREFIX);
    Instant now = time.instant();
    try (Connection connection = dataSource.getConnection()) {
      forgetIdle(connection, now);
      try (PreparedStatement statement =
          connection.prepareStatement(
              "INSERT INTO session (hash, id, token, account, begun, used, agent, address)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
        Holder holder = caller.holder();
        String agent = from.agent();
        statement.setBytes(1, DigestUtils.sha256(secret));
        statement.setString(2, Secrets.fresh());
        statement.setString(3, holder.token() ? holder.id() : null);
        statement.setString(4, holder.token() ? null : holder.id());
        statement.setTimestamp(5, Timestamp.from(now));
        statement.setTimestamp(6, Timestamp.from(now));
        statement.setString(
            7,
            agent == null || agent.length() <= AGENT_MAX ? agent : agent.substring(0, AGENT_MAX));
        statement.setString(8, from.address());
        statement.executeUpdate();
      }
    }
    return new Begun(secret, caller);
  }

  /** Ends a session; harmless where there is none. */
  public void end(String secret) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("DELETE FROM session WHERE hash = ?")) {
      statement.setBytes(1, DigestUtils.sha256(secret));
      statement.executeUpdate();
    }
  }

  /**
   * {@return the sessions of somebody, those used last first}
   *
   * @param secret of the one that asks; null for none
   */
  public List<Known> of(Holder holder, @Nullable String secret) throws SQLException {
    byte[] current = secret == null ? new byte[0] : DigestUtils.sha256(secret);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT * FROM session WHERE "
                    + column(holder)
                    + " = ? AND used >= ? ORDER BY used DESC, id LIMIT 500")) {
      statement.setString(1, holder.id());
      statement.setTimestamp(2, Timestamp.from(time.instant().minus(idleMax)));
      List<Known> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              new Known(
                  row.getString("id"),
                  row.getTimestamp("begun").toInstant(),
                  row.getTimestamp("used").toInstant(),
                  row.getString("agent"),
                  row.getString("address"),
                  Arrays.equals(current, row.getBytes("hash"))));
        }
      }
      return found;
    }
  }

  /** {@return whether somebody had such a session, which has ended now} */
  public boolean end(Holder holder, String id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "DELETE FROM session WHERE id = ? AND " + column(holder) + " = ?")) {
      statement.setString(1, id);
      statement.setString(2, holder.id());
      return statement.executeUpdate() == 1;
    }
  }

  /** Ends all sessions of somebody but the one that asks. */
  public void endOthers(Holder holder, @Nullable String secret) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "DELETE FROM session WHERE " + column(holder) + " = ? AND hash <> ?")) {
      statement.setString(1, holder.id());
      statement.setBytes(2, secret == null ? new byte[0] : DigestUtils.sha256(secret));
      statement.executeUpdate();
    }
  }

  private static String column(Holder holder) {
    return holder.token() ? "token" : "account";
  }

  /** {@return whose a session is that lives, and notes that it was used} */
  Optional<Held> find(byte[] hash) throws SQLException {
    Instant now = time.instant();
    String token;
    String account;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM session WHERE hash = ? AND used >= ?")) {
      statement.setBytes(1, hash);
      statement.setTimestamp(2, Timestamp.from(now.minus(idleMax)));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        token = row.getString("token");
        account = row.getString("account");
        if (row.getTimestamp("used").toInstant().isBefore(now.minusSeconds(60))) {
          noteUse(connection, hash, now);
        }
      }
    }
    return token == null
        ? accounts.get(account).filter(Account::isOpen).map(Held::of)
        : tokens.get(token).map(Held::of);
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
