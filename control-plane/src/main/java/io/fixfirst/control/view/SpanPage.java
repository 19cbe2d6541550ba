package io.fixfirst.control.view;

import io.fixfirst.control.view.Span.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page of events begins and ends. What begins and ends within the page is known here alone;
 * the rest ends rows of the table.
 */
final class SpanPage {

  private record Key(Kind kind, String entity, String what) {}

  /** A row that ends: every one of the entity's kind where {@code what} is null. */
  private record End(Kind kind, String entity, @Nullable String what, Instant at) {}

  private final Map<Key, Span> lasting = new LinkedHashMap<>();
  private final List<Span> over = new ArrayList<>();
  private final List<End> ends = new ArrayList<>();

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
    Span span = lasting.remove(new Key(kind, entity, what));
    if (span == null) {
      ends.add(new End(kind, entity, what, at));
    } else {
      over.add(ended(span, at));
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
    ends.add(new End(kind, entity, null, at));
  }

  void write(Connection connection) throws SQLException {
    List<End> alike = new ArrayList<>(); // In order: whatever ends first is over.
    for (End end : ends) {
      if (!alike.isEmpty() && (alike.getLast().what == null) != (end.what == null)) {
        update(connection, alike);
        alike.clear();
      }
      alike.add(end);
    }
    update(connection, alike);
    over.addAll(lasting.values());
    insert(connection, over);
  }

  /** Ends rows; either all of an entity's or one of a name, for each alike. */
  private static void update(Connection connection, List<End> ends) throws SQLException {
    if (ends.isEmpty()) {
      return;
    }
    String sql =
        "UPDATE past_span SET to_at = greatest(from_at, ?)"
            + " WHERE to_at IS NULL AND kind = ? AND entity = ?"
            + (ends.getFirst().what == null ? "" : " AND what = ?");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (End end : ends) {
        statement.setObject(1, Column.toSql(connection, end.at));
        statement.setString(2, end.kind.name());
        statement.setString(3, end.entity);
        if (end.what != null) {
          statement.setString(4, end.what);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
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
