package io.fixfirst.control.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fixfirst.core.tenant.StatusPage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What a status page may tell of a tenant.
 *
 * @param zone of its service hours
 * @param since when it became a tenant: there is no history before
 * @param windows of maintenance that are not over
 */
record StatusTenant(
    String id,
    long revision,
    String name,
    String zone,
    Instant since,
    StatusPage page,
    List<Service> services,
    List<Window> windows) {

  /** Something that it buys. */
  record Service(String id, String label) {}

  /**
   * Planned maintenance.
   *
   * @param services ids of those it concerns; empty where it names none of them
   * @param all whether it concerns all that the tenant has
   */
  record Window(
      String id, Instant from, Instant to, Set<String> services, boolean all, String reason) {

    boolean isOpen(Instant now) {
      return !now.isBefore(from) && now.isBefore(to);
    }

    boolean concerns(String service) {
      return all || services.contains(service);
    }
  }

  @JsonIgnore
  ZoneId zoneId() {
    return ZoneId.of(zone);
  }
}
