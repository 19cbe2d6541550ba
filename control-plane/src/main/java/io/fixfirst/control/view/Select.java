package io.fixfirst.control.view;

import io.fixfirst.control.access.Reach;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of a view's table: filters, an order, and the cursor where it begins.
 *
 * @param <V> the view
 */
final class Select<V> {

  private final Table<V> table;
  private final List<String> filters = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  Select(Table<V> table) {
    this.table = table;
  }

  /** A page, and the cursor of the next one; null where this is the last. */
  record Result<V>(List<V> items, @Nullable String cursor) {}

  /** Only rows of these tenants. */
  Select<V> within(Reach reach) {
    if (!reach.isEvery()) {
      filters.add(reach.condition());
    }
    return this;
  }

  /** Only rows whose column has this value, if there is one. */
  Select<V> where(String column, @Nullable Object value) {
    if (value != null) {
      filters.add(column + " = ?");
      values.add(value);
    }
    return this;
  }

  /** Only rows whose column has one of these values, if there are any. */
  Select<V> where(String column, Collection<String> any) {
    if (!any.isEmpty()) {
      filters.add(column + " = ANY (?)");
      values.add(List.copyOf(any));
    }
    return this;
  }

  /** Only rows for which this is true. */
  Select<V> filter(String condition, Object... parameters) {
    filters.add(condition);
    values.addAll(List.of(parameters));
    return this;
  }

  /** Only rows that contain every word of the text. */
  Select<V> search(Optional<String> text) {
    if (text.isPresent()) {
      for (String word : text.get().toLowerCase(Locale.ROOT).split("\\s+", 10)) {
        filters.add("position(? in search) > 0");
        values.add(word);
      }
    }
    return this;
  }

  /**
   * {@return a page}
   *
   * @param sort name of the order, for its cursors
   * @param column to sort by, before the id; null for the id alone
   * @param type SQL type of that column
   */
  Result<V> page(
      Connection connection,
      String sort,
      @Nullable String column,
      String type,
      boolean descending,
      int limit,
      Optional<String> cursor)
      throws SQLException {
    String direction = descending ? " DESC" : "";
    String order = column == null ? "id" : column + direction + ", id";
    if (cursor.isPresent()) {
      Cursor from = Cursor.parse(cursor.get(), sort);
      String sign = descending ? " < " : " > ";
      String key = column == null ? "id" : "(" + column + ", id)";
      filters.add(key + sign + (column == null ? "?" : "(CAST(? AS " + type + "), ?)"));
      if (column != null) {
        values.add(from.value());
      }
      values.add(from.id());
    }
    String sql =
        "SELECT id, body, "
            + (column == null ? "''" : column + "::text")
            + " FROM "
            + table.name()
            + (filters.isEmpty() ? "" : " WHERE " + String.join(" AND ", filters))
            + " ORDER BY "
            + (column == null ? "id" : order + direction)
            + " LIMIT "
            + (limit + 1);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement);
      return read(statement, sort, limit);
    }
  }

  private void bind(Connection connection, PreparedStatement statement) throws SQLException {
    for (int index = 0; index < values.size(); index++) {
      statement.setObject(index + 1, Column.toSql(connection, values.get(index)));
    }
  }

  private Result<V> read(PreparedStatement statement, String sort, int limit) throws SQLException {
    List<V> items = new ArrayList<>();
    String next = null;
    try (ResultSet row = statement.executeQuery()) {
      String id = "";
      String value = "";
      while (row.next()) {
        if (items.size() == limit) {
          next = new Cursor(sort, value, id).text();
          break;
        }
        id = row.getString(1);
        value = row.getString(3);
        items.add(table.read(row.getString(2)));
      }
    }
    return new Result<>(items, next);
  }
}
