package io.fixfirst.actors;

import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.DeskRules;
import io.fixfirst.core.device.Device;
import io.fixfirst.core.device.DeviceCommand;
import io.fixfirst.core.device.DeviceEvent;
import io.fixfirst.core.device.DeviceRules;
import io.fixfirst.core.engineer.Engineer;
import io.fixfirst.core.engineer.EngineerCommand;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.core.engineer.EngineerRules;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.IncidentRules;
import io.fixfirst.core.tenant.Tenant;
import io.fixfirst.core.tenant.TenantCommand;
import io.fixfirst.core.tenant.TenantEvent;
import io.fixfirst.core.tenant.TenantRules;
import java.util.List;

/** The desk's own entities, one line each. */
public final class EntityTypes {

  /** A tenant's state is large, with thousands of alarms, and its events are small and many. */
  private static final int TENANT_SNAPSHOT_EVERY = 10_000;

  /** A desk's state is large, and its events are, too. */
  private static final int DESK_SNAPSHOT_EVERY = 5_000;

  /** All five. */
  public static final List<EntityType<?, ?, ?>> ALL =
      List.of(
          EntityType.of(new TenantRules(), Tenant.class, TenantCommand.class, TenantEvent.class)
              .withSnapshotEvery(TENANT_SNAPSHOT_EVERY),
          EntityType.of(new DeviceRules(), Device.class, DeviceCommand.class, DeviceEvent.class),
          EntityType.of(
              new IncidentRules(), Incident.class, IncidentCommand.class, IncidentEvent.class),
          EntityType.of(new DeskRules(), Desk.class, DeskCommand.class, DeskEvent.class)
              .withSnapshotEvery(DESK_SNAPSHOT_EVERY),
          EntityType.of(
              new EngineerRules(), Engineer.class, EngineerCommand.class, EngineerEvent.class));

  private EntityTypes() {}
}
