package io.fixfirst.control.access;

/** A role, and the tenants for whom somebody has it. */
public record Grant(Role role, Reach reach) {

  /** {@return whether it includes a permission, for some tenant or in the provider's house} */
  boolean includes(Permission permission) {
    return role.may(permission)
        && (permission.place() != Permission.Place.HOUSE || reach.isEvery());
  }
}
