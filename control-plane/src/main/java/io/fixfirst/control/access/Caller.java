package io.fixfirst.control.access;

import io.fixfirst.core.TenantId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, and what they may see.
 *
 * @param name of the person or program
 * @param grants at least one, all on the same side
 * @param holder whose token or account it is
 * @param asked what this request needs; null before that is known
 */
public record Caller(String name, List<Grant> grants, Holder holder, @Nullable Permission asked) {

  public Caller {
    grants = List.copyOf(grants);
    if (grants.stream().map(grant -> grant.role().side()).distinct().count() != 1) {
      throw new IllegalArgumentException("A caller stands on one side (" + grants + ").");
    }
  }

  public Caller(String name, List<Grant> grants) {
    this(name, grants, Holder.NOBODY, null);
  }

  /**
   * A caller with one role.
   *
   * @param tenant the only one it may see; null for a caller of the provider, who sees all
   */
  public Caller(String name, Role role, @Nullable TenantId tenant) {
    this(name, List.of(new Grant(role, Reach.of(tenant))));
  }

  /** {@return the word for it in commands and events, {@code operator:ada}} */
  public String by() {
    return role().side() + ":" + name;
  }

  /** {@return what tells callers apart who have the same name at different tenants} */
  public String scope() {
    Reach all = Reach.union(grants.stream().map(Grant::reach).toList());
    return all.isEvery() ? by() : by() + "@" + all.text();
  }

  /** {@return the first of its roles, to name it by} */
  public Role role() {
    return grants.getFirst().role();
  }

  /** {@return whether it has a role anywhere} */
  public boolean has(Role role) {
    return grants.stream().anyMatch(grant -> grant.role() == role);
  }

  /** {@return whether it may do something, at whichever tenant} */
  public boolean may(Permission permission) {
    return !holder.incomplete() && grants.stream().anyMatch(grant -> grant.includes(permission));
  }

  /** {@return whether it may do something at this tenant} */
  public boolean may(Permission permission, TenantId tenant) {
    return may(permission) && reach(grant -> grant.includes(permission)).includes(tenant);
  }

  /** {@return this for a request that needs a permission: it acts where it has that} */
  public Caller asking(Permission permission) {
    return new Caller(name, grants, holder, permission);
  }

  /** {@return the tenants at whom it may do what it asks for} */
  public Reach reach() {
    return reach(grant -> asked == null || grant.includes(asked));
  }

  /** {@return whether it may know of this tenant} */
  public boolean sees(TenantId tenant) {
    return reach(_ -> true).includes(tenant);
  }

  /** {@return the only tenant that it acts for; null where there are several, or all} */
  public @Nullable TenantId tenant() {
    return reach().only();
  }

  /** {@return whether it is on the customer's side and must not see the provider's inner talk} */
  public boolean isCustomer() {
    return role().isCustomer();
  }

  private Reach reach(Predicate<Grant> which) {
    if (grants.size() == 1 && which.test(grants.getFirst())) {
      return grants.getFirst().reach(); // As nearly always.
    }
    return Reach.union(grants.stream().filter(which).map(Grant::reach).toList());
  }
}
