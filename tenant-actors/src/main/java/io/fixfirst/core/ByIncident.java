package io.fixfirst.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * Something for each of some incidents, persistent: a change leaves it as it was and gives another
 * one. In the order of their ids; found by their tenants, which are few, and their numbers.
 */
public record ByIncident<V>(TreePMap<TenantId, NumberMap<V>> tenants) {

  /** {@return nothing for anything} */
  public static <V> ByIncident<V> empty() {
    return new ByIncident<>(TreePMap.empty());
  }

  /** {@return what there is for that incident; null for nothing} */
  public @Nullable V get(IncidentId incident) {
    NumberMap<V> numbers = tenants.get(incident.tenant());
    return numbers == null ? null : numbers.get(incident.number());
  }

  /** {@return this, and that for that incident} */
  public ByIncident<V> plus(IncidentId incident, V value) {
    NumberMap<V> numbers = tenants.get(incident.tenant());
    NumberMap<V> more = numbers == null ? NumberMap.empty() : numbers;
    return new ByIncident<>(tenants.plus(incident.tenant(), more.plus(incident.number(), value)));
  }

  /** {@return this without anything for that incident} */
  public ByIncident<V> minus(IncidentId incident) {
    NumberMap<V> numbers = tenants.get(incident.tenant());
    if (numbers == null) {
      return this;
    }
    NumberMap<V> fewer = numbers.minus(incident.number());
    return new ByIncident<>(
        fewer.isEmpty()
            ? tenants.minus(incident.tenant())
            : tenants.plus(incident.tenant(), fewer));
  }

  /** {@return all that there is, as of now} */
  public List<V> values() {
    List<V> values = new ArrayList<>();
    for (Map.Entry<TenantId, NumberMap<V>> tenant : tenants.entrySet()) {
      values.addAll(tenant.getValue().values());
    }
    return values;
  }
}
