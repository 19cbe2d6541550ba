package io.fixfirst.control.webhook;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.actors.journal.Projection;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.stream.Audience;
import io.fixfirst.control.stream.PublicEvent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts events on their way to those who want them, as the live stream shows them: to a tenant's
 * webhook what the tenant's own people see, to one of the provider everything.
 */
public final class WebhookProjection {

  /** The name that its offset is kept under. */
  public static final String NAME = "webhooks-1";

  static final String INSERT =
      "INSERT INTO webhook_delivery"
          + " (webhook, tenant, message, type, body, created, state, next_try, give_up)"
          + " VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?) ON CONFLICT (webhook, message) DO NOTHING";

  private final WebhookSettings settings;
  private final InstantSource time;

  private WebhookProjection(WebhookSettings settings, InstantSource time) {
    this.settings = settings;
    this.time = time;
  }

  /** A webhook, and the place in the journal that its events come after. */
  private record Wanting(Webhook webhook, Offset begins) {
    boolean wants(JournalEvent event) {
      return event.offset().compareTo(begins) > 0
          && (webhook.tenant() == null || webhook.tenant().equals(event.tenant()))
          && (webhook.types().isEmpty() || webhook.types().contains(event.name()));
    }

    Audience audience() {
      return webhook.tenant() == null ? Audience.HOUSE : Audience.CUSTOMER;
    }
  }

  /**
   * {@return the projection}
   *
   * @param time real time, whatever the desk's clock says
   */
  public static Projection projection(WebhookSettings settings, InstantSource time) {
    return new Projection(NAME, () -> new WebhookProjection(settings, time)::write);
  }

  private void write(Connection connection, List<JournalEvent> page) throws SQLException {
    List<Wanting> webhooks = enabled(connection);
    if (webhooks.isEmpty()) {
      return;
    }
    Instant now = time.instant();
    Instant giveUp = now.plus(settings.giveUpAfter());
    Set<String> added = new LinkedHashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (JournalEvent event : page) {
        for (Wanting one : webhooks) {
          Optional<PublicEvent> shown =
              one.wants(event) ? PublicEvent.of(event, one.audience()) : Optional.empty();
          if (shown.isPresent()) {
            String body = new String(Json.bytes(shown.get()), StandardCharsets.UTF_8);
            bind(statement, one.webhook(), message(event), event.name(), body, now, giveUp);
            statement.addBatch();
            added.add(one.webhook().id());
          }
        }
      }
      statement.executeBatch();
    }
    for (String webhook : added) {
      stopOverrun(connection, webhook);
    }
  }

  static void bind(
      PreparedStatement statement,
      Webhook webhook,
      String message,
      String type,
      String body,
      Instant now,
      Instant giveUp)
      throws SQLException {
    statement.setString(1, webhook.id());
    statement.setString(2, webhook.tenant() == null ? null : webhook.tenant().text());
    statement.setString(3, message);
    statement.setString(4, type);
    statement.setString(5, body);
    statement.setTimestamp(6, Timestamp.from(now));
    statement.setTimestamp(7, Timestamp.from(now));
    statement.setTimestamp(8, Timestamp.from(giveUp));
  }

  /** What is signed has points between its parts, so an id has none. */
  private static String message(JournalEvent event) {
    return "evt_" + event.offset().toString().replace('.', '-');
  }

  private static List<Wanting> enabled(Connection connection) throws SQLException {
    List<Wanting> all = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM webhook WHERE enabled");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        all.add(new Wanting(Webhooks.read(row), Offset.parse(row.getString("begins"))));
      }
    }
    return all;
  }

  private void stopOverrun(Connection connection, String webhook) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT count(*) FROM webhook_delivery WHERE webhook = ? AND state = 'waiting'")) {
      statement.setString(1, webhook);
      try (ResultSet row = statement.executeQuery()) {
        if (row.next() && row.getLong(1) > settings.waitingMax()) {
          Webhooks.stop(
              connection, webhook, "More than " + settings.waitingMax() + " messages waited.");
        }
      }
    }
  }
}
