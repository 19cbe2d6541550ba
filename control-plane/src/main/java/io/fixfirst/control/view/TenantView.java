package io.fixfirst.control.view;

import io.fixfirst.control.form.ContractForm;
import io.fixfirst.control.http.Doc;
import io.fixfirst.core.tenant.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer as people see one. */
public record TenantView(
    @Doc(value = "Its id", example = "kolding") String id,
    @Doc(value = "Its name", example = "Kolding Kommune") String name,
    @Doc("Counts its events; also the ETag") long revision,
    Stage stage,
    @Doc("Only for those who may see contracts") @Nullable ContractForm contract,
    List<MaintenancePart> maintenance,
    int devices,
    int openIncidents,
    Instant changed) {

  /** A window in which alarms are held back. */
  public record MaintenancePart(
      String id,
      Instant from,
      Instant to,
      Set<String> devices,
      Set<String> services,
      String reason) {}

  /** {@return this without its contract} */
  public TenantView withoutContract() {
    return new TenantView(
        id, name, revision, stage, null, maintenance, devices, openIncidents, changed);
  }

  TenantView counted(int ofDevices, int ofIncidents) {
    return new TenantView(
        id, name, revision, stage, contract, maintenance, ofDevices, ofIncidents, changed);
  }
}
