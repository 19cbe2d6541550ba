package io.fixfirst.control.status;

import io.fixfirst.control.view.Column;
import io.fixfirst.control.view.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The tables that status pages are made from. */
final class StatusTables {

  /** Later than everything, and still a time to PostgreSQL. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  static final Table<StatusTenant> TENANTS =
      new Table<>(
          "status_tenant",
          StatusTenant.class,
          StatusTenant::id,
          List.of(new Column<>("tenant", StatusTenant::id)));

  static final Table<StatusIncident> INCIDENTS =
      new Table<>(
          "status_incident",
          StatusIncident.class,
          StatusIncident::id,
          List.of(
              new Column<>("tenant", StatusIncident::tenant),
              new Column<>("shown", StatusIncident::shown),
              new Column<>("opened", StatusIncident::opened),
              new Column<>(
                  "ended", incident -> Objects.requireNonNullElse(incident.resolved(), NEVER)),
              new Column<>("resolved", StatusIncident::resolved),
              new Column<>("kept", StatusIncident::kept)));

  private StatusTables() {}
}
