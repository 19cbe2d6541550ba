package io.fixfirst.control.view;

import io.fixfirst.control.access.Reach;
import io.fixfirst.control.form.TeamForm;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.view.WallView.AlarmRow;
import io.fixfirst.control.view.WallView.AlarmSum;
import io.fixfirst.control.view.WallView.Health;
import io.fixfirst.control.view.WallView.LineCount;
import io.fixfirst.control.view.WallView.Person;
import io.fixfirst.control.view.WallView.Risk;
import io.fixfirst.control.view.WallView.TeamRisk;
import io.fixfirst.control.view.WallView.TenantTile;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.tenant.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the wall: a handful of queries, and one pass over the open incidents. */
public final class WallReader {

  private static final Duration SOON = Duration.ofHours(1);
  private static final int NEXT_MAX = 10;
  private static final int MAJORS_MAX = 50;
  private static final int ALARMS_MAX = 12;
  private static final int ALARM_DEVICES_MAX = 500;

  private final ViewReader views;

  public WallReader(ViewReader views) {
    this.views = views;
  }

  /**
   * {@return the wall}
   *
   * @param place that all views have reached
   */
  public WallView read(DeskId desk, Instant now, String place) throws SQLException {
    try (Reading reading = views.reading()) {
      Connection connection = reading.connection();
      Reach reach = views.reach();
      String only = reach.condition();
      Open open = Open.read(connection, now, only);
      Map<String, Integer> alarms = alarmsByTenant(connection, only);
      Tables.Teams teams = Tables.DESKS.load(connection, List.of(desk.text())).get(desk.text());
      return new WallView(
          now,
          place,
          briefs(
              connection,
              reach,
              "priority = " + Priority.P1.ordinal() + " ORDER BY opened, id",
              MAJORS_MAX),
          open.lines(),
          open.teams(teams == null ? List.of() : teams.teams()),
          new Risk(
              open.all.open,
              open.all.breached,
              open.all.soon,
              briefs(
                  connection,
                  reach,
                  "next_due < '9999-01-01' AND next_due > ? ORDER BY next_due, id",
                  NEXT_MAX,
                  now)),
          tenants(connection, only, open, alarms),
          new AlarmSum(
              alarms.values().stream().mapToInt(Integer::intValue).sum(), newest(connection, only)),
          people(connection, reach));
    }
  }

  /** What is counted of some of the open incidents. */
  private static final class Sum {
    int open;
    int breached;
    int soon;
    int majors;
    int high;
    final Map<IncidentView.State, Integer> states = new EnumMap<>(IncidentView.State.class);

    void add(IncidentView.State state, Priority priority, boolean late, boolean near) {
      open++;
      breached += late ? 1 : 0;
      soon += near ? 1 : 0;
      majors += priority == Priority.P1 && state != IncidentView.State.RESTORED ? 1 : 0;
      high += priority == Priority.HIGH ? 1 : 0;
      states.merge(state, 1, Integer::sum);
    }
  }

  /** One pass over the open incidents. */
  private static final class Open {
    final Sum all = new Sum();
    final Map<String, Sum> byTenant = new HashMap<>();
    final Map<Integer, Sum> byLine = new HashMap<>();
    final Map<String, Sum> byTeam = new HashMap<>();

    static Open read(Connection connection, Instant now, String only) throws SQLException {
      Open open = new Open();
      Instant soon = now.plus(SOON);
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT tenant, line, team, state, priority, breaches, next_due"
                      + " FROM view_incident WHERE open AND "
                      + only);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          IncidentView.State state = IncidentView.State.valueOf(row.getString(4));
          Priority priority = Priority.values()[row.getInt(5)];
          boolean late = row.getInt(6) > 0;
          Instant due = row.getTimestamp(7).toInstant();
          boolean near = !late && due.isBefore(soon);
          open.all.add(state, priority, late, near);
          sum(open.byTenant, row.getString(1)).add(state, priority, late, near);
          sum(open.byLine, row.getInt(2)).add(state, priority, late, near);
          sum(open.byTeam, Objects.requireNonNullElse(row.getString(3), ""))
              .add(state, priority, late, near);
        }
      }
      return open;
    }

    private static <K> Sum sum(Map<K, Sum> sums, K key) {
      return sums.computeIfAbsent(key, _ -> new Sum());
    }

    List<LineCount> lines() {
      List<LineCount> lines = new ArrayList<>();
      for (Line line : Line.values()) {
        Sum sum = byLine.getOrDefault(line.number(), new Sum());
        lines.add(new LineCount(line, sum.open, sum.states));
      }
      return lines;
    }

    List<TeamRisk> teams(List<TeamForm> arranged) {
      Map<String, Sum> rest = new LinkedHashMap<>(byTeam);
      List<TeamRisk> teams = new ArrayList<>();
      for (TeamForm team : arranged) {
        Sum sum = Objects.requireNonNullElseGet(rest.remove(team.id()), Sum::new);
        teams.add(
            new TeamRisk(
                team.id(),
                Objects.requireNonNullElse(team.label(), team.id()),
                sum.open,
                sum.breached,
                sum.soon));
      }
      rest.forEach(
          (team, sum) ->
              teams.add(
                  new TeamRisk(
                      team.isEmpty() ? null : team,
                      team.isEmpty() ? "No team: P1 or new" : team,
                      sum.open,
                      sum.breached,
                      sum.soon)));
      return teams;
    }
  }

  private static List<TenantTile> tenants(
      Connection connection, String only, Open open, Map<String, Integer> alarms)
      throws SQLException {
    List<TenantTile> tiles = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id, name, stage FROM view_tenant WHERE " + only + " ORDER BY id");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String id = row.getString(1);
        Sum sum = open.byTenant.getOrDefault(id, new Sum());
        int inAlarm = alarms.getOrDefault(id, 0);
        tiles.add(
            new TenantTile(
                id,
                row.getString(2),
                Stage.valueOf(row.getString(3)),
                health(sum, inAlarm),
                sum.open,
                sum.majors,
                sum.high,
                sum.breached,
                inAlarm));
      }
    }
    tiles.sort(Comparator.comparing(TenantTile::health).thenComparing(TenantTile::name));
    return tiles;
  }

  private static Health health(Sum sum, int alarms) {
    if (sum.majors > 0) {
      return Health.MAJOR;
    }
    if (sum.breached > 0) {
      return Health.BREACHED;
    }
    if (sum.high > 0) {
      return Health.STRAINED;
    }
    return alarms > 0 ? Health.ALARMS : Health.WELL;
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
    Function<String, IncidentBrief> read =
        text -> {
          try {
            return Json.get().readValue(text, IncidentBrief.class).within(reach);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
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
          found.add(read.apply(row.getString(1)));
        }
      }
    }
    return found;
  }
}
