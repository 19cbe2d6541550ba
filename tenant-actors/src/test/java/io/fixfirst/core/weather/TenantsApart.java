package io.fixfirst.core.weather;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * No event of a tenant, its devices or its incidents carries another tenant's id, except for what
 * the provider's people left or leave: that is the provider's to know, and not in what a customer
 * is shown.
 */
final class TenantsApart implements Checker {

  /** What to look at in each kind of record. */
  private final Map<Class<?>, List<Method>> parts = new HashMap<>();

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
        Violation.unless(
            found == null || found.equals(owner),
            "%s carries %s: %s",
            recorded.entity(),
            id,
            recorded);
      }
      case Record one -> {
        for (Method part : parts.computeIfAbsent(one.getClass(), TenantsApart::parts)) {
          look(owner, recorded, read(one, part));
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

  private static List<Method> parts(Class<?> kind) {
    List<Method> parts = new ArrayList<>();
    for (RecordComponent component : kind.getRecordComponents()) {
      if (!component.getType().isPrimitive() && !ofTheProvider(component)) {
        parts.add(component.getAccessor());
      }
    }
    return parts;
  }

  /** What a core team's members left, and the P1 for which work was left. */
  private static boolean ofTheProvider(RecordComponent component) {
    String in = component.getDeclaringRecord().getSimpleName();
    return switch (component.getName()) {
      case "left" -> in.equals("CoreMember");
      case "major" -> in.equals("WorkSuspended") || in.equals("WorkReinstated");
      default -> false;
    };
  }

  private static @Nullable Object read(Record one, Method part) {
    try {
      return part.invoke(one);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record can be read (" + one + ").", e);
    }
  }
}
