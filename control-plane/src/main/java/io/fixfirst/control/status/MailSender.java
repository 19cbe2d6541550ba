package io.fixfirst.control.status;

import io.fixfirst.control.status.Subscriptions.Subscription;
import io.fixfirst.core.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the mails that are on their way, one after another. A mail is marked as sent in the
 * transaction that has taken it: if the program dies in between it goes out again, under the same
 * {@code Message-ID}. What the server does not take is tried again, more and more rarely, for about
 * a day.
 */
public final class MailSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
  private static final int TRIES_MAX = 30;
  private static final int DAYS_KEPT = 30;

  private static final String NEXT =
      """
      SELECT m.key, m.tenant, m.news, m.tries, s.id, s.email, s.language
      FROM status_mail m JOIN status_subscription s ON s.id = m.subscription
      WHERE m.sent IS NULL AND m.next_try <= now()
      ORDER BY m.next_try LIMIT 1 FOR UPDATE OF m SKIP LOCKED
      """;

  private final DataSource dataSource;
  private final StatusReader reader;
  private final Subscriptions subscriptions;
  private final MailSettings settings;
  private final String site;
  private final Mailer mailer;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean failing;

  private MailSender(DataSource dataSource, MailSettings settings, String site)
      throws SQLException {
    this.dataSource = dataSource;
    this.reader = new StatusReader(dataSource);
    this.subscriptions = new Subscriptions(dataSource, settings);
    this.settings = settings;
    this.site = site;
    this.mailer = mailer(settings);
  }

  /** {@return what sends by these settings} */
  static Mailer mailer(MailSettings settings) {
    return MailerBuilder.withSMTPServer(
            settings.host(), settings.port(), orNull(settings.user()), orNull(settings.password()))
        .withTransportStrategy(settings.transport())
        .withSessionTimeout((int) settings.patience().toMillis())
        .trustingSSLHosts(settings.trustedHosts().toArray(String[]::new))
        .verifyingServerIdentity(!settings.trustedHosts().contains(settings.host()))
        .buildMailer();
  }

  /**
   * {@return the sender, at work}
   *
   * @param site where the pages can be found, for the links
   * @throws SQLException if the database does not answer
   */
  public static MailSender start(DataSource dataSource, MailSettings settings, String site)
      throws SQLException {
    MailSender sender = new MailSender(dataSource, settings, site);
    Thread.ofVirtual().name("status-mail").start(sender::run);
    return sender;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void run() {
    long pauseMillis = Math.max(1, 60_000L / settings.perMinute());
    try {
      long wait = 0;
      while (!closed.await(wait, TimeUnit.MILLISECONDS)) {
        wait = sendsOne() ? pauseMillis : settings.every().toMillis();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean sendsOne() {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        boolean sent = next(connection);
        connection.commit();
        failing = false;
        return sent;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException | RuntimeException e) {
      if (!failing) {
        LOG.warn("News of status pages cannot be mailed; it waits.", e);
      }
      failing = true;
      return false;
    }
  }

  private boolean next(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEXT);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        forgetOld(connection);
        return false;
      }
      String key = row.getString(1);
      Optional<StatusTenant> tenant = reader.tenant(new TenantId(row.getString(2)));
      if (tenant.isEmpty()) {
        throw new IllegalStateException("A mail's tenant is not there (" + row.getString(2) + ").");
      }
      Email email =
          write(
              key,
              tenant.get(),
              MailNews.read(row.getString(3)),
              new Subscription(row.getLong(5), row.getString(6)),
              Words.of(Words.Language.of(row.getString(7))));
      try {
        mailer.sendMail(email).join();
        mark(connection, key);
      } catch (MailException | java.util.concurrent.CompletionException e) {
        postpone(connection, key, row.getInt(4) + 1, e);
      }
      return true;
    }
  }

  private Email write(
      String key, StatusTenant tenant, MailNews news, Subscription to, Words words) {
    String end = site + SubscriptionRoutes.END + "?token=" + subscriptions.end(to);
    Letter letter =
        Letter.of(
            words,
            tenant,
            news,
            site + PageAddress.of(tenant).path(),
            site + SubscriptionRoutes.CONFIRM + "?token=",
            end);
    return EmailBuilder.startingBlank()
        .from(settings.fromName(), settings.from())
        .to(to.email())
        .withSubject(letter.subject().replaceAll("\\p{Cntrl}", " "))
        .withPlainText(letter.text())
        .withHeader("List-Unsubscribe", "<" + end + ">")
        .withHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        .withHeader("Auto-Submitted", "auto-generated")
        .fixingMessageId("<" + key.replaceAll("[^A-Za-z0-9.-]", ".") + "@" + domain() + ">")
        .buildEmail();
  }

  private String domain() {
    return settings.from().substring(settings.from().indexOf('@') + 1);
  }

  private static void mark(Connection connection, String key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE status_mail SET sent = now(), news = '' WHERE key = ?")) {
      statement.setString(1, key);
      statement.executeUpdate();
    }
  }

  private static void postpone(Connection connection, String key, int tries, Exception failure)
      throws SQLException {
    boolean lost = tries >= TRIES_MAX;
    LOG.warn(
        "The mail {} was not taken ({} times{}).", key, tries, lost ? ", given up" : "", failure);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE status_mail SET tries = ?,"
                + " next_try = now() + least(3600, 5 * power(2, ?)) * interval '1 second',"
                + " sent = CASE WHEN ? THEN now() END WHERE key = ?")) {
      statement.setInt(1, tries);
      statement.setInt(2, Math.min(tries, 12));
      statement.setBoolean(3, lost);
      statement.setString(4, key);
      statement.executeUpdate();
    }
  }

  private static void forgetOld(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM status_mail WHERE sent IS NOT NULL AND created < now() - interval '"
                + DAYS_KEPT
                + " days'")) {
      statement.executeUpdate();
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
