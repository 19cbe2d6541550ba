package io.fixfirst.control.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of readings. Time is cut into spans of {@code keep / points}; a series has {@code
 * points} places, and a span takes the place of the one that was {@code points} spans before it. A
 * row says the last, the lowest and the highest value of its span, so that no peak is lost.
 */
final class ReadingTable {

  private static final String UPSERT =
      """
      INSERT INTO reading AS known (device, metric, place, tenant, span, at, value, low, high)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (device, metric, place) DO UPDATE SET
        span = excluded.span,
        at = greatest(known.at, excluded.at),
        value = CASE WHEN excluded.at >= known.at THEN excluded.value ELSE known.value END,
        low = CASE WHEN excluded.span = known.span
          THEN least(known.low, excluded.low) ELSE excluded.low END,
        high = CASE WHEN excluded.span = known.span
          THEN greatest(known.high, excluded.high) ELSE excluded.high END
      WHERE excluded.span >= known.span
      """;

  private final int points;
  private final Duration keep;

  ReadingTable(Duration keep, int points) {
    this.keep = keep;
    this.points = points;
  }

  /** What a place is to say. */
  private record Row(Reading last, int place, long span, double low, double high) {

    /** Those of one span are one; of two spans that share a place, the later one stays. */
    Row and(Row other) {
      if (span != other.span) {
        return span > other.span ? this : other;
      }
      return new Row(
          other.last.at().isBefore(last.at()) ? last : other.last,
          place,
          span,
          Math.min(low, other.low),
          Math.max(high, other.high));
    }
  }

  private record Key(String device, String metric, int place) {}

  /** Writes readings; older ones never take the place of newer ones. */
  void write(Connection connection, List<Reading> readings) throws SQLException {
    Map<Key, Row> rows = new LinkedHashMap<>(); // A statement may not touch a row twice.
    for (Reading one : readings) {
      Row row = row(one);
      rows.merge(new Key(one.device().text(), one.metric(), row.place), row, Row::and);
    }
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      for (Row row : rows.values()) {
        statement.setString(1, row.last.device().text());
        statement.setString(2, row.last.metric());
        statement.setInt(3, row.place);
        statement.setString(4, row.last.device().tenant().text());
        statement.setLong(5, row.span);
        statement.setTimestamp(6, Timestamp.from(row.last.at()));
        statement.setDouble(7, row.last.value());
        statement.setDouble(8, row.low);
        statement.setDouble(9, row.high);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private Row row(Reading one) {
    long spanMillis = Math.max(1, keep.toMillis() / points);
    long span = Math.floorDiv(one.at().toEpochMilli(), spanMillis);
    int place = (int) Math.floorMod(span, (long) points);
    return new Row(one, place, span, one.value(), one.value());
  }

  /** {@return the metrics that are known of devices, by device} */
  static Map<String, Set<String>> metrics(Connection connection, Set<String> devices)
      throws SQLException {
    Map<String, Set<String>> metrics =
        devices.stream().collect(Collectors.toMap(device -> device, _ -> new HashSet<>()));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT DISTINCT device, metric FROM reading WHERE device = ANY (?)")) {
      statement.setArray(1, connection.createArrayOf("text", devices.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          metrics.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getString(2));
        }
      }
    }
    return metrics;
  }

  /** {@return what is kept of a device since a moment, by metric, each in order of time} */
  static Map<String, List<ReadingsView.Point>> read(
      Connection connection, String device, Instant since) throws SQLException {
    Map<String, List<ReadingsView.Point>> series = new LinkedHashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT metric, at, value, low, high FROM reading"
                + " WHERE device = ? AND at >= ? ORDER BY metric, at")) {
      statement.setString(1, device);
      statement.setTimestamp(2, Timestamp.from(since));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          series
              .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
              .add(
                  new ReadingsView.Point(
                      row.getTimestamp(2).toInstant(),
                      row.getDouble(3),
                      row.getDouble(4),
                      row.getDouble(5)));
        }
      }
    }
    return series;
  }

  /** Forgets what is older than is kept: of series that nobody adds to any more. */
  void sweep(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM reading WHERE at < ?")) {
      statement.setTimestamp(1, Timestamp.from(now.minus(keep)));
      statement.executeUpdate();
    }
  }
}
