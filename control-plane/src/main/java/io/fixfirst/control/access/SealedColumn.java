package io.fixfirst.control.access;

import com.typesafe.config.ConfigException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * A column of secrets that {@link Seal} closes.
 *
 * @param table that it is in
 * @param owner the column of what a secret belongs to
 * @param secret the column itself
 */
public record SealedColumn(String table, String owner, String secret) {

  /** What apps for codes make them from. */
  public static final SealedColumn CODES = new SealedColumn("account", "id", "totp");

  /** What messages of webhooks are signed with. */
  public static final SealedColumn WEBHOOKS =
      new SealedColumn("webhook_secret", "webhook", "secret");

  /** {@return the row that a secret belongs to, as {@link Seal} asks for it} */
  public String row(String id) {
    return table + ":" + id;
  }

  /**
   * Closes with the first key what is kept as it is, or with another one.
   *
   * @throws ConfigException where something was closed with a key that is not there any more
   */
  public static void closeAll(DataSource dataSource, Seal seal) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      for (SealedColumn column : List.of(CODES, WEBHOOKS)) {
        column.close(connection, seal);
      }
    }
  }

  private void close(Connection connection, Seal seal) throws SQLException {
    String sql =
        "SELECT %s, %s FROM %s WHERE %s IS NOT NULL".formatted(owner, secret, table, secret);
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        byte[] kept = row.getBytes(2);
        String id = row.getString(1);
        if (!seal.canOpen(kept)) {
          throw new ConfigException.BadValue(
              "fixfirst.secrets.keys",
              "none of them opens the secrets in "
                  + table
                  + ". Maybe the key is another one, or a backup was restored without it.");
        }
        if (!seal.isCurrent(kept)) {
          update(connection, id, kept, seal.close(seal.open(kept, row(id)), row(id)));
        }
      }
    }
  }

  /** Another node may have done it, or somebody have changed it, in between. */
  private void update(Connection connection, String id, byte[] from, byte[] to)
      throws SQLException {
    String sql =
        "UPDATE %s SET %s = ? WHERE %s = ? AND %s = ?".formatted(table, secret, owner, secret);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, to);
      statement.setString(2, id);
      statement.setBytes(3, from);
      statement.executeUpdate();
    }
  }
}
