package io.fixfirst.control.view;

import io.fixfirst.control.http.Doc;
import io.fixfirst.control.view.Span.AlarmBody;
import io.fixfirst.control.view.Span.Kind;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.device.Severity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alarms that a device has raised, the newest first. */
public record AlarmHistory(List<PastAlarm> items) {

  /** An alarm that stands, or stood. */
  public record PastAlarm(
      @Doc(value = "What tells it from the device's others", example = "cpu") String identity,
      Severity severity,
      String summary,
      Instant raised,
      @Doc("None while it stands") @Nullable Instant cleared) {}

  /**
   * {@return the newest ones}
   *
   * @param connection of somebody who may see the device
   */
  public static AlarmHistory of(Connection connection, DeviceId device, int limit)
      throws SQLException {
    List<PastAlarm> items = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT what, from_at, to_at, body, tenant, revision FROM past_span"
                + " WHERE kind = 'ALARM' AND entity = ?"
                + " ORDER BY revision DESC LIMIT ?")) {
      statement.setString(1, device.text());
      statement.setInt(2, limit);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          items.add(alarm(device, row));
        }
      }
    }
    return new AlarmHistory(items);
  }

  private static PastAlarm alarm(DeviceId device, ResultSet row) throws SQLException {
    Timestamp over = row.getTimestamp(3);
    Span span =
        new Span(
            Kind.ALARM,
            device.text(),
            row.getString(1),
            row.getString(5),
            row.getLong(6),
            row.getTimestamp(2).toInstant(),
            over == null ? null : over.toInstant(),
            row.getString(4));
    AlarmBody body = span.body(AlarmBody.class);
    return new PastAlarm(span.what(), body.severity(), body.summary(), span.from(), span.to());
  }
}
