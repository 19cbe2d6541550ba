package io.fixfirst.control.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.fixfirst.control.http.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The table of a view: its id, the columns of lists, and the view itself as JSON.
 *
 * @param <V> the view
 */
public final class Table<V> {

  private final String name;
  private final Function<V, String> id;
  private final List<Column<V>> columns;
  private final ObjectReader reader;
  private final String upsert;

  public Table(String name, Class<V> type, Function<V, String> id, List<Column<V>> columns) {
    this.name = name;
    this.id = id;
    this.columns = List.copyOf(columns);
    this.reader = Json.get().readerFor(type);
    this.upsert = upsert(name, columns);
  }

  String name() {
    return name;
  }

  String idOf(V view) {
    return id.apply(view);
  }

  /** {@return the views of these ids, as far as they exist} */
  public Map<String, V> load(Connection connection, Collection<String> ids) throws SQLException {
    Map<String, V> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT id, body FROM " + name + " WHERE id = ANY (?)")) {
      statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.put(row.getString(1), read(row.getString(2)));
        }
      }
    }
    return found;
  }

  /** Writes views, each id at most once. */
  public void save(Connection connection, Collection<V> views) throws SQLException {
    if (views.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(upsert)) {
      for (V view : views) {
        statement.setString(1, id.apply(view));
        int index = 2;
        for (Column<V> column : columns) {
          statement.setObject(index++, Column.toSql(connection, column.value().apply(view)));
        }
        statement.setString(index, Tables.text(view));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  void delete(Connection connection, Collection<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM " + name + " WHERE id = ANY (?)")) {
      statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
      statement.executeUpdate();
    }
  }

  /** {@return the view of a body} */
  public V read(String body) {
    try {
      return reader.readValue(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row of " + name + " cannot be read (" + body + ").", e);
    }
  }

  private static <V> String upsert(String name, List<Column<V>> columns) {
    StringBuilder into = new StringBuilder("INSERT INTO " + name + " (id");
    StringBuilder values = new StringBuilder(") VALUES (?");
    StringBuilder set = new StringBuilder(") ON CONFLICT (id) DO UPDATE SET body = excluded.body");
    for (Column<V> column : columns) {
      into.append(", ").append(column.name());
      values.append(", ?");
      set.append(", ").append(column.name()).append(" = excluded.").append(column.name());
    }
    return into.append(", body").append(values).append(", ?").append(set).toString();
  }
}
