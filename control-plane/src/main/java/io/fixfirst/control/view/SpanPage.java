package io.fixfirst.control.view;

import io.fixfirst.control.view.Span.Kind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a page of events begins and ends. What begins and ends within the page is known here alone;
 * the rest ends rows of the table.
 */
final class SpanPage {

  private record Key(Kind kind, String entity, String what) {}

  /** Whose rows end: every one of the entity's kind. */
  private record Whole(Kind kind, String entity) {}

  private final Map<Key, Span> lasting = new LinkedHashMap<>();
  private final List<Span> over = new ArrayList<>();
  private final Map<Key, Instant> ends = new LinkedHashMap<>();
  private final Map<Whole, Instant> wholeEnds = new LinkedHashMap<>();

  /** Something begins; what was so before it of the same kind, entity and name ends. */
  void begin(
      Kind kind,
      String entity,
      String what,
      @Nullable String tenant,
      long revision,
      Instant at,
      Object body) {
    end(kind, entity, what, at);
    lasting.put(
        new Key(kind, entity, what),
        new Span(kind, entity, what, tenant, revision, at, null, Tables.text(body)));
  }

  void end(Kind kind, String entity, String what, Instant at) {
    Key key = new Key(kind, entity, what);
    Span span = lasting.remove(key);
    if (span != null) {
      over.add(ended(span, at));
    } else if (!wholeEnds.containsKey(new Whole(kind, entity))) {
      ends.putIfAbsent(key, at); // What lasts no more cannot end again.
    }
  }

  /** All of a kind ends. */
  void endAll(Kind kind, String entity, Instant at) {
    lasting
        .entrySet()
        .removeIf(
            entry -> {
              boolean its = entry.getKey().kind == kind && entry.getKey().entity.equals(entity);
              if (its) {
                over.add(ended(entry.getValue(), at));
              }
              return its;
            });
    wholeEnds.putIfAbsent(new Whole(kind, entity), at);
  }

  void write(Connection connection) throws SQLException {
    end(connection); // These came before all of their kind ended, or else they are not here.
    endAll(connection);
    over.addAll(lasting.values());
    insert(connection, over);
  }

  private void endAll(Connection connection) throws SQLException {
    if (wholeEnds.isEmpty()) {
      return;
    }
    String sql =
        "UPDATE past_span SET to_at = greatest(from_at, ?)"
            + " WHERE to_at IS NULL AND kind = ? AND entity = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Map.Entry<Whole, Instant> end : wholeEnds.entrySet()) {
        statement.setObject(1, Column.toSql(connection, end.getValue()));
        statement.setString(2, end.getKey().kind.name());
        statement.setString(3, end.getKey().entity);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** All of them in one statement: most begin something that was not so before, and end nothing. */
  private void end(Connection connection) throws SQLException {
    if (ends.isEmpty()) {
      return;
    }
    String sql =
        """
        UPDATE past_span AS s SET to_at = greatest(s.from_at, e.at)
        FROM unnest(?, ?, ?, ?) AS e (kind, entity, what, at)
        WHERE s.to_at IS NULL AND s.kind = e.kind AND s.entity = e.entity AND s.what = e.what""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, column(connection, "text", end -> end.getKey().kind.name()));
      statement.setArray(2, column(connection, "text", end -> end.getKey().entity));
      statement.setArray(3, column(connection, "text", end -> end.getKey().what));
      statement.setArray(4, column(connection, "timestamptz", end -> end.getValue().toString()));
      statement.executeUpdate();
    }
  }

  private Array column(
      Connection connection, String type, Function<Map.Entry<Key, Instant>, String> value)
      throws SQLException {
    return connection.createArrayOf(
        type, ends.entrySet().stream().map(value).toArray(String[]::new));
  }

  private static void insert(Connection connection, List<Span> spans) throws SQLException {
    if (spans.isEmpty()) {
      return;
    }
    String sql =
        "INSERT INTO past_span (kind, entity, what, tenant, revision, from_at, to_at, body)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Span span : spans) {
        statement.setString(1, span.kind().name());
        statement.setString(2, span.entity());
        statement.setString(3, span.what());
        statement.setString(4, span.tenant());
        statement.setLong(5, span.revision());
        statement.setObject(6, Column.toSql(connection, span.from()));
        statement.setObject(7, Column.toSql(connection, span.to()));
        statement.setString(8, span.body());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static Span ended(Span span, Instant at) {
    return new Span(
        span.kind(),
        span.entity(),
        span.what(),
        span.tenant(),
        span.revision(),
        span.from(),
        at.isBefore(span.from()) ? span.from() : at,
        span.body());
  }
}
