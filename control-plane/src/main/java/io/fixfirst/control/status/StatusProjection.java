package io.fixfirst.control.status;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Projection;
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
    return new Projection(NAME, StatusProjection::write);
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
    StatusTables.TENANTS.save(connection, after);
    return after.stream().map(StatusTenant::id).collect(Collectors.toSet());
  }

  private static Set<String> incidents(
      Connection connection, Map<IncidentId, List<JournalEvent>> events) throws SQLException {
    Map<String, StatusIncident> known =
        StatusTables.INCIDENTS.load(
            connection, events.keySet().stream().map(IncidentId::text).toList());
    List<StatusIncident> after = new ArrayList<>();
    Set<String> changed = new TreeSet<>();
    events.forEach(
        (id, all) -> {
          StatusIncident before = known.get(id.text());
          StatusIncidentFold fold = new StatusIncidentFold(id, before);
          all.forEach(event -> fold.apply((IncidentEvent) event.event(), event.revision()));
          StatusIncident now = fold.view();
          after.add(now);
          if (shows(before) || shows(now)) {
            changed.add(now.tenant());
          }
        });
    StatusTables.INCIDENTS.save(connection, after);
    return changed;
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
