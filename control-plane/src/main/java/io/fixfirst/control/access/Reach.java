package io.fixfirst.control.access;

import io.fixfirst.core.TenantId;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which tenants somebody may know of. Every query and every entity that is asked takes it. */
public sealed interface Reach {

  /** All there are and will be. */
  Reach EVERY = new EveryTenant();

  /** Of the provider, who serves all. */
  record EveryTenant() implements Reach {}

  /**
   * Some tenants, and nothing of any other.
   *
   * @param ids may be none
   */
  record Tenants(Set<TenantId> ids) implements Reach {
    public Tenants {
      ids = Set.copyOf(ids);
    }

    /** {@return their ids, sorted} */
    public Collection<TenantId> sorted() {
      return new TreeSet<>(ids);
    }
  }

  /** {@return one tenant; every one for null} */
  static Reach of(@Nullable TenantId tenant) {
    return tenant == null ? EVERY : new Tenants(Set.of(tenant));
  }

  /** {@return all that any of these includes} */
  static Reach union(Collection<Reach> parts) {
    Set<TenantId> ids = new TreeSet<>();
    for (Reach part : parts) {
      switch (part) {
        case EveryTenant _ -> {
          return EVERY;
        }
        case Tenants(var more) -> ids.addAll(more);
      }
    }
    return new Tenants(ids);
  }

  /** {@return whether a tenant may be known of} */
  default boolean includes(TenantId tenant) {
    return switch (this) {
      case EveryTenant _ -> true;
      case Tenants(var ids) -> ids.contains(tenant);
    };
  }

  /** {@return whether it has no bounds} */
  default boolean isEvery() {
    return this instanceof EveryTenant;
  }

  /** {@return the only tenant; null where there are several, or all} */
  default @Nullable TenantId only() {
    return this instanceof Tenants(var ids) && ids.size() == 1 ? ids.iterator().next() : null;
  }

  /** {@return an SQL condition on the column {@code tenant}; ids have no character to quote} */
  default String condition() {
    return switch (this) {
      case EveryTenant _ -> "true";
      case Tenants some when some.ids().isEmpty() -> "false";
      case Tenants some -> "tenant IN (" + list(some, "'", "'") + ")";
    };
  }

  /** {@return the tenants with commas between them; {@code *} for every one} */
  default String text() {
    return switch (this) {
      case EveryTenant _ -> "*";
      case Tenants some -> list(some, "", "");
    };
  }

  private static String list(Tenants some, String before, String after) {
    return some.sorted().stream()
        .map(id -> before + id.text() + after)
        .collect(Collectors.joining(","));
  }
}
