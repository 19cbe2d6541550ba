package io.fixfirst.control.status;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Projection;
import io.fixfirst.actors.journal.ReadModel;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.tenant.TenantEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The projection that keeps what status pages show. */
public final class StatusProjection {

  /** The name that its offset is kept under. */
  public static final String NAME = "status-1";

  private StatusProjection() {}

  /** {@return the projection} */
  public static Projection projection() {
    return new Projection(NAME, () -> StatusProjection::write);
  }

  /** {@return the projection with its tables; what was mailed stays mailed} */
  public static ReadModel readModel() {
    return new ReadModel(
        projection(),
        List.of(ReadModel.Table.of("status_tenant"), ReadModel.Table.of("status_incident")),
        List.of("status_version", "status_mail", "status_subscription"));
  }

  private static void write(Connection connection, List<JournalEvent> page) throws SQLException {
    Map<TenantId, List<JournalEvent>> tenants = new LinkedHashMap<>();
    Map<IncidentId, List<JournalEvent>> incidents = new LinkedHashMap<>();
    for (JournalEvent event : page) {
      if (event.entity() instanceof TenantId id
          && StatusTenantFold.concerns((TenantEvent) event.event())) {
        tenants.computeIfAbsent(id, _ -> new ArrayList<>()).add(event);
      } else if (event.entity() instanceof IncidentId id
          && StatusIncidentFold.concerns((IncidentEvent) event.event())) {
        incidents.computeIfAbsent(id, _ -> new ArrayList<>()).add(event);
      }
    }
    Set<String> changed = new TreeSet<>();
    changed.addAll(tenants(connection, tenants));
    changed.addAll(incidents(connection, incidents));
    count(connection, changed);
  }

  private static Set<String> tenants(
      Connection connection, Map<TenantId, List<JournalEvent>> events) throws SQLException {
    Map<String, StatusTenant> known =
        StatusTables.TENANTS.load(
            connection, events.keySet().stream().map(TenantId::text).toList());
    List<StatusTenant> after = new ArrayList<>();
    events.forEach(
        (id, all) -> {
          StatusTenantFold fold = new StatusTenantFold(id, known.get(id.text()));
          all.forEach(event -> fold.apply((TenantEvent) event.event(), event.revision()));
          after.add(fold.view());
        });
    for (StatusTenant tenant : after) {
      for (JournalEvent event : events.getOrDefault(new TenantId(tenant.id()), List.of())) {
        announce(connection, tenant, event);
      }
    }
    StatusTables.TENANTS.save(connection, after);
    return after.stream().map(StatusTenant::id).collect(Collectors.toSet());
  }

  private static void announce(Connection connection, StatusTenant tenant, JournalEvent event)
      throws SQLException {
    if (event.event() instanceof TenantEvent.MaintenanceScheduled(_, var planned, _)) {
      for (StatusTenant.Window window : tenant.windows()) {
        if (window.id().equals(planned.id())) {
          MailNews.of(window)
              .queue(
                  connection,
                  event,
                  tenant.id(),
                  tenant.services().stream()
                      .map(StatusTenant.Service::id)
                      .filter(window::concerns)
                      .toList());
        }
      }
    }
  }

  private static Set<String> incidents(
      Connection connection, Map<IncidentId, List<JournalEvent>> events) throws SQLException {
    Map<String, StatusIncident> known =
        StatusTables.INCIDENTS.load(
            connection, events.keySet().stream().map(IncidentId::text).toList());
    List<StatusIncident> after = new ArrayList<>();
    Set<String> changed = new TreeSet<>();
    for (Map.Entry<IncidentId, List<JournalEvent>> one : events.entrySet()) {
      StatusIncident before = known.get(one.getKey().text());
      StatusIncident now = fold(connection, one.getKey(), before, one.getValue());
      after.add(now);
      if (shows(before) || shows(now)) {
        changed.add(now.tenant());
      }
    }
    StatusTables.INCIDENTS.save(connection, after);
    return changed;
  }

  private static StatusIncident fold(
      Connection connection,
      IncidentId id,
      @Nullable StatusIncident before,
      List<JournalEvent> events)
      throws SQLException {
    StatusIncidentFold fold = new StatusIncidentFold(id, before);
    StatusIncident last = before;
    for (JournalEvent event : events) {
      fold.apply((IncidentEvent) event.event(), event.revision());
      StatusIncident now = fold.view();
      if (isNews(last, now) && !isSaidAgain(now, events, event)) {
        MailNews.of(now)
            .queue(
                connection,
                event,
                now.tenant(),
                now.service() == null ? List.of() : List.of(now.service()));
      }
      last = now;
    }
    return fold.view();
  }

  /** There is a further step of what is shown, or it is shown from now on. */
  private static boolean isNews(@Nullable StatusIncident before, StatusIncident now) {
    return now.shown()
        && !now.posts().isEmpty()
        && (before == null
            || !before.shown()
            || !before.posts().getLast().equals(now.posts().getLast()));
  }

  /** A P1 opens with two events, and is one piece of news. */
  private static boolean isSaidAgain(
      StatusIncident now, List<JournalEvent> events, JournalEvent event) {
    return now.posts().getLast().step() == StatusIncident.Step.NOTICED
        && events.stream()
            .anyMatch(
                other ->
                    other.revision() > event.revision()
                        && other.event() instanceof IncidentEvent.MajorDeclared);
  }

  /** The page shows it, or counts it among what was solved in time. */
  private static boolean shows(@Nullable StatusIncident incident) {
    return incident != null && (incident.shown() || incident.isOver());
  }

  private static void count(Connection connection, Collection<String> tenants) throws SQLException {
    if (tenants.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO status_version (tenant, version) VALUES (?, 1)"
                + " ON CONFLICT (tenant) DO UPDATE SET version = status_version.version + 1")) {
      for (String tenant : tenants) {
        statement.setString(1, tenant);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
