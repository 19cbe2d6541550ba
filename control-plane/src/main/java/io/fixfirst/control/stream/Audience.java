package io.fixfirst.control.stream;

import io.fixfirst.control.access.Caller;

/** For whose eyes an event is published. */
public enum Audience {
  /** The provider, who sees everything. */
  HOUSE,
  /** People of the provider who serve some tenants: nothing of others. */
  STAFF,
  /** The tenant itself: nothing of the provider's inner talk either. */
  CUSTOMER;

  /** {@return the audience that a caller belongs to} */
  public static Audience of(Caller caller) {
    return caller.isCustomer() ? CUSTOMER : caller.reach().isEvery() ? HOUSE : STAFF;
  }
}
