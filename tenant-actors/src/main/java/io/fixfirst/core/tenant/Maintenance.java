package io.fixfirst.core.tenant;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePSet;

/**
 * A planned window in which alarms are held back: those of its devices and those of its services,
 * or all of the tenant's where it names neither.
 *
 * @param id unique among the tenant's windows that are not over
 * @param from inclusive
 * @param to exclusive, after {@code from}
 * @param devices names of devices
 * @param services ids of services
 */
public record Maintenance(
    String id, Instant from, Instant to, Set<String> devices, Set<String> services, String reason) {

  public Maintenance {
    devices = TreePSet.from(devices);
    services = TreePSet.from(services);
  }

  /** {@return whether it is going on at that time} */
  public boolean isOpen(Instant now) {
    return !now.isBefore(from) && now.isBefore(to);
  }

  /** {@return whether an alarm of that device and service is held back in it} */
  public boolean covers(String device, @Nullable String service) {
    return (devices.isEmpty() && services.isEmpty())
        || devices.contains(device)
        || (service != null && services.contains(service));
  }
}
