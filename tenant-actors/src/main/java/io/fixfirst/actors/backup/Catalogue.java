package io.fixfirst.actors.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which tables a database of ours has; read from PostgreSQL's own catalogue. */
final class Catalogue {

  /** Flyway's. The manifest has what it says. */
  private static final String STEPS = "flyway_schema_history";

  private Catalogue() {}

  /** {@return the tables by name; none refers to a later one} */
  static List<String> tables(Connection connection) throws SQLException {
    Map<String, Set<String>> refersTo = new TreeMap<>();
    read(
        connection,
        """
        SELECT c.relname, r.relname FROM pg_class c
        LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f'
        LEFT JOIN pg_class r ON r.oid = f.confrelid
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace""",
        row -> {
          Set<String> others = refersTo.computeIfAbsent(row.getString(1), _ -> new TreeSet<>());
          String other = row.getString(2);
          if (other != null) {
            others.add(other);
          }
        });
    refersTo.remove(STEPS);
    Set<String> ordered = new LinkedHashSet<>();
    refersTo.keySet().forEach(table -> enter(table, refersTo, ordered, new LinkedHashSet<>()));
    return List.copyOf(ordered);
  }

  private static void enter(
      String table, Map<String, Set<String>> refersTo, Set<String> ordered, Set<String> path) {
    if (ordered.contains(table) || !path.add(table)) {
      return; // Entered before, or refers to itself.
    }
    refersTo.getOrDefault(table, Set.of()).forEach(other -> enter(other, refersTo, ordered, path));
    ordered.add(table);
  }

  /** {@return a table's columns, but for those that PostgreSQL works out by itself} */
  static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    read(
        connection,
        """
        SELECT attname FROM pg_attribute
        WHERE attrelid = quote_ident(?)::regclass AND attnum > 0 AND NOT attisdropped
          AND attgenerated = ''
        ORDER BY attnum""",
        row -> columns.add(row.getString(1)),
        table);
    return columns;
  }

  /** {@return the last number given out, by column that numbers itself} */
  static Map<String, Long> sequences(Connection connection, String table) throws SQLException {
    Map<String, Long> last = new LinkedHashMap<>();
    read(
        connection,
        """
        SELECT attname, pg_sequence_last_value(
          pg_get_serial_sequence(quote_ident(?), attname)::regclass)
        FROM pg_attribute
        WHERE attrelid = quote_ident(?)::regclass AND attnum > 0 AND attidentity <> ''
        ORDER BY attnum""",
        row -> {
          long value = row.getLong(2);
          if (!row.wasNull()) {
            last.put(row.getString(1), value);
          }
        },
        table,
        table);
    return last;
  }

  /** {@return the versions of the steps that the schema has taken, in their order} */
  static List<String> steps(Connection connection) throws SQLException {
    List<String> versions = new ArrayList<>();
    read(
        connection,
        "SELECT version FROM "
            + STEPS
            + " WHERE success AND version IS NOT NULL ORDER BY installed_rank",
        row -> versions.add(row.getString(1)));
    return versions;
  }

  /** Takes a row. */
  private interface Taking {
    void take(ResultSet row) throws SQLException;
  }

  private static void read(Connection connection, String sql, Taking taking, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        statement.setString(index + 1, values[index]);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          taking.take(row);
        }
      }
    }
  }
}
