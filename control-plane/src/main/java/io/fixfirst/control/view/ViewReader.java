package io.fixfirst.control.view;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Reach;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.sla.Priority;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the tables of views. What it returns is as old as the projection is behind: milliseconds,
 * where nothing is wrong.
 */
public final class ViewReader {

  private static final Logger LOG = LoggerFactory.getLogger(ViewReader.class);

  private final DataSource dataSource;
  private final Reach reach;
  private final boolean floor;
  private final boolean wall;

  private ViewReader(DataSource dataSource, Reach reach, boolean floor, boolean wall) {
    this.dataSource = dataSource;
    this.reach = reach;
    this.floor = floor;
    this.wall = wall;
  }

  /**
   * {@return a reader of all tenants}
   *
   * @throws SQLException if the database does not answer
   */
  public static ViewReader open(DataSource dataSource) throws SQLException {
    boolean wall = Reading.hasWall(dataSource);
    if (!wall) {
      LOG.warn("Row-level security is off: the database's user may not use fixfirst_reader.");
    }
    return new ViewReader(dataSource, Reach.EVERY, true, wall);
  }

  /** {@return a reader that sees what a caller may see, for what it asks} */
  public ViewReader of(Caller caller) {
    return new ViewReader(dataSource, caller.reach(), !caller.isCustomer(), wall);
  }

  /** {@return a reader that sees these tenants, and nothing of the provider's floor} */
  public ViewReader of(Reach some) {
    return new ViewReader(dataSource, some, false, wall);
  }

  /** {@return whose rows it sees} */
  Reach reach() {
    return reach;
  }

  /** A page of a list; the cursor is null where it is the last. */
  public record Page<V>(List<V> items, @Nullable String cursor) {}

  /** {@return incidents} */
  public Page<IncidentView> incidents(IncidentQuery query) throws SQLException {
    Select<IncidentView> select =
        new Select<>(Tables.INCIDENTS)
            .within(reach)
            .where("tenant", query.tenant())
            .where("state", query.states().stream().map(Enum::name).toList())
            .where("line", query.line() == null ? null : query.line().number())
            .where("team", query.team())
            .where("engineer", query.engineer())
            .where("service", query.service())
            .where("device", query.device())
            .search(query.text());
    if (query.open()) {
      select.filter("open");
    }
    if (!query.priorities().isEmpty()) {
      select.filter(
          "priority::text = ANY (?)",
          query.priorities().stream().map(one -> Integer.toString(one.ordinal())).toList());
    }
    boolean due = query.sort() == IncidentQuery.Sort.DUE;
    return page(
        select,
        query.sort().name(),
        due ? "due" : "opened",
        query.sort() == IncidentQuery.Sort.NEWEST,
        query.limit(),
        query.cursor());
  }

  /** {@return incidents that are solved, the newest first} */
  public List<IncidentView> past(int limit) throws SQLException {
    return page(
            new Select<>(Tables.INCIDENTS).within(reach).filter("NOT open"),
            "past",
            "opened",
            true,
            limit,
            Optional.empty())
        .items();
  }

  /** {@return devices, by id} */
  public Page<DeviceView> devices(
      @Nullable String tenant,
      List<String> states,
      @Nullable String service,
      @Nullable String site,
      Optional<String> text,
      int limit,
      Optional<String> cursor)
      throws SQLException {
    Select<DeviceView> select =
        new Select<>(Tables.DEVICES)
            .within(reach)
            .where("tenant", tenant)
            .where("state", states)
            .where("service", service)
            .where("site", site)
            .search(text);
    if (states.isEmpty()) {
      select.filter("state <> 'RETIRED'");
    }
    return page(select, "id", null, false, limit, cursor);
  }

  /** {@return engineers, by id} */
  public Page<EngineerView> engineers(
      List<String> presence, Optional<String> text, int limit, Optional<String> cursor)
      throws SQLException {
    Page<EngineerView> page =
        page(
            new Select<>(Tables.ENGINEERS)
                .where("presence", presence)
                .filter("NOT retired")
                .search(text),
            "id",
            null,
            false,
            limit,
            cursor);
    Map<String, String> tickets = tickets(page.items().stream().map(EngineerView::id).toList());
    return new Page<>(
        page.items().stream().map(view -> view.with(tickets.get(view.id())).within(reach)).toList(),
        page.cursor());
  }

  /** {@return tenants, by id} */
  public Page<TenantView> tenants(int limit, Optional<String> cursor) throws SQLException {
    Page<TenantView> page = tenantsUncounted(null, limit, cursor);
    return new Page<>(counted(page.items()), page.cursor());
  }

  /** {@return tenants, by id, without what is counted of them} */
  public Page<TenantView> tenantsUncounted(
      @Nullable String only, int limit, Optional<String> cursor) throws SQLException {
    return page(
        new Select<>(Tables.TENANTS).within(reach).where("tenant", only),
        "id",
        null,
        false,
        limit,
        cursor);
  }

  /** {@return a tenant with what is counted of it} */
  public Optional<TenantView> tenant(TenantId id) throws SQLException {
    List<TenantView> found = one(Tables.TENANTS, id, id.text()).stream().toList();
    return counted(found).stream().findFirst();
  }

  /** {@return a device} */
  public Optional<DeviceView> device(DeviceId id) throws SQLException {
    return one(Tables.DEVICES, id.tenant(), id.text());
  }

  /** {@return an incident} */
  public Optional<IncidentView> incident(IncidentId id) throws SQLException {
    return one(Tables.INCIDENTS, id.tenant(), id.text());
  }

  /** {@return an engineer and what they work on} */
  public Optional<EngineerView> engineer(EngineerId id) throws SQLException {
    Optional<EngineerView> view = one(Tables.ENGINEERS, null, id.text());
    Map<String, String> tickets = tickets(List.of(id.text()));
    return view.map(one -> one.with(tickets.get(id.text())).within(reach));
  }

  /** {@return a ticket on the floor} */
  public Optional<TicketView> ticket(IncidentId id) throws SQLException {
    return one(Tables.TICKETS, id.tenant(), id.text()).map(view -> view.within(reach));
  }

  /** {@return tickets on the floor, the first to run out first} */
  public Page<TicketView> tickets(
      DeskId desk,
      @Nullable String team,
      List<String> states,
      @Nullable String engineer,
      int limit,
      Optional<String> cursor)
      throws SQLException {
    Select<TicketView> select =
        new Select<>(Tables.TICKETS)
            .within(reach)
            .where("desk", desk.text())
            .where("team", team)
            .where("state", states);
    if (engineer != null) {
      select.filter("engineers @> ?", List.of(engineer));
    }
    Page<TicketView> page = page(select, "due", "due", false, limit, cursor);
    return new Page<>(
        page.items().stream().map(view -> view.within(reach)).toList(), page.cursor());
  }

  /**
   * {@return the floor: teams, how much lies where, and the P1s}
   *
   * @param place that all views have reached
   */
  public Optional<DeskView> desk(DeskId id, String place) throws SQLException {
    try (Reading reading = reading()) {
      Tables.Teams teams =
          Tables.DESKS.load(reading.connection(), List.of(id.text())).get(id.text());
      if (teams == null) {
        return Optional.empty();
      }
      Map<String, Map<String, Integer>> counts =
          DeskCounts.tickets(reading.connection(), id.text(), reach);
      Map<String, List<String>> members = DeskCounts.members(reading.connection(), id.text());
      List<DeskView.TeamPart> parts =
          teams.teams().stream()
              .map(
                  team -> {
                    Map<String, Integer> of = counts.getOrDefault(team.id(), Map.of());
                    return new DeskView.TeamPart(
                        team,
                        members.getOrDefault(team.id(), List.of()),
                        of.getOrDefault("WAITING", 0),
                        of.getOrDefault("ASSIGNED", 0),
                        of.getOrDefault("WORKING", 0),
                        of.getOrDefault("SUSPENDED", 0));
                  })
              .toList();
      List<TicketView> majors =
          tickets(id, null, List.of("CORE_TEAM"), null, 100, Optional.empty()).items();
      return Optional.of(new DeskView(id.text(), place, parts, majors));
    }
  }

  /** {@return how many incidents are open, by priority} */
  public Map<Priority, Long> openByPriority() throws SQLException {
    Map<Priority, Long> counts = new EnumMap<>(Priority.class);
    for (Priority priority : Priority.values()) {
      counts.put(priority, 0L);
    }
    try (Reading reading = reading();
        PreparedStatement statement =
            reading
                .connection()
                .prepareStatement(
                    "SELECT priority, count(*) FROM view_incident WHERE open AND "
                        + reach.condition()
                        + " GROUP BY priority");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        counts.put(Priority.values()[row.getInt(1)], row.getLong(2));
      }
    }
    return counts;
  }

  /** {@return the single number that a query counts} */
  public long count(String sql, Object... values) throws SQLException {
    try (Reading reading = reading();
        PreparedStatement statement = reading.connection().prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        statement.setObject(index + 1, values[index]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** {@return a connection that sees what this reader sees, to be closed soon} */
  public Reading reading() throws SQLException {
    return Reading.open(dataSource, reach, floor, wall);
  }

  private List<TenantView> counted(List<TenantView> views) throws SQLException {
    List<String> ids = views.stream().map(TenantView::id).toList();
    try (Reading reading = reading()) {
      Map<String, Integer> devices =
          countedBy(reading.connection(), "view_device", "state <> 'RETIRED'", ids);
      Map<String, Integer> open = countedBy(reading.connection(), "view_incident", "open", ids);
      return views.stream()
          .map(
              view ->
                  view.counted(devices.getOrDefault(view.id(), 0), open.getOrDefault(view.id(), 0)))
          .toList();
    }
  }

  private static Map<String, Integer> countedBy(
      Connection connection, String table, String condition, List<String> tenants)
      throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT tenant, count(*) FROM "
                + table
                + " WHERE tenant = ANY (?) AND "
                + condition
                + " GROUP BY tenant")) {
      statement.setArray(1, connection.createArrayOf("text", tenants.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts.put(row.getString(1), row.getInt(2));
        }
      }
    }
    return counts;
  }

  private Map<String, String> tickets(List<String> engineers) throws SQLException {
    Map<String, String> tickets = new HashMap<>();
    try (Reading reading = reading();
        PreparedStatement statement =
            reading
                .connection()
                .prepareStatement(
                    "SELECT unnest(engineers), id FROM view_ticket"
                        + " WHERE engineers && ? AND state IN ('ASSIGNED', 'WORKING', 'CORE_TEAM')"
                        + " AND "
                        + reach.condition())) {
      statement.setArray(1, reading.connection().createArrayOf("text", engineers.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          tickets.put(row.getString(1), row.getString(2));
        }
      }
    }
    return tickets;
  }

  private <V> Optional<V> one(Table<V> table, @Nullable TenantId tenant, String id)
      throws SQLException {
    if (tenant != null && !reach.includes(tenant)) {
      return Optional.empty();
    }
    try (Reading reading = reading()) {
      return Optional.ofNullable(table.load(reading.connection(), List.of(id)).get(id));
    }
  }

  private <V> Page<V> page(
      Select<V> select,
      String sort,
      @Nullable String column,
      boolean descending,
      int limit,
      Optional<String> cursor)
      throws SQLException {
    try (Reading reading = reading()) {
      Select.Result<V> result =
          select.page(reading.connection(), sort, column, "timestamptz", descending, limit, cursor);
      return new Page<>(result.items(), result.cursor());
    }
  }
}
