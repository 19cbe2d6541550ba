package io.fixfirst.control.intake;

import io.fixfirst.control.http.Problem;
import io.fixfirst.core.TenantId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Remembers which tenants exist; a tenant that exists never ceases to. */
public final class KnownTenants {

  private final Set<TenantId> known = ConcurrentHashMap.newKeySet();
  private final Predicate<TenantId> exists;

  /**
   * @param exists asks the tenant itself; may block
   */
  public KnownTenants(Predicate<TenantId> exists) {
    this.exists = exists;
  }

  /** Refuses a tenant that was never taken on. */
  public void require(TenantId tenant) {
    if (known.contains(tenant)) {
      return;
    }
    if (!exists.test(tenant)) {
      throw Problem.of(
              422,
              "tenant.unknown",
              "Unknown tenant",
              "There is no tenant " + tenant.text() + " yet.")
          .advising("An operator takes it on with POST /api/v1/tenants.")
          .raise();
    }
    known.add(tenant);
  }
}
