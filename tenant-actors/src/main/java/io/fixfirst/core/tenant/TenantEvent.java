package io.fixfirst.core.tenant;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.Event;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.Sorted;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Terms;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened to a tenant. */
public sealed interface TenantEvent extends Event {

  record Registered(Instant at, String name, Contract contract) implements TenantEvent {}

  record Moved(Instant at, Stage stage, String by) implements TenantEvent {}

  record ContractChanged(Instant at, Contract contract, String by) implements TenantEvent {}

  record DeviceAttached(
      Instant at,
      DeviceId device,
      @Nullable String service,
      @Nullable String site,
      Set<String> dependsOn)
      implements TenantEvent {

    public DeviceAttached {
      dependsOn = Sorted.names(dependsOn);
    }
  }

  record DeviceDetached(Instant at, DeviceId device) implements TenantEvent {}

  /**
   * An alarm came in a maintenance window and waits for its end.
   *
   * @param maintenance one of the windows; null where the tenant is not served yet, and the alarm
   *     waits for that
   */
  record AlarmHeld(Instant at, Alarm alarm, @Nullable String maintenance) implements TenantEvent {}

  /** A held alarm cleared before the window's end: nobody needs to know. */
  record HeldAlarmCleared(Instant at, AlarmKey alarm) implements TenantEvent {}

  /**
   * An incident is to be opened.
   *
   * @param reference of a person's report; null where an alarm opened it
   * @param alarm that opened it; null where a person reported it
   * @param terms that it is opened under
   */
  record IncidentOpened(
      Instant at,
      IncidentId incident,
      @Nullable String reference,
      Report report,
      @Nullable Alarm alarm,
      Terms terms)
      implements TenantEvent {}

  /**
   * An alarm belongs to an incident that is open already.
   *
   * @param because {@code explained-by:device}, {@code explains:device}, {@code same-device},
   *     {@code same-service} or {@code same-site}
   * @param major whether it is a P1 by rule
   */
  record AlarmCorrelated(
      Instant at, Alarm alarm, IncidentId incident, String because, boolean major)
      implements TenantEvent {}

  /**
   * An alarm is over.
   *
   * @param incident that it belonged to; may be closed by now
   */
  record AlarmCleared(Instant at, AlarmKey alarm, IncidentId incident) implements TenantEvent {}

  /**
   * An alarm has cleared that the tenant has not heard of, or not as it was raised last; when it is
   * heard of, that is late.
   *
   * @param raised when that alarm was raised
   */
  record AlarmClearedUnheard(Instant at, AlarmKey alarm, Instant raised) implements TenantEvent {}

  record OpeningConfirmed(Instant at, IncidentId incident) implements TenantEvent {}

  /**
   * @param reopened how often it had been reopened
   */
  record IncidentResolved(Instant at, IncidentId incident, int reopened) implements TenantEvent {}

  /**
   * @param reopened how often it has been reopened, this time included
   */
  record IncidentReopened(Instant at, IncidentId incident, int reopened) implements TenantEvent {}

  record IncidentClosed(Instant at, IncidentId incident) implements TenantEvent {}

  record MaintenanceScheduled(Instant at, Maintenance maintenance, String by)
      implements TenantEvent {}

  record MaintenanceEnded(Instant at, String id, @Nullable String by) implements TenantEvent {}

  record StatusPageSet(Instant at, StatusPage page, String by) implements TenantEvent {}
}
