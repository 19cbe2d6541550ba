package io.fixfirst.control.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of people who sign in. What is changed here ends the sessions that it concerns. */
public final class Accounts {

  /** What a name looks like. */
  public static final String NAME = "[a-z0-9][a-z0-9._@-]{0,59}";

  /** Who is made at the first start. */
  public static final String FIRST = "admin";

  private static final String COLUMNS =
      "id, name, label, temporary, created, disabled, last_sign_in, totp_confirmed,"
          + " subject IS NOT NULL AS elsewhere";

  private final DataSource dataSource;
  private final Passwords passwords;
  private final Set<Role> codesFor;
  private final InstantSource time;

  /**
   * @param codesFor roles that must have a second factor
   */
  public Accounts(
      DataSource dataSource, Passwords passwords, Set<Role> codesFor, InstantSource time) {
    this.dataSource = dataSource;
    this.passwords = passwords;
    this.codesFor = Set.copyOf(codesFor);
    this.time = time;
  }

  /**
   * A new account, or one with a new password.
   *
   * @param password readable this once, and good for choosing another one
   */
  public record Created(Account account, String password) {}

  /** What is kept of somebody's password. */
  record Kept(Account account, @Nullable String hash) {}

  /** {@return a new account with a password for once; empty where somebody has the name} */
  public Optional<Created> create(String name, @Nullable String label, List<Grant> grants)
      throws SQLException {
    String password = Secrets.readable();
    String hash = passwords.hash(password);
    String id = Secrets.fresh();
    return inTransaction(
        connection -> {
          int made =
              update(
                  connection,
                  "INSERT INTO account (id, name, label, password, temporary, created)"
                      + " VALUES (?, ?, ?, ?, true, ?) ON CONFLICT DO NOTHING",
                  id,
                  name.toLowerCase(Locale.ROOT),
                  label,
                  hash,
                  Timestamp.from(time.instant()));
          if (made == 0) {
            return Optional.empty();
          }
          grant(connection, id, grants);
          return byId(connection, id).map(account -> new Created(account, password));
        });
  }

  /** {@return the first administrator, where there is no account at all} */
  public Optional<Created> createFirst() throws SQLException {
    return list("", 1).isEmpty()
        ? create(FIRST, "Administrator", List.of(new Grant(Role.OPERATOR, Reach.EVERY)))
        : Optional.empty();
  }

  /**
   * {@return the account of somebody who signs in elsewhere, with what they may do now; empty where
   * they never might do anything}
   *
   * @param subject issuer and subject: who they are for ever
   * @param called what they would be called; somebody else may have the name
   */
  public Optional<Account> elsewhere(
      String subject, String called, @Nullable String label, List<Grant> grants)
      throws SQLException {
    Optional<Kept> known = kept("subject", subject);
    if (known.isEmpty() && grants.isEmpty()) {
      return Optional.empty();
    }
    String id = known.isPresent() ? known.get().account().id() : Secrets.fresh();
    String name = Names.fit(called);
    return inTransaction(
        connection -> {
          if (known.isEmpty() && insert(connection, id, name, label, subject) == 0) {
            insert(connection, id, Names.fit(called, subject), label, subject);
          }
          grant(connection, id, grants);
          update(
              connection,
              "UPDATE account SET last_sign_in = ? WHERE id = ?",
              Timestamp.from(time.instant()),
              id);
          return byId(connection, id);
        });
  }

  private int insert(
      Connection connection, String id, String name, @Nullable String label, String subject)
      throws SQLException {
    return update(
        connection,
        "INSERT INTO account (id, name, label, subject, temporary, created)"
            + " VALUES (?, ?, ?, ?, false, ?) ON CONFLICT DO NOTHING",
        id,
        name,
        label,
        subject,
        Timestamp.from(time.instant()));
  }

  /** {@return accounts by name, those after one} */
  public List<Account> list(String after, int limit) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT "
                    + COLUMNS
                    + " FROM account WHERE name > ? ORDER BY name LIMIT "
                    + limit)) {
      statement.setString(1, after);
      List<Account> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(account(connection, row));
        }
      }
      return found;
    }
  }

  /** {@return the account of a name} */
  public Optional<Account> find(String name) throws SQLException {
    return kept("name", name.toLowerCase(Locale.ROOT)).map(Kept::account);
  }

  /** {@return the account of an id} */
  public Optional<Account> get(String id) throws SQLException {
    return kept("id", id).map(Kept::account);
  }

  Optional<Kept> kept(String column, String value) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT " + COLUMNS + ", password FROM account WHERE " + column + " = ?")) {
      statement.setString(1, value);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Kept(account(connection, row), row.getString("password")))
            : Optional.empty();
      }
    }
  }

  /** Lets somebody in no more, or again. */
  public void disable(String id, boolean disabled) throws SQLException {
    inTransaction(
        connection -> {
          Timestamp since = disabled ? Timestamp.from(time.instant()) : null;
          update(connection, "UPDATE account SET disabled = ? WHERE id = ?", since, id);
          return disabled ? endSessions(connection, id) : 0;
        });
  }

  /** Gives somebody these roles instead of those that they had. */
  public void setGrants(String id, List<Grant> grants) throws SQLException {
    inTransaction(
        connection -> {
          grant(connection, id, grants);
          return 0;
        });
  }

  /** {@return a password for once, in place of the old one} */
  public String reset(String id) throws SQLException {
    String password = Secrets.readable();
    keep(id, passwords.hash(password), true);
    return password;
  }

  /** A password that somebody has chosen. */
  void choose(String id, String password) throws SQLException {
    keep(id, passwords.hash(password), false);
  }

  private void keep(String id, String hash, boolean temporary) throws SQLException {
    inTransaction(
        connection -> {
          update(
              connection,
              "UPDATE account SET password = ?, temporary = ? WHERE id = ?",
              hash,
              temporary,
              id);
          return endSessions(connection, id);
        });
  }

  /** The same password, hashed as it is done today. */
  void rehash(String id, String password) throws SQLException {
    String hash = passwords.hash(password);
    inTransaction(
        connection -> update(connection, "UPDATE account SET password = ? WHERE id = ?", hash, id));
  }

  void noteSignIn(String id) throws SQLException {
    inTransaction(
        connection ->
            update(
                connection,
                "UPDATE account SET last_sign_in = ? WHERE id = ?",
                Timestamp.from(time.instant()),
                id));
  }

  private static int endSessions(Connection connection, String id) throws SQLException {
    return update(connection, "DELETE FROM session WHERE account = ?", id);
  }

  private static void grant(Connection connection, String id, List<Grant> grants)
      throws SQLException {
    update(connection, "DELETE FROM account_grant WHERE account = ?", id);
    for (int place = 0; place < grants.size(); place++) {
      update(
          connection,
          "INSERT INTO account_grant (account, place, role, tenants) VALUES (?, ?, ?, ?)",
          id,
          place,
          grants.get(place).role().text(),
          Reaches.toSql(connection, grants.get(place).reach()));
    }
  }

  private Optional<Account> byId(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM account WHERE id = ?")) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(account(connection, row)) : Optional.empty();
      }
    }
  }

  private Account account(Connection connection, ResultSet row) throws SQLException {
    String id = row.getString("id");
    List<Grant> grants = grants(connection, id);
    return new Account(
        id,
        row.getString("name"),
        row.getString("label"),
        grants,
        row.getBoolean("temporary"),
        row.getTimestamp("created").toInstant(),
        instant(row.getTimestamp("disabled")),
        instant(row.getTimestamp("last_sign_in")),
        row.getBoolean("totp_confirmed"),
        !row.getBoolean("elsewhere")
            && grants.stream().anyMatch(grant -> codesFor.contains(grant.role())),
        row.getBoolean("elsewhere"));
  }

  private static List<Grant> grants(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT role, tenants FROM account_grant WHERE account = ? ORDER BY place")) {
      statement.setString(1, id);
      List<Grant> grants = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          grants.add(
              new Grant(Role.named(row.getString(1)).orElseThrow(), Reaches.of(row.getArray(2))));
        }
      }
      return grants;
    }
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        statement.setObject(index + 1, values[index]);
      }
      return statement.executeUpdate();
    }
  }

  /** What is done in one step. */
  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }
}
