package io.fixfirst.control.access;

import static io.fixfirst.control.access.Permission.ARRANGE_DESK;
import static io.fixfirst.control.access.Permission.ASSIGN;
import static io.fixfirst.control.access.Permission.DECLARE_MAJOR;
import static io.fixfirst.control.access.Permission.FOLLOW_EVENTS;
import static io.fixfirst.control.access.Permission.MANAGE_CONTRACTS;
import static io.fixfirst.control.access.Permission.MANAGE_DEVICES;
import static io.fixfirst.control.access.Permission.MANAGE_ENGINEERS;
import static io.fixfirst.control.access.Permission.MANAGE_TENANTS;
import static io.fixfirst.control.access.Permission.MANAGE_WEBHOOKS;
import static io.fixfirst.control.access.Permission.OPEN_INCIDENTS;
import static io.fixfirst.control.access.Permission.PLAN_MAINTENANCE;
import static io.fixfirst.control.access.Permission.PUBLISH_UPDATES;
import static io.fixfirst.control.access.Permission.REOPEN_INCIDENTS;
import static io.fixfirst.control.access.Permission.REPRIORITISE;
import static io.fixfirst.control.access.Permission.REVIEW;
import static io.fixfirst.control.access.Permission.SEE_AUDIT;
import static io.fixfirst.control.access.Permission.SEE_CONTRACT;
import static io.fixfirst.control.access.Permission.SEE_DESK;
import static io.fixfirst.control.access.Permission.SEE_DEVICES;
import static io.fixfirst.control.access.Permission.SEE_ENGINEERS;
import static io.fixfirst.control.access.Permission.SEE_INCIDENTS;
import static io.fixfirst.control.access.Permission.SEE_METRICS;
import static io.fixfirst.control.access.Permission.SEE_TENANT;
import static io.fixfirst.control.access.Permission.SEND_INTAKE;
import static io.fixfirst.control.access.Permission.SET_PRESENCE;
import static io.fixfirst.control.access.Permission.SIMULATE;
import static io.fixfirst.control.access.Permission.WORK_INCIDENTS;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The roles of domain.md, and what each of them may do. */
public enum Role {
  /** Runs the installation; may do everything. */
  OPERATOR("operator", Set.of(Permission.values())),

  SERVICE_DESK_AGENT("operator", floor(), more(OPEN_INCIDENTS, PUBLISH_UPDATES, DECLARE_MAJOR)),
  ENGINEER("operator", floor(), more(PUBLISH_UPDATES, DECLARE_MAJOR, SET_PRESENCE)),
  DISPATCHER("operator", floor(), more(ASSIGN, REPRIORITISE, SET_PRESENCE)),
  INCIDENT_MANAGER(
      "operator",
      floor(),
      more(OPEN_INCIDENTS, ASSIGN, REPRIORITISE, PUBLISH_UPDATES, DECLARE_MAJOR, REVIEW),
      more(PLAN_MAINTENANCE, SET_PRESENCE)),
  EVENT_MANAGER(
      "operator",
      floor(),
      more(MANAGE_DEVICES, SEND_INTAKE, PLAN_MAINTENANCE, SEE_METRICS, MANAGE_WEBHOOKS)),
  TEAM_LEADER(
      "operator",
      floor(),
      more(ASSIGN, REPRIORITISE, ARRANGE_DESK, MANAGE_ENGINEERS, SET_PRESENCE)),
  REQUEST_FULFILMENT_MANAGER("operator", floor(), more(OPEN_INCIDENTS, ASSIGN)),
  PROBLEM_MANAGER("operator", house(), more(REVIEW)),
  CHANGE_MANAGER("operator", house(), more(PLAN_MAINTENANCE)),
  PROJECT_MANAGER("operator", house()),
  IT_CONTROLLER("operator", house(), more(MANAGE_CONTRACTS, SEE_AUDIT)),
  BUSINESS_RELATIONS(
      "operator",
      house(),
      more(MANAGE_TENANTS, MANAGE_CONTRACTS, PUBLISH_UPDATES, MANAGE_WEBHOOKS)),

  /** A monitoring system: sends, and reads nothing but figures. */
  MONITORING("monitoring", more(SEND_INTAKE, SEE_METRICS)),

  CUSTOMER_VIEWER("customer", customer()),
  CUSTOMER_REPORTER("customer", customer(), more(OPEN_INCIDENTS, REOPEN_INCIDENTS, DECLARE_MAJOR)),
  CUSTOMER_ORDERER(
      "customer",
      customer(),
      more(OPEN_INCIDENTS, REOPEN_INCIDENTS, DECLARE_MAJOR, SEE_CONTRACT, PLAN_MAINTENANCE),
      more(MANAGE_WEBHOOKS));

  private final String side;

  @SuppressWarnings("ImmutableEnumChecker") // Never changed after the constructor.
  private final Set<Permission> permissions;

  Role(String side, Set<Permission> permissions) {
    this.side = side;
    this.permissions = permissions;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // Read only.
  Role(String side, Set<Permission>... parts) {
    this.side = side;
    this.permissions = EnumSet.noneOf(Permission.class);
    List.of(parts).forEach(permissions::addAll);
  }

  /** {@return the role of a name like {@code service-desk-agent}} */
  public static Optional<Role> named(String name) {
    return List.of(values()).stream().filter(role -> role.text().equals(name)).findFirst();
  }

  /** {@return its name as published} */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return {@code operator}, {@code customer} or {@code monitoring}: on whose side it stands} */
  public String side() {
    return side;
  }

  /** {@return whether a customer has it} */
  public boolean isCustomer() {
    return side.equals("customer");
  }

  /** {@return whether it includes a permission} */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  private static Set<Permission> more(Permission... permissions) {
    return Set.of(permissions);
  }

  private static Set<Permission> customer() {
    return Set.of(SEE_INCIDENTS, SEE_DEVICES, SEE_TENANT, FOLLOW_EVENTS);
  }

  private static Set<Permission> house() {
    return Set.of(
        SEE_INCIDENTS,
        SEE_DEVICES,
        SEE_TENANT,
        FOLLOW_EVENTS,
        SEE_CONTRACT,
        SEE_DESK,
        SEE_ENGINEERS,
        SIMULATE);
  }

  private static Set<Permission> floor() {
    Set<Permission> permissions = EnumSet.copyOf(house());
    permissions.add(WORK_INCIDENTS);
    permissions.add(REOPEN_INCIDENTS);
    return permissions;
  }
}
