package io.fixfirst.simulation.checker;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.simulation.runtime.Recorded;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * No event of a tenant, its devices or its incidents carries another tenant's id, except for what
 * the provider's people left or leave: that is the provider's to know, and not in what a customer
 * is shown.
 */
final class TenantsApart implements Checker {

  private final RecordParts parts = new RecordParts();

  @Override
  public String rule() {
    return "No event of a tenant, its devices or its incidents carries another tenant's id.";
  }

  @Override
  public void see(Recorded recorded) {
    TenantId owner = tenant(recorded.entity());
    if (owner != null) {
      look(owner, recorded, recorded.event());
    }
  }

  private static @Nullable TenantId tenant(EntityId id) {
    return switch (id) {
      case TenantId tenant -> tenant;
      case DeviceId device -> device.tenant();
      case IncidentId incident -> incident.tenant();
      default -> null;
    };
  }

  private void look(TenantId owner, Recorded recorded, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case EntityId id -> {
        TenantId found = tenant(id);
        if (found != null && !found.equals(owner)) {
          throw Violation.of("%s carries %s: %s", recorded.entity(), id, recorded);
        }
      }
      case Record one -> {
        RecordParts.Part[] all = parts.of(one.getClass());
        for (RecordParts.Part part : all) {
          look(owner, recorded, part.of(one));
        }
      }
      case Map<?, ?> map -> {
        map.keySet().forEach(key -> look(owner, recorded, key));
        map.values().forEach(one -> look(owner, recorded, one));
      }
      case Iterable<?> many -> many.forEach(one -> look(owner, recorded, one));
      default -> {} // A text, a number, a time.
    }
  }
}
