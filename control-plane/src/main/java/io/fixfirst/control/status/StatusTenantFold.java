package io.fixfirst.control.status;

import io.fixfirst.control.status.StatusTenant.Service;
import io.fixfirst.control.status.StatusTenant.Window;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.Maintenance;
import io.fixfirst.core.tenant.StatusPage;
import io.fixfirst.core.tenant.TenantEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds a tenant's events into what a status page may tell of it. */
final class StatusTenantFold {

  private final TenantId id;
  private long revision;
  private String name = "";
  private String zone = "UTC";
  private Instant since = Instant.EPOCH;
  private StatusPage page = StatusPage.DEFAULT;
  private List<Service> services = List.of();
  private final Map<String, Window> windows = new LinkedHashMap<>();

  StatusTenantFold(TenantId id, @Nullable StatusTenant from) {
    this.id = id;
    if (from != null) {
      revision = from.revision();
      name = from.name();
      zone = from.zone();
      since = from.since();
      page = from.page();
      services = from.services();
      from.windows().forEach(window -> windows.put(window.id(), window));
    }
  }

  /** {@return whether an event can change what a page tells} */
  static boolean concerns(TenantEvent event) {
    return switch (event) {
      case TenantEvent.Registered _,
          TenantEvent.ContractChanged _,
          TenantEvent.MaintenanceScheduled _,
          TenantEvent.MaintenanceEnded _,
          TenantEvent.StatusPageSet _ ->
          true;
      case TenantEvent.Moved _,
          TenantEvent.DeviceAttached _,
          TenantEvent.DeviceDetached _,
          TenantEvent.AlarmHeld _,
          TenantEvent.HeldAlarmCleared _,
          TenantEvent.IncidentOpened _,
          TenantEvent.AlarmCorrelated _,
          TenantEvent.AlarmCleared _,
          TenantEvent.AlarmClearedUnheard _,
          TenantEvent.OpeningConfirmed _,
          TenantEvent.IncidentResolved _,
          TenantEvent.IncidentReopened _,
          TenantEvent.IncidentClosed _ ->
          false;
    };
  }

  /** Applies an event that {@link #concerns}; again changes nothing. */
  void apply(TenantEvent event, long at) {
    if (at <= revision) {
      return;
    }
    revision = at;
    switch (event) {
      case TenantEvent.Registered(var when, var called, var contract) -> {
        since = when;
        name = called;
        agree(contract);
      }
      case TenantEvent.ContractChanged(_, var contract, _) -> agree(contract);
      case TenantEvent.MaintenanceScheduled(_, var window, _) ->
          windows.put(window.id(), window(window));
      case TenantEvent.MaintenanceEnded(_, var window, _) -> windows.remove(window);
      case TenantEvent.StatusPageSet(_, var chosen, _) -> page = chosen;
      default -> throw new IllegalArgumentException("Nothing for a page (" + event + ").");
    }
  }

  private void agree(Contract contract) {
    zone = contract.terms().hours().zone().getId();
    services =
        contract.services().stream()
            .map(service -> new Service(service.id(), service.label()))
            .toList();
  }

  private static Window window(Maintenance window) {
    return new Window(
        window.id(),
        window.from(),
        window.to(),
        window.services(),
        window.services().isEmpty() && window.devices().isEmpty(),
        window.reason());
  }

  StatusTenant view() {
    return new StatusTenant(
        id.text(), revision, name, zone, since, page, services, List.copyOf(windows.values()));
  }
}
