package io.fixfirst.control.api;

import io.fixfirst.control.view.EngineerView;
import io.fixfirst.control.view.TenantView;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.RolesForNames;
import io.fixfirst.core.incident.RolesForNames.Named;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Knows whose names a review must not show. */
final class ReviewNames {

  /** More people and tenants than any provider that we know of. */
  private static final int MAX = 20_000;

  private final ViewReader views;

  ReviewNames(ViewReader views) {
    this.views = views;
  }

  /** {@return what replaces names in the review of that incident} */
  RolesForNames of(IncidentId incident, List<IncidentEvent> history) throws SQLException {
    List<Named> engineers = new ArrayList<>();
    for (String id : RolesForNames.engineersOf(history)) {
      views.engineer(new EngineerId(id)).map(ReviewNames::named).ifPresent(engineers::add);
    }
    Optional<String> cursor = Optional.empty();
    do {
      ViewReader.Page<EngineerView> page =
          views.engineers(List.of(), Optional.empty(), Pages.LIMIT_MAX, cursor);
      page.items().stream().map(ReviewNames::named).forEach(engineers::add);
      cursor = Optional.ofNullable(page.cursor());
    } while (cursor.isPresent() && engineers.size() < MAX);
    return RolesForNames.of(incident, history, engineers, others(incident));
  }

  private List<Named> others(IncidentId incident) throws SQLException {
    List<Named> tenants = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      ViewReader.Page<TenantView> page = views.tenants(Pages.LIMIT_MAX, cursor);
      page.items().stream()
          .filter(tenant -> !tenant.id().equals(incident.tenant().text()))
          .map(tenant -> new Named(tenant.id(), tenant.name()))
          .forEach(tenants::add);
      cursor = Optional.ofNullable(page.cursor());
    } while (cursor.isPresent() && tenants.size() < MAX);
    return tenants;
  }

  private static Named named(EngineerView engineer) {
    String label = engineer.profile().label();
    return new Named(engineer.id(), label == null ? engineer.id() : label);
  }
}
