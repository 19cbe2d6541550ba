package io.fixfirst.control.access;

import io.fixfirst.core.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param name of the person or program
 * @param tenant the only one it may see; null for a caller of the provider, who sees all
 */
public record Caller(String name, Role role, @Nullable TenantId tenant) {

  /** {@return the word for it in commands and events, {@code operator:ada}} */
  public String by() {
    return role.side() + ":" + name;
  }

  /** {@return whether it may do something; a caller of one tenant never in the provider's house} */
  public boolean may(Permission permission) {
    return role.may(permission) && (tenant == null || !permission.ofTheProvider());
  }

  /** {@return whether it may know of this tenant} */
  public boolean sees(TenantId other) {
    return tenant == null || tenant.equals(other);
  }

  /** {@return whether it is on the customer's side and must not see the provider's inner talk} */
  public boolean isCustomer() {
    return role.isCustomer();
  }
}
