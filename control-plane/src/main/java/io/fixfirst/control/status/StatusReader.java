package io.fixfirst.control.status;

import io.fixfirst.control.access.Reach;
import io.fixfirst.control.status.Situation.Attained;
import io.fixfirst.control.view.Reading;
import io.fixfirst.core.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reads what status pages show. For the page of a tenant the database shows the rows of that tenant
 * only, whatever a query forgets.
 */
final class StatusReader {

  /** Incidents that a page is made from, the newest. */
  private static final int INCIDENTS_MAX = 2_000;

  private final DataSource dataSource;
  private final boolean wall;

  StatusReader(DataSource dataSource) throws SQLException {
    this.dataSource = dataSource;
    this.wall = Reading.hasWall(dataSource);
  }

  /** {@return the tenant, if there is one} */
  Optional<StatusTenant> tenant(TenantId id) throws SQLException {
    try (Reading reading = Reading.open(dataSource, Reach.of(id), false, wall)) {
      return tenant(reading.connection(), id);
    }
  }

  /** {@return what there is to say to a tenant, if there is one} */
  Optional<Situation> situation(TenantId id, Instant now) throws SQLException {
    try (Reading reading = Reading.open(dataSource, Reach.of(id), false, wall)) {
      Connection connection = reading.connection();
      Optional<StatusTenant> tenant = tenant(connection, id);
      if (tenant.isEmpty()) {
        return Optional.empty();
      }
      ZonedDateTime local = now.atZone(tenant.get().zoneId());
      Instant month =
          local.toLocalDate().withDayOfMonth(1).atStartOfDay(local.getZone()).toInstant();
      return Optional.of(
          Situation.of(
              tenant.get(),
              shown(connection, id, History.begin(now, local.getZone())),
              attained(connection, id, month),
              now));
    }
  }

  /** {@return how often what each tenant's page shows has changed} */
  Map<String, Long> versions() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT tenant, version FROM status_version");
        ResultSet row = statement.executeQuery()) {
      Map<String, Long> versions = new HashMap<>();
      while (row.next()) {
        versions.put(row.getString(1), row.getLong(2));
      }
      return versions;
    }
  }

  private static Optional<StatusTenant> tenant(Connection connection, TenantId id)
      throws SQLException {
    return Optional.ofNullable(
        StatusTables.TENANTS.load(connection, List.of(id.text())).get(id.text()));
  }

  private static List<StatusIncident> shown(Connection connection, TenantId id, Instant since)
      throws SQLException {
    String sql =
        "SELECT body FROM status_incident WHERE tenant = ? AND shown AND ended > ?"
            + " ORDER BY resolved IS NULL DESC, opened DESC, id LIMIT "
            + INCIDENTS_MAX;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id.text());
      statement.setTimestamp(2, Timestamp.from(since));
      try (ResultSet row = statement.executeQuery()) {
        List<StatusIncident> shown = new ArrayList<>();
        while (row.next()) {
          shown.add(StatusTables.INCIDENTS.read(row.getString(1)));
        }
        return shown;
      }
    }
  }

  private static Attained attained(Connection connection, TenantId id, Instant month)
      throws SQLException {
    String sql =
        "SELECT count(*), count(*) FILTER (WHERE kept) FROM status_incident"
            + " WHERE tenant = ? AND resolved >= ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id.text());
      statement.setTimestamp(2, Timestamp.from(month));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new Attained(row.getInt(1), row.getInt(2)) : new Attained(0, 0);
      }
    }
  }
}
