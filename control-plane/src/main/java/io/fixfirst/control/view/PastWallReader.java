package io.fixfirst.control.view;

import io.fixfirst.actors.Cut;
import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.view.PastTickets.Ticket;
import io.fixfirst.control.view.Span.AlarmBody;
import io.fixfirst.control.view.Span.Kind;
import io.fixfirst.control.view.Span.PresenceBody;
import io.fixfirst.control.view.Span.StageBody;
import io.fixfirst.control.view.WallView.AlarmRow;
import io.fixfirst.control.view.WallView.AlarmSum;
import io.fixfirst.control.view.WallView.Person;
import io.fixfirst.control.view.WallView.TenantTile;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.sla.Priority;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wall as it was at a moment: tickets by {@link PastTickets}, the rest by what {@link
 * Past} keeps. The names of teams, tenants and people are those of today.
 */
public final class PastWallReader {

  /**
   * Those that last, and those that were over later: not longer afterwards than spans of their
   * scale last.
   */
  private static final String SPANS =
      """
      WITH moment AS (SELECT CAST(? AS timestamptz) AS at),
      scale (number, longest) AS (
        VALUES (0, interval '1 hour'), (1, interval '24 hours'), (2, interval '720 hours'),
          (3, interval '87600000 hours'))
      SELECT kind, entity, what, tenant, revision, from_at, body FROM moment, past_span AS p
      WHERE p.to_at IS NULL AND p.from_at <= moment.at
      UNION ALL
      SELECT kind, entity, what, tenant, revision, from_at, body
      FROM moment, scale, past_span AS p
      WHERE past_scale(p.from_at, p.to_at) = scale.number
        AND p.to_at > moment.at AND p.to_at <= moment.at + scale.longest AND p.from_at <= moment.at
      ORDER BY kind, entity, what""";

  private final LiveRuntime runtime;
  private final int foldedMax;

  /**
   * @param foldedMax tickets that are folded from the journal for one wall at most
   */
  public PastWallReader(LiveRuntime runtime, int foldedMax) {
    this.runtime = runtime;
    this.foldedMax = foldedMax;
  }

  /**
   * {@return the wall as it was}
   *
   * @param reach whose
   * @param place that all views have reached
   * @param begins the first moment that there is
   * @throws TooMuchChanged if more has changed since than may be read for it
   */
  public WallView read(Reach reach, DeskId desk, Instant at, String place, Instant begins)
      throws SQLException {
    try (Cut cut = runtime.cut()) {
      Connection connection = cut.connection();
      List<Ticket> tickets =
          PastTickets.read(connection, runtime.journal(), at, foldedMax).stream()
              .filter(one -> reach.includes(new TenantId(one.tenant())))
              .toList();
      WallCounts counts = new WallCounts(at);
      for (Ticket one : tickets) {
        counts.add(
            one.tenant(),
            one.line(),
            one.team(),
            one.state(),
            one.priority(),
            one.breaches(),
            one.nextDue());
      }
      Map<Kind, List<Span>> spans = spans(connection, at, reach);
      Map<String, AlarmRow> alarms = alarms(spans);
      List<IncidentBrief> majors = within(reach, majors(connection, tickets));
      return new WallView(
          at,
          place,
          begins,
          majors,
          counts.lines(),
          counts.teams(WallReader.teams(connection, desk)),
          counts.risk(within(reach, next(connection, tickets, at))),
          tenants(connection, of(spans, Kind.STAGE), counts, alarms),
          new AlarmSum(alarms.size(), newest(alarms)),
          people(connection, spans, tickets, majors));
    }
  }

  private static Map<Kind, List<Span>> spans(Connection connection, Instant at, Reach reach)
      throws SQLException {
    Map<Kind, List<Span>> found = new EnumMap<>(Kind.class);
    try (PreparedStatement statement = connection.prepareStatement(SPANS)) {
      statement.setObject(1, Column.toSql(connection, at));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Kind kind = Kind.valueOf(row.getString(1));
          Span span =
              new Span(
                  kind,
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getLong(5),
                  row.getTimestamp(6).toInstant(),
                  null,
                  row.getString(7));
          if (concerns(span, reach)) {
            found.computeIfAbsent(kind, _ -> new ArrayList<>()).add(span);
          }
        }
      }
    }
    return found;
  }

  /** A page is the engineer's, and called them to somebody's P1. */
  private static boolean concerns(Span span, Reach reach) {
    String tenant =
        span.kind() == Kind.PAGE ? IncidentId.parse(span.what()).tenant().text() : span.tenant();
    return tenant == null || reach.includes(new TenantId(tenant));
  }

  private static List<IncidentBrief> within(Reach reach, List<IncidentBrief> briefs) {
    return briefs.stream().map(brief -> brief.within(reach)).toList();
  }

  private static List<Span> of(Map<Kind, List<Span>> spans, Kind kind) {
    return spans.getOrDefault(kind, List.of());
  }

  /** The newest alarm of each device that was in alarm and not silenced. */
  private static Map<String, AlarmRow> alarms(Map<Kind, List<Span>> spans) {
    Set<String> silent = new HashSet<>();
    of(spans, Kind.SILENCE).forEach(span -> silent.add(span.entity()));
    Map<String, AlarmRow> alarms = new HashMap<>();
    for (Span span : of(spans, Kind.ALARM)) {
      if (!silent.contains(span.entity())) {
        AlarmBody body = span.body(AlarmBody.class);
        AlarmRow row = new AlarmRow(span.entity(), body.severity(), body.summary(), body.raised());
        alarms.merge(span.entity(), row, (a, b) -> b.raised().isAfter(a.raised()) ? b : a);
      }
    }
    return alarms;
  }

  private static List<AlarmRow> newest(Map<String, AlarmRow> alarms) {
    return alarms.values().stream()
        .sorted(Comparator.comparing(AlarmRow::raised).reversed().thenComparing(AlarmRow::device))
        .limit(WallReader.ALARMS_MAX)
        .toList();
  }

  private static List<IncidentBrief> majors(Connection connection, List<Ticket> tickets)
      throws SQLException {
    return briefs(
        connection,
        tickets.stream()
            .filter(one -> one.priority() == Priority.P1)
            .sorted(Comparator.comparing(Ticket::opened).thenComparing(Ticket::id))
            .limit(WallReader.MAJORS_MAX)
            .toList());
  }

  private static List<IncidentBrief> next(Connection connection, List<Ticket> tickets, Instant at)
      throws SQLException {
    return briefs(
        connection,
        tickets.stream()
            .filter(one -> one.nextDue().isAfter(at) && one.nextDue().isBefore(Tables.NEVER))
            .sorted(Comparator.comparing(Ticket::nextDue).thenComparing(Ticket::id))
            .limit(WallReader.NEXT_MAX)
            .toList());
  }

  private static List<IncidentBrief> briefs(Connection connection, List<Ticket> tickets)
      throws SQLException {
    Map<String, IncidentBrief> stored = new HashMap<>();
    List<String> unchanged =
        tickets.stream().filter(one -> one.brief() == null).map(Ticket::id).toList();
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT brief FROM view_incident WHERE id = ANY (?)")) {
      statement.setArray(1, connection.createArrayOf("text", unchanged.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          IncidentBrief brief = WallReader.brief(row.getString(1));
          stored.put(brief.id(), brief);
        }
      }
    }
    return tickets.stream()
        .map(one -> one.brief() == null ? stored.get(one.id()) : one.brief())
        .map(Objects::requireNonNull)
        .toList();
  }

  private static List<TenantTile> tenants(
      Connection connection, List<Span> stages, WallCounts counts, Map<String, AlarmRow> alarms)
      throws SQLException {
    Map<String, Integer> inAlarm = new HashMap<>();
    for (String device : alarms.keySet()) {
      inAlarm.merge(device.substring(0, device.indexOf(':')), 1, Integer::sum);
    }
    Map<String, String> names = names(connection, "SELECT id, name FROM view_tenant");
    List<TenantTile> tiles = new ArrayList<>();
    for (Span span : stages) {
      String id = span.entity();
      tiles.add(
          counts.tile(
              id,
              names.getOrDefault(id, id),
              span.body(StageBody.class).stage(),
              inAlarm.getOrDefault(id, 0)));
    }
    tiles.sort(WallReader.WORST_FIRST);
    return tiles;
  }

  private static Map<String, String> names(Connection connection, String sql) throws SQLException {
    Map<String, String> names = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String name = row.getString(2);
        if (name != null) {
          names.put(row.getString(1), name);
        }
      }
    }
    return names;
  }

  private static List<Person> people(
      Connection connection,
      Map<Kind, List<Span>> spans,
      List<Ticket> tickets,
      List<IncidentBrief> majors)
      throws SQLException {
    Map<String, String> labels =
        names(connection, "SELECT id, body::json -> 'profile' ->> 'label' FROM view_engineer");
    Map<String, Integer> pages = new HashMap<>();
    of(spans, Kind.PAGE).forEach(span -> pages.merge(span.entity(), 1, Integer::sum));
    Map<String, Work> work = work(tickets, majors);
    List<Person> people = new ArrayList<>();
    for (Span span : of(spans, Kind.PRESENCE)) {
      PresenceBody body = span.body(PresenceBody.class);
      @Nullable Work on = work.get(span.entity());
      people.add(
          new Person(
              span.entity(),
              labels.get(span.entity()),
              body.presence(),
              body.until(),
              on == null ? null : on.ticket,
              on == null ? null : on.priority,
              pages.getOrDefault(span.entity(), 0)));
    }
    return people;
  }

  private record Work(String ticket, Priority priority) {}

  private static Map<String, Work> work(List<Ticket> tickets, List<IncidentBrief> majors) {
    Map<String, Work> work = new HashMap<>();
    for (Ticket one : tickets) {
      if (one.engineer() != null
          && (one.state() == IncidentView.State.ASSIGNED
              || one.state() == IncidentView.State.WORKING)) {
        work.put(one.engineer(), new Work(one.id(), one.priority()));
      }
    }
    Set<String> workedAround = new HashSet<>();
    tickets.stream().filter(Ticket::workedAround).forEach(one -> workedAround.add(one.id()));
    for (IncidentBrief major : majors) {
      if (workedAround.contains(major.id()) || coreTeam(major).isEmpty()) {
        continue; // It is one engineer's work, like any other.
      }
      work.values().removeIf(one -> one.ticket.equals(major.id())); // Handed over to the core team.
      for (IncidentBrief.CoreMember member : coreTeam(major)) {
        work.put(member.engineer(), new Work(major.id(), Priority.P1));
      }
    }
    return work;
  }

  private static List<IncidentBrief.CoreMember> coreTeam(IncidentBrief major) {
    return Objects.requireNonNullElse(major.coreTeam(), List.of()); // Left out where it is empty.
  }
}
