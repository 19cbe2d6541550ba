package io.fixfirst.control.webhook;

import io.fixfirst.control.webhook.Delivery.State;
import io.fixfirst.control.webhook.Delivery.Taken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The messages that are on their way, in their table. */
final class Deliveries {

  /**
   * Takes the one that has waited longest, for a while in which nobody else does. Each webhook is
   * asked for its own first one, so that a long queue of one costs the others nothing.
   */
  private static final String TAKE =
      """
      UPDATE webhook_delivery d SET next_try = ?, last_try = ?
      FROM webhook w WHERE w.id = d.webhook AND d.id = (
        SELECT first.id FROM webhook h CROSS JOIN LATERAL (
          SELECT id, next_try FROM webhook_delivery
          WHERE webhook = h.id AND state = 'waiting' AND next_try <= ?
          ORDER BY next_try, id LIMIT 1 FOR UPDATE SKIP LOCKED) first
        WHERE h.enabled AND coalesce(h.tenant, '') <> ALL (?)
        ORDER BY first.next_try, first.id LIMIT 1)
      RETURNING d.id, d.webhook, coalesce(d.tenant, ''), w.url, d.message, d.body, d.tries, d.give_up
      """;

  private static final String AGAIN =
      " SET state = 'waiting', tries = 0, next_try = ?, give_up = ? WHERE webhook = ?";

  private final DataSource dataSource;

  Deliveries(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * {@return a message to send now, if there is one}
   *
   * @param busy tenants of whom enough is under way
   * @param until when another process may send it, should this one not come back
   */
  Optional<Taken> take(Collection<String> busy, Instant now, Instant until) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setTimestamp(1, Timestamp.from(until));
      statement.setTimestamp(2, Timestamp.from(now));
      statement.setTimestamp(3, Timestamp.from(now));
      statement.setArray(4, connection.createArrayOf("text", busy.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Taken(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getInt(7),
                    row.getTimestamp(8).toInstant()))
            : Optional.empty();
      }
    }
  }

  /**
   * Notes what came of a message.
   *
   * @param next when it is sent again; of no account where it is not
   */
  void note(long id, State state, Instant next, @Nullable Integer status, @Nullable String error)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE webhook_delivery SET state = ?, next_try = ?, tries = tries + 1,"
                    + " last_status = ?, last_error = ? WHERE id = ?")) {
      statement.setString(1, name(state));
      statement.setTimestamp(2, Timestamp.from(next));
      statement.setObject(3, status);
      statement.setString(4, error);
      statement.setLong(5, id);
      statement.executeUpdate();
    }
  }

  /** Adds a message that is no event's. */
  void add(Webhook webhook, String message, String type, String body, Instant now, Instant giveUp)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(WebhookProjection.INSERT)) {
      WebhookProjection.bind(statement, webhook, message, type, body, now, giveUp);
      statement.executeUpdate();
    }
  }

  /** {@return how many were dead and are sent again} */
  int again(String webhook, Instant now, Instant giveUp) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE webhook_delivery" + AGAIN + " AND state = 'dead'")) {
      bindAgain(statement, webhook, now, giveUp);
      return statement.executeUpdate();
    }
  }

  /** {@return whether there is such a message, which is sent again whatever became of it} */
  boolean again(String webhook, long id, Instant now, Instant giveUp) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("UPDATE webhook_delivery" + AGAIN + " AND id = ?")) {
      bindAgain(statement, webhook, now, giveUp);
      statement.setLong(4, id);
      return statement.executeUpdate() == 1;
    }
  }

  /**
   * {@return messages of a webhook, the newest first}
   *
   * @param connection that sees what the caller may
   * @param state null for all
   */
  static List<Delivery> list(
      Connection connection, String webhook, @Nullable State state, long before, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT * FROM webhook_delivery WHERE webhook = ? AND id < ?"
                + " AND (?::text IS NULL OR state = ?) ORDER BY id DESC LIMIT ?")) {
      statement.setString(1, webhook);
      statement.setLong(2, before);
      statement.setString(3, state == null ? null : name(state));
      statement.setString(4, state == null ? null : name(state));
      statement.setInt(5, limit);
      List<Delivery> all = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          all.add(read(row));
        }
      }
      return all;
    }
  }

  /** {@return how many are in a state} */
  long count(State state) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT count(*) FROM webhook_delivery WHERE state = ?")) {
      statement.setString(1, name(state));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** Forgets what is old, and gives up what waits for a webhook that is switched off. */
  void sweep(Instant now, Duration keepDelivered, Duration keepDead) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      forget(connection, State.DELIVERED, now.minus(keepDelivered));
      forget(connection, State.DEAD, now.minus(keepDead));
      try (PreparedStatement statement =
          connection.prepareStatement(
              "UPDATE webhook_delivery d SET state = 'dead', last_try = ?,"
                  + " last_error = 'The webhook is switched off.' FROM webhook w"
                  + " WHERE w.id = d.webhook AND NOT w.enabled"
                  + " AND d.state = 'waiting' AND d.give_up < ?")) {
        statement.setTimestamp(1, Timestamp.from(now));
        statement.setTimestamp(2, Timestamp.from(now));
        statement.executeUpdate();
      }
    }
  }

  private static void forget(Connection connection, State state, Instant before)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM webhook_delivery WHERE state = ? AND last_try < ?")) {
      statement.setString(1, name(state));
      statement.setTimestamp(2, Timestamp.from(before));
      statement.executeUpdate();
    }
  }

  private static void bindAgain(
      PreparedStatement statement, String webhook, Instant now, Instant giveUp)
      throws SQLException {
    statement.setTimestamp(1, Timestamp.from(now));
    statement.setTimestamp(2, Timestamp.from(giveUp));
    statement.setString(3, webhook);
  }

  private static Delivery read(ResultSet row) throws SQLException {
    State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    return new Delivery(
        row.getLong("id"),
        row.getString("message"),
        row.getString("type"),
        state,
        row.getTimestamp("created").toInstant(),
        row.getInt("tries"),
        instant(row.getTimestamp("last_try")),
        state == State.WAITING ? instant(row.getTimestamp("next_try")) : null,
        (Integer) row.getObject("last_status"),
        row.getString("last_error"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
