package io.fixfirst.control.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.status.StatusIncident.Post;
import io.fixfirst.control.status.StatusTenant.Window;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, before it is put into a language; one of its parts.
 *
 * @param confirm the link's secret of a question whether news is wanted
 * @param incident one that the page shows, and its newest step
 * @param window of maintenance that is planned
 */
record MailNews(@Nullable String confirm, @Nullable Step incident, @Nullable Window window) {

  /**
   * A step of an incident.
   *
   * @param service of the contract; null for none
   * @param level how bad it is, or was when it is over
   */
  record Step(String id, @Nullable String service, Level level, Post post) {}

  /**
   * Older news is not worth a mail: it is read from the journal anew, and was mailed before or
   * never will be.
   */
  private static final String FOR_SUBSCRIBERS =
      """
      INSERT INTO status_mail (key, subscription, tenant, news, created, next_try)
      SELECT ? || ':' || id, id, tenant, ?, now(), now() FROM status_subscription
      WHERE tenant = ? AND confirmed IS NOT NULL AND (services = '{}' OR services && ?)
        AND ? > now() - interval '1 day'
      ON CONFLICT (key) DO NOTHING
      """;

  static MailNews confirm(String secret) {
    return new MailNews(secret, null, null);
  }

  static MailNews of(StatusIncident incident) {
    Level level = incident.isOver() ? incident.worst() : incident.level();
    return new MailNews(
        null, new Step(incident.id(), incident.service(), level, incident.posts().getLast()), null);
  }

  static MailNews of(Window window) {
    return new MailNews(null, null, window);
  }

  static MailNews read(String json) {
    try {
      return Json.get().readValue(json, MailNews.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("News cannot be read (" + json + ").", e);
    }
  }

  String json() {
    return new String(Json.bytes(this), StandardCharsets.UTF_8).replace("\\u0000", "");
  }

  /**
   * Puts a mail on its way to everybody who wants it, in the transaction that counts the event as
   * read: neither none nor two of it.
   *
   * @param concerned services; only those who want all get what concerns none
   */
  void queue(Connection connection, JournalEvent event, String tenant, Collection<String> concerned)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FOR_SUBSCRIBERS)) {
      Instant written = event.written();
      statement.setString(1, event.entity().text() + ":" + event.revision());
      statement.setString(2, json());
      statement.setString(3, tenant);
      statement.setArray(4, connection.createArrayOf("text", concerned.toArray()));
      statement.setTimestamp(5, Timestamp.from(written));
      statement.executeUpdate();
    }
  }
}
