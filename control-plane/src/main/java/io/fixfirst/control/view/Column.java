package io.fixfirst.control.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column that lists filter or sort by.
 *
 * @param value of a view: text, number, boolean, time or a list of texts
 */
public record Column<V>(String name, Function<V, @Nullable Object> value) {

  /** {@return the value as JDBC wants it} */
  static @Nullable Object toSql(Connection connection, @Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Instant time -> Timestamp.from(time);
      case Enum<?> one -> one.name();
      case List<?> texts -> connection.createArrayOf("text", texts.toArray());
      default -> value;
    };
  }
}
