package io.fixfirst.control.view;

import io.fixfirst.control.form.ContractForm;
import io.fixfirst.control.view.TenantView.MaintenancePart;
import io.fixfirst.control.view.TenantView.StatusPagePart;
import io.fixfirst.core.Event;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.tenant.Maintenance;
import io.fixfirst.core.tenant.Stage;
import io.fixfirst.core.tenant.StatusPage;
import io.fixfirst.core.tenant.TenantEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds a tenant's events into its view. */
public final class TenantFold implements Fold<TenantView> {

  private final TenantId id;
  private long revision;
  private String name = "";
  private Stage stage = Stage.PROSPECT;
  private ContractForm contract = ContractForm.STANDARD;
  private final Map<String, MaintenancePart> maintenance = new LinkedHashMap<>();
  private StatusPage statusPage = StatusPage.DEFAULT;
  private int devices;
  private int openIncidents;
  private Instant changed = Instant.EPOCH;

  /** A fold that goes on from a view; from nothing where there is none. */
  public TenantFold(TenantId id, @Nullable TenantView from) {
    this.id = id;
    if (from != null) {
      revision = from.revision();
      name = from.name();
      stage = from.stage();
      contract = from.contract() == null ? ContractForm.STANDARD : from.contract();
      from.maintenance().forEach(window -> maintenance.put(window.id(), window));
      statusPage = from.statusPage() == null ? StatusPage.DEFAULT : from.statusPage().toCore();
      devices = from.devices();
      openIncidents = from.openIncidents();
      changed = from.changed();
    }
  }

  @Override
  public void apply(Event event, long at) {
    if (at <= revision || !(event instanceof TenantEvent tenant)) {
      return;
    }
    revision = at;
    changed = event.at();
    apply(tenant);
  }

  private void apply(TenantEvent event) {
    switch (event) {
      case TenantEvent.Registered(_, var called, var agreed) -> {
        name = called;
        contract = ContractForm.of(agreed);
      }
      case TenantEvent.Moved(_, var to, _) -> stage = to;
      case TenantEvent.ContractChanged(_, var agreed, _) -> contract = ContractForm.of(agreed);
      case TenantEvent.MaintenanceScheduled(_, var window, _) -> schedule(window);
      case TenantEvent.MaintenanceEnded(_, var window, _) -> maintenance.remove(window);
      case TenantEvent.StatusPageSet(_, var chosen, _) -> statusPage = chosen;
      case TenantEvent.DeviceAttached _,
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
          TenantEvent.IncidentClosed _ -> {
        // Counted where they are asked for.
      }
    }
  }

  private void schedule(Maintenance window) {
    maintenance.put(
        window.id(),
        new MaintenancePart(
            window.id(),
            window.from(),
            window.to(),
            window.devices(),
            window.services(),
            window.reason()));
  }

  @Override
  public TenantView view() {
    return new TenantView(
        id.text(),
        name,
        revision,
        stage,
        contract,
        List.copyOf(maintenance.values()),
        StatusPagePart.of(id.text(), statusPage),
        devices,
        openIncidents,
        changed);
  }
}
