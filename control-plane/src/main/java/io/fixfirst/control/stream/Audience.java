package io.fixfirst.control.stream;

import io.fixfirst.control.access.Caller;

/** For whose eyes an event is published. */
public enum Audience {
  /** The provider, who sees everything. */
  HOUSE,
  /** People of the provider who work for one tenant: nothing of other tenants. */
  STAFF,
  /** The tenant itself: nothing of the provider's inner talk either. */
  CUSTOMER;

  /** {@return the audience that a caller belongs to} */
  public static Audience of(Caller caller) {
    return caller.isCustomer() ? CUSTOMER : caller.tenant() == null ? HOUSE : STAFF;
  }
}
