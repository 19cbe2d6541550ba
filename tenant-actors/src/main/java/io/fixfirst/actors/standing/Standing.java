package io.fixfirst.actors.standing;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements on the table {@code standing}. */
final class Standing {

  /**
   * One who falls asleep.
   *
   * @param due earliest timer; null for none
   */
  record Sleeper(EntityId id, long revision, @Nullable Instant due) {}

  private static final Map<String, EntityKind> KINDS =
      Arrays.stream(EntityKind.values())
          .collect(Collectors.toMap(EntityKind::storedName, kind -> kind));

  private Standing() {}

  /**
   * Marks the entities of events as awake, and returns those that were not. Those that are, nearly
   * all of them, are left out before the insertion, which would lock and log every row that it
   * meets.
   */
  static List<EntityId> awake(Connection connection, List<JournalEvent> events)
      throws SQLException {
    Map<EntityId, Long> newest = new LinkedHashMap<>();
    events.forEach(event -> newest.put(event.entity(), event.revision()));
    String sql =
        """
        INSERT INTO standing AS s (kind, id, seq, due)
        SELECT t.kind, t.id, t.seq, '-infinity' FROM unnest(?, ?, ?) AS t (kind, id, seq)
        WHERE NOT EXISTS (
          SELECT FROM standing k WHERE k.kind = t.kind AND k.id = t.id
          AND (k.due = '-infinity' OR k.seq >= t.seq))
        ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq, due = excluded.due
        WHERE s.seq < excluded.seq AND s.due IS DISTINCT FROM '-infinity'
        RETURNING kind, id""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Collection<EntityId> ids = newest.keySet();
      statement.setArray(1, connection.createArrayOf("text", kinds(ids)));
      statement.setArray(2, connection.createArrayOf("text", texts(ids)));
      statement.setArray(
          3, connection.createArrayOf("bigint", newest.values().toArray(Long[]::new)));
      return ids(statement);
    }
  }

  /** Notes who falls asleep. */
  static void asleep(Connection connection, Collection<Sleeper> sleepers) throws SQLException {
    String sql =
        """
        INSERT INTO standing AS s (kind, id, seq, due)
        SELECT kind, id, seq, due FROM unnest(?, ?, ?, ?) AS t (kind, id, seq, due)
        ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq, due = excluded.due
        WHERE s.seq <= excluded.seq""";
    List<EntityId> ids = sleepers.stream().map(Sleeper::id).toList();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", kinds(ids)));
      statement.setArray(2, connection.createArrayOf("text", texts(ids)));
      statement.setArray(
          3,
          connection.createArrayOf(
              "bigint", sleepers.stream().map(Sleeper::revision).toArray(Long[]::new)));
      statement.setArray(
          4,
          connection.createArrayOf(
              "timestamptz", sleepers.stream().map(sleeper -> text(sleeper.due())).toArray()));
      statement.executeUpdate();
    }
  }

  /** Marks as awake whoever is due by then, earliest first, and returns them. */
  static List<EntityId> takeDue(Connection connection, Instant by, int limit) throws SQLException {
    String sql =
        """
        WITH next AS (
          SELECT kind, id, due FROM standing WHERE due > '-infinity' AND due <= ?
          ORDER BY due, kind, id LIMIT ? FOR UPDATE SKIP LOCKED),
        taken AS (
          UPDATE standing s SET due = '-infinity' FROM next n
          WHERE s.kind = n.kind AND s.id = n.id RETURNING s.kind, s.id)
        SELECT taken.kind, taken.id FROM taken JOIN next USING (kind, id)
        ORDER BY next.due, kind, id""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, OffsetDateTime.ofInstant(by, ZoneOffset.UTC));
      statement.setInt(2, limit);
      return ids(statement);
    }
  }

  /** {@return those marked as awake that come after one, in order; null for from the start} */
  static List<EntityId> markedAwake(Connection connection, @Nullable EntityId after, int limit)
      throws SQLException {
    String sql =
        """
        SELECT kind, id FROM standing WHERE due = '-infinity' AND (kind, id) > (?, ?)
        ORDER BY due, kind, id LIMIT ?""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, after == null ? "" : after.kind().storedName());
      statement.setString(2, after == null ? "" : after.text());
      statement.setInt(3, limit);
      return ids(statement);
    }
  }

  /** A driver sends an array as bytes only where it is of its own type. */
  private static String[] kinds(Collection<EntityId> ids) {
    return ids.stream().map(id -> id.kind().storedName()).toArray(String[]::new);
  }

  private static String[] texts(Collection<EntityId> ids) {
    return ids.stream().map(EntityId::text).toArray(String[]::new);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static List<EntityId> ids(PreparedStatement statement) throws SQLException {
    List<EntityId> ids = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        EntityKind kind = KINDS.get(row.getString(1));
        if (kind == null) {
          throw new IllegalStateException("No such kind of entity (" + row.getString(1) + ").");
        }
        ids.add(kind.id(row.getString(2)));
      }
    }
    return ids;
  }
}
