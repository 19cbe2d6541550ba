package io.fixfirst.control.webhook;

import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.Seal;
import io.fixfirst.control.access.SealedColumn;
import io.fixfirst.control.access.Secrets;
import io.fixfirst.control.view.Reading;
import io.fixfirst.core.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The webhooks and their secrets, in their tables. */
final class Webhooks {

  private static final int ID_CHARACTERS = 12;
  private static final String ALL = "SELECT * FROM webhook WHERE ";

  private final DataSource dataSource;
  private final JournalReader journal;
  private final Seal seal;
  private final boolean wall;

  /**
   * @throws SQLException if the database does not answer
   */
  Webhooks(DataSource dataSource, JournalReader journal, Seal seal) throws SQLException {
    this.dataSource = dataSource;
    this.journal = journal;
    this.seal = seal;
    this.wall = Reading.hasWall(dataSource);
  }

  /** A new one, and its secret as receivers get it. */
  record Created(Webhook webhook, String secret) {}

  /** {@return those that concern these tenants, the newest first} */
  List<Webhook> list(Reach reach, @Nullable String tenant, int limit) throws SQLException {
    try (Reading reading = open(reach);
        PreparedStatement statement =
            reading
                .connection()
                .prepareStatement(
                    ALL
                        + reach.condition()
                        + " AND (?::text IS NULL OR tenant = ?) ORDER BY created DESC, id LIMIT ?")) {
      statement.setString(1, tenant);
      statement.setString(2, tenant);
      statement.setInt(3, limit);
      return read(statement);
    }
  }

  /** {@return one of those that concern these tenants} */
  Optional<Webhook> find(Reach reach, String id) throws SQLException {
    try (Reading reading = open(reach);
        PreparedStatement statement =
            reading.connection().prepareStatement(ALL + reach.condition() + " AND id = ?")) {
      statement.setString(1, id);
      return read(statement).stream().findFirst();
    }
  }

  /** {@return how many there are of a tenant, or of every tenant} */
  int count(@Nullable TenantId tenant) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT count(*) FROM webhook WHERE tenant IS NOT DISTINCT FROM ?")) {
      statement.setString(1, tenant == null ? null : tenant.text());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  /** {@return a new one, for what happens from now on} */
  Created create(
      @Nullable TenantId tenant,
      String url,
      String label,
      List<String> types,
      boolean enabled,
      Instant now)
      throws SQLException {
    Webhook webhook =
        new Webhook(
            Secrets.fresh().substring(0, ID_CHARACTERS),
            tenant,
            url,
            label,
            types,
            enabled,
            null,
            now);
    byte[] secret = Signatures.freshSecret();
    String begins = journal.newest().toString();
    write(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "INSERT INTO webhook (tenant, url, label, types, enabled, id, begins, created)"
                      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, tenant == null ? null : tenant.text());
            bind(connection, statement, 2, url, label, types, enabled);
            statement.setString(6, webhook.id());
            statement.setString(7, begins);
            statement.setTimestamp(8, Timestamp.from(now));
            statement.executeUpdate();
          }
          addSecret(connection, webhook.id(), secret);
        });
    return new Created(webhook, Signatures.text(secret));
  }

  /** Changes one; what stopped it is over. */
  void change(String id, String url, String label, List<String> types, boolean enabled)
      throws SQLException {
    write(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "UPDATE webhook SET url = ?, label = ?, types = ?, enabled = ?, stopped = NULL"
                      + " WHERE id = ?")) {
            bind(connection, statement, 1, url, label, types, enabled);
            statement.setString(5, id);
            statement.executeUpdate();
          }
        });
  }

  /** Removes one, with all that is on its way. */
  void delete(String id) throws SQLException {
    write(connection -> update(connection, "DELETE FROM webhook WHERE id = ?", id));
  }

  /**
   * {@return a new secret, as receivers get it}
   *
   * @param overlap for how long the one of before signs, too; those before that do no more
   */
  String rotate(String id, Duration overlap, Instant now) throws SQLException {
    byte[] secret = Signatures.freshSecret();
    write(
        connection -> {
          update(
              connection,
              "DELETE FROM webhook_secret WHERE webhook = ? AND expires IS NOT NULL",
              id);
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "UPDATE webhook_secret SET expires = ? WHERE webhook = ?")) {
            statement.setTimestamp(1, Timestamp.from(now.plus(overlap)));
            statement.setString(2, id);
            statement.executeUpdate();
          }
          addSecret(connection, id, secret);
        });
    return Signatures.text(secret);
  }

  /** {@return the secrets that sign now, the newest first} */
  List<byte[]> secrets(String id, Instant now) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT secret FROM webhook_secret"
                    + " WHERE webhook = ? AND (expires IS NULL OR expires > ?)"
                    + " ORDER BY number DESC")) {
      statement.setString(1, id);
      statement.setTimestamp(2, Timestamp.from(now));
      List<byte[]> secrets = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          secrets.add(seal.open(row.getBytes(1), SealedColumn.WEBHOOKS.row(id)));
        }
      }
      return secrets;
    }
  }

  /** Switches one off that should not be sent to any more. */
  void stop(String id, String why) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      stop(connection, id, why);
    }
  }

  static void stop(Connection connection, String id, String why) throws SQLException {
    update(
        connection,
        "UPDATE webhook SET stopped = ?, enabled = false WHERE id = ? AND enabled",
        why,
        id);
  }

  Reading open(Reach reach) throws SQLException {
    return Reading.open(dataSource, reach, false, wall);
  }

  static Webhook read(ResultSet row) throws SQLException {
    String tenant = row.getString("tenant");
    return new Webhook(
        row.getString("id"),
        tenant == null ? null : new TenantId(tenant),
        row.getString("url"),
        row.getString("label"),
        List.of((String[]) row.getArray("types").getArray()),
        row.getBoolean("enabled"),
        row.getString("stopped"),
        row.getTimestamp("created").toInstant());
  }

  private static List<Webhook> read(PreparedStatement statement) throws SQLException {
    List<Webhook> all = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        all.add(read(row));
      }
    }
    return all;
  }

  private static void bind(
      Connection connection,
      PreparedStatement statement,
      int first,
      String url,
      String label,
      List<String> types,
      boolean enabled)
      throws SQLException {
    statement.setString(first, url);
    statement.setString(first + 1, label);
    statement.setArray(first + 2, connection.createArrayOf("text", types.toArray()));
    statement.setBoolean(first + 3, enabled);
  }

  private void addSecret(Connection connection, String id, byte[] secret) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO webhook_secret (webhook, number, secret)"
                + " SELECT ?, coalesce(max(number), 0) + 1, ? FROM webhook_secret"
                + " WHERE webhook = ?")) {
      statement.setString(1, id);
      statement.setBytes(2, seal.close(secret, SealedColumn.WEBHOOKS.row(id)));
      statement.setString(3, id);
      statement.executeUpdate();
    }
  }

  private static void update(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        statement.setString(index + 1, values[index]);
      }
      statement.executeUpdate();
    }
  }

  /** Several statements, all of them or none. */
  private interface Writing {
    void write(Connection connection) throws SQLException;
  }

  private void write(Writing writing) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        writing.write(connection);
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
