package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.desk.DeskRules;
import io.fixfirst.core.device.DeviceRules;
import io.fixfirst.core.engineer.EngineerRules;
import io.fixfirst.core.incident.IncidentRules;
import io.fixfirst.core.tenant.TenantRules;

/** The rule book of each kind of entity. They have no state, so one of each is enough. */
public final class RuleBooks {

  private static final TenantRules TENANT = new TenantRules();
  private static final DeviceRules DEVICE = new DeviceRules();
  private static final IncidentRules INCIDENT = new IncidentRules();
  private static final DeskRules DESK = new DeskRules();
  private static final EngineerRules ENGINEER = new EngineerRules();

  private RuleBooks() {}

  /** {@return the rule book of a kind} */
  public static Entity<?, ?, ?> of(EntityKind kind) {
    return switch (kind) {
      case TENANT -> TENANT;
      case DEVICE -> DEVICE;
      case INCIDENT -> INCIDENT;
      case DESK -> DESK;
      case ENGINEER -> ENGINEER;
    };
  }
}
