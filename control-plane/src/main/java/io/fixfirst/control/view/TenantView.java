package io.fixfirst.control.view;

import io.fixfirst.control.form.ContractForm;
import io.fixfirst.control.http.Doc;
import io.fixfirst.core.tenant.Stage;
import io.fixfirst.core.tenant.StatusPage;
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
    @Doc("Who may see its status page, and where it is") @Nullable StatusPagePart statusPage,
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

  /**
   * Who may see the status page.
   *
   * @param path null where the caller may not hand out the secret link
   */
  public record StatusPagePart(
      StatusPage.Visibility visibility,
      @Doc(value = "Where it is", example = "/status/kolding") @Nullable String path,
      @Doc("What the secret link has behind the tenant's id") @Nullable String secret) {

    static StatusPagePart of(String tenant, StatusPage page) {
      String secret = page.secret();
      return new StatusPagePart(
          page.visibility(), "/status/" + tenant + (secret == null ? "" : "~" + secret), secret);
    }

    StatusPage toCore() {
      return new StatusPage(visibility, secret);
    }

    StatusPagePart withoutSecret() {
      return secret == null ? this : new StatusPagePart(visibility, null, null);
    }
  }

  /** {@return this without its contract} */
  public TenantView withoutContract() {
    return new TenantView(
        id,
        name,
        revision,
        stage,
        null,
        maintenance,
        statusPage == null ? null : statusPage.withoutSecret(),
        devices,
        openIncidents,
        changed);
  }

  TenantView counted(int ofDevices, int ofIncidents) {
    return new TenantView(
        id,
        name,
        revision,
        stage,
        contract,
        maintenance,
        statusPage,
        ofDevices,
        ofIncidents,
        changed);
  }
}
