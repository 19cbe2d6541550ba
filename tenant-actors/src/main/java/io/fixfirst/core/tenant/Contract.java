package io.fixfirst.core.tenant;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.sla.Terms;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant buys, and on which terms.
 *
 * @param desk the provider's desk that serves it
 * @param services unique ids
 * @param terms of every service without terms of its own
 * @param correlateWithin alarms of one service or site within this time are one incident
 */
public record Contract(DeskId desk, List<Service> services, Terms terms, Duration correlateWithin) {

  public Contract {
    services = List.copyOf(services);
  }

  /** {@return the service of that id, or null if it is not in the contract} */
  public @Nullable Service service(@Nullable String id) {
    for (Service service : services) {
      if (service.id().equals(id)) {
        return service;
      }
    }
    return null;
  }

  /** {@return the terms of a service; the contract's own where it has none, or is not in it} */
  public Terms termsOf(@Nullable String id) {
    Service service = service(id);
    return service == null || service.terms() == null ? terms : service.terms();
  }
}
