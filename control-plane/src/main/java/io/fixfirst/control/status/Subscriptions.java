package io.fixfirst.control.status;

import io.fixfirst.control.access.Secrets;
import io.fixfirst.core.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Who gets news of which page. An address is asked whether it wants them (double opt-in), and may
 * end them by a link in each mail. Nobody learns here who subscribes: whatever is asked for, the
 * answer is the same.
 */
final class Subscriptions {

  private static final int SECRET_BYTES = 32;
  private static final String HMAC = "HmacSHA256";

  private final DataSource dataSource;
  private final MailSettings settings;
  private final byte[] secret;

  /**
   * @throws SQLException if the database does not answer
   */
  Subscriptions(DataSource dataSource, MailSettings settings) throws SQLException {
    this.dataSource = dataSource;
    this.settings = settings;
    this.secret = secret(dataSource);
  }

  /** An address that gets news, or will when it has said so. */
  record Subscription(long id, String email) {}

  MailSettings settings() {
    return settings;
  }

  /**
   * Asks an address whether it wants news, unless it was asked just now or the page asks too many.
   *
   * @param services none for all of them
   */
  void ask(TenantId tenant, String email, List<String> services, Words.Language language)
      throws SQLException {
    String link = Secrets.fresh();
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        forgetUnanswered(connection);
        if (mayAsk(connection, tenant)
            && write(connection, tenant, email, services, language, link)) {
          queue(connection, tenant, email, link);
        }
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** {@return who is asked by a link that is still good} */
  Optional<Subscription> asked(String link) throws SQLException {
    return one(
        "SELECT id, email FROM status_subscription"
            + " WHERE confirmation = ? AND asked > now() - interval '1 day'",
        link);
  }

  /** {@return whose news begin now; empty for a link that is used or too old} */
  Optional<Subscription> confirm(String link) throws SQLException {
    return one(
        "UPDATE status_subscription SET confirmed = coalesce(confirmed, now()),"
            + " services = wanted, confirmation = NULL"
            + " WHERE confirmation = ? AND asked > now() - interval '1 day' RETURNING id, email",
        link);
  }

  /** {@return the part of a link that ends a subscription} */
  String end(Subscription subscription) {
    return subscription.id() + "." + sign(subscription);
  }

  /** {@return whose subscription a link would end} */
  Optional<Subscription> ending(String link) throws SQLException {
    int dot = link.indexOf('.');
    if (dot < 1 || !link.substring(0, dot).matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT id, email FROM status_subscription WHERE id = ?")) {
      statement.setLong(1, Long.parseLong(link.substring(0, dot)));
      return read(statement)
          .filter(
              found ->
                  MessageDigest.isEqual(
                      end(found).getBytes(StandardCharsets.UTF_8),
                      link.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Ends a subscription; what is on its way to it is not sent. */
  void end(long id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("DELETE FROM status_subscription WHERE id = ?")) {
      statement.setLong(1, id);
      statement.executeUpdate();
    }
  }

  private static void forgetUnanswered(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM status_subscription"
                + " WHERE confirmed IS NULL AND asked < now() - interval '1 day'")) {
      statement.executeUpdate();
    }
  }

  private boolean mayAsk(Connection connection, TenantId tenant) throws SQLException {
    String sql =
        "SELECT count(*), count(*) FILTER (WHERE asked > now() - interval '1 hour')"
            + " FROM status_subscription WHERE tenant = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, tenant.text());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            && row.getInt(1) < settings.subscriptions()
            && row.getInt(2) < settings.askedPerHour();
      }
    }
  }

  /** {@return whether the address is to be asked: not where it was just now} */
  private boolean write(
      Connection connection,
      TenantId tenant,
      String email,
      List<String> services,
      Words.Language language,
      String link)
      throws SQLException {
    String sql =
        """
        INSERT INTO status_subscription
          (tenant, email, services, wanted, language, asked, confirmation)
        VALUES (?, ?, '{}', ?, ?, now(), ?)
        ON CONFLICT (tenant, email) DO UPDATE SET wanted = excluded.wanted,
          language = excluded.language, asked = now(), confirmation = excluded.confirmation
        WHERE status_subscription.asked < now() - ? * interval '1 millisecond'
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, tenant.text());
      statement.setString(2, email.toLowerCase(Locale.ROOT));
      statement.setArray(3, connection.createArrayOf("text", services.toArray()));
      statement.setString(4, language.code());
      statement.setBytes(5, DigestUtils.sha256(link));
      statement.setLong(6, settings.askAgainAfter().toMillis());
      return statement.executeUpdate() == 1;
    }
  }

  private static void queue(Connection connection, TenantId tenant, String email, String link)
      throws SQLException {
    String sql =
        "INSERT INTO status_mail (key, subscription, tenant, news, created, next_try)"
            + " SELECT ?, id, tenant, ?, now(), now() FROM status_subscription"
            + " WHERE tenant = ? AND email = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, "confirm:" + HexFormat.of().formatHex(DigestUtils.sha256(link)));
      statement.setString(2, MailNews.confirm(link).json());
      statement.setString(3, tenant.text());
      statement.setString(4, email.toLowerCase(Locale.ROOT));
      statement.executeUpdate();
    }
  }

  private Optional<Subscription> one(String sql, String link) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, DigestUtils.sha256(link));
      return read(statement);
    }
  }

  private static Optional<Subscription> read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(new Subscription(row.getLong(1), row.getString(2)))
          : Optional.empty();
    }
  }

  private String sign(Subscription subscription) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      return HexFormat.of()
          .formatHex(
              mac.doFinal(
                  (subscription.id() + " " + subscription.email())
                      .getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + HMAC + ".", e);
    }
  }

  /** The first that asks for it makes it, for all nodes and all times. */
  private static byte[] secret(DataSource dataSource) throws SQLException {
    byte[] fresh = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(fresh);
    try (Connection connection = dataSource.getConnection()) {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "INSERT INTO status_mail_secret (secret) VALUES (?) ON CONFLICT DO NOTHING")) {
        statement.setBytes(1, fresh);
        statement.executeUpdate();
      }
      try (PreparedStatement statement =
              connection.prepareStatement("SELECT secret FROM status_mail_secret");
          ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getBytes(1) : fresh;
      }
    }
  }
}
