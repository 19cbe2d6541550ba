package io.fixfirst.control.view;

import io.fixfirst.control.access.Reach;
import io.fixfirst.control.form.TeamForm;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.view.WallView.AlarmRow;
import io.fixfirst.control.view.WallView.AlarmSum;
import io.fixfirst.control.view.WallView.Person;
import io.fixfirst.control.view.WallView.TenantTile;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.tenant.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the wall: a handful of queries, and one pass over the open incidents. */
public final class WallReader {

  static final int NEXT_MAX = 10;
  static final int MAJORS_MAX = 50;
  static final int ALARMS_MAX = 12;
  static final Comparator<TenantTile> WORST_FIRST =
      Comparator.comparing(TenantTile::health).thenComparing(TenantTile::name);

  private static final int ALARM_DEVICES_MAX = 500;

  private final ViewReader views;

  public WallReader(ViewReader views) {
    this.views = views;
  }

  /**
   * {@return the wall}
   *
   * @param place that all views have reached
   * @param begins the first moment that there is
   */
  public WallView read(DeskId desk, Instant now, String place, Instant begins) throws SQLException {
    try (Reading reading = views.reading()) {
      Connection connection = reading.connection();
      Reach reach = views.reach();
      String only = reach.condition();
      WallCounts counts = counts(connection, only, now);
      Map<String, Integer> alarms = alarmsByTenant(connection, only);
      return new WallView(
          now,
          place,
          begins,
          briefs(
              connection,
              reach,
              "priority = " + Priority.P1.ordinal() + " ORDER BY opened, id",
              MAJORS_MAX),
          counts.lines(),
          counts.teams(teams(connection, desk)),
          counts.risk(
              briefs(
                  connection,
                  reach,
                  "next_due < '9999-01-01' AND next_due > ? ORDER BY next_due, id",
                  NEXT_MAX,
                  now)),
          tenants(connection, only, counts, alarms),
          new AlarmSum(
              alarms.values().stream().mapToInt(Integer::intValue).sum(), newest(connection, only)),
          people(connection, reach));
    }
  }

  private static WallCounts counts(Connection connection, String only, Instant now)
      throws SQLException {
    WallCounts counts = new WallCounts(now);
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT tenant, line, team, state, priority, breaches, next_due"
                    + " FROM view_incident WHERE open AND "
                    + only);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        counts.add(
            row.getString(1),
            row.getInt(2),
            row.getString(3),
            IncidentView.State.valueOf(row.getString(4)),
            Priority.values()[row.getInt(5)],
            row.getInt(6),
            row.getTimestamp(7).toInstant());
      }
    }
    return counts;
  }

  private static List<TenantTile> tenants(
      Connection connection, String only, WallCounts counts, Map<String, Integer> alarms)
      throws SQLException {
    List<TenantTile> tiles = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id, name, stage FROM view_tenant WHERE " + only + " ORDER BY id");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String id = row.getString(1);
        tiles.add(
            counts.tile(
                id, row.getString(2), Stage.valueOf(row.getString(3)), alarms.getOrDefault(id, 0)));
      }
    }
    tiles.sort(WORST_FIRST);
    return tiles;
  }

  private static Map<String, Integer> alarmsByTenant(Connection connection, String only)
      throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT tenant, count(*) FROM view_device WHERE state = 'ALARM' AND "
                    + only
                    + " GROUP BY tenant");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        counts.put(row.getString(1), row.getInt(2));
      }
    }
    return counts;
  }

  private static List<AlarmRow> newest(Connection connection, String only) throws SQLException {
    List<AlarmRow> alarms = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT body FROM view_device WHERE state = 'ALARM' AND "
                    + only
                    + " LIMIT "
                    + ALARM_DEVICES_MAX);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        DeviceView device = Tables.DEVICES.read(row.getString(1));
        device.alarms().stream()
            .max(Comparator.comparing(DeviceView.AlarmPart::raised))
            .ifPresent(
                alarm ->
                    alarms.add(
                        new AlarmRow(
                            device.id(), alarm.severity(), alarm.summary(), alarm.raised())));
      }
    }
    alarms.sort(Comparator.comparing(AlarmRow::raised).reversed());
    return List.copyOf(alarms.subList(0, Math.min(alarms.size(), ALARMS_MAX)));
  }

  private static List<Person> people(Connection connection, Reach reach) throws SQLException {
    Map<String, Work> work = work(connection, reach.condition());
    List<Person> people = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT body FROM view_engineer WHERE NOT retired ORDER BY id");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        EngineerView engineer = Tables.ENGINEERS.read(row.getString(1)).within(reach);
        @Nullable Work on = work.get(engineer.id());
        people.add(
            new Person(
                engineer.id(),
                engineer.profile().label(),
                engineer.presence(),
                engineer.until(),
                on == null ? null : on.ticket,
                on == null ? null : on.priority,
                engineer.pages().size()));
      }
    }
    return people;
  }

  static List<TeamForm> teams(Connection connection, DeskId desk) throws SQLException {
    Tables.Teams teams = Tables.DESKS.load(connection, List.of(desk.text())).get(desk.text());
    return teams == null ? List.of() : teams.teams();
  }

  private record Work(String ticket, Priority priority) {}

  private static Map<String, Work> work(Connection connection, String only) throws SQLException {
    Map<String, Work> work = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT unnest(engineers), id, priority FROM view_ticket"
                    + " WHERE state IN ('ASSIGNED', 'WORKING', 'CORE_TEAM') AND "
                    + only);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        work.merge(
            row.getString(1),
            new Work(row.getString(2), Priority.values()[row.getInt(3)]),
            (a, b) -> a.priority.compareTo(b.priority) >= 0 ? a : b);
      }
    }
    return work;
  }

  private static List<IncidentBrief> briefs(
      Connection connection, Reach reach, String condition, int max, Instant... times)
      throws SQLException {
    String sql =
        "SELECT brief FROM view_incident WHERE open AND "
            + reach.condition()
            + " AND "
            + condition
            + " LIMIT "
            + max;
    List<IncidentBrief> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < times.length; index++) {
        statement.setObject(index + 1, Column.toSql(connection, times[index]));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(brief(row.getString(1)).within(reach));
        }
      }
    }
    return found;
  }

  static IncidentBrief brief(String json) {
    try {
      return Json.get().readValue(json, IncidentBrief.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
