package io.fixfirst.core.tenant;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.Recent;
import io.fixfirst.core.Sorted;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.tenant.OpenIncident.Opening;
import io.fixfirst.core.tenant.Tenant.Attached;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.Tenant.StandingAlarm;
import io.fixfirst.core.tenant.Tenant.Unknown;
import io.fixfirst.core.tenant.TenantEvent.AlarmCleared;
import io.fixfirst.core.tenant.TenantEvent.AlarmClearedUnheard;
import io.fixfirst.core.tenant.TenantEvent.AlarmCorrelated;
import io.fixfirst.core.tenant.TenantEvent.AlarmHeld;
import io.fixfirst.core.tenant.TenantEvent.ContractChanged;
import io.fixfirst.core.tenant.TenantEvent.DeviceAttached;
import io.fixfirst.core.tenant.TenantEvent.DeviceDetached;
import io.fixfirst.core.tenant.TenantEvent.HeldAlarmCleared;
import io.fixfirst.core.tenant.TenantEvent.IncidentClosed;
import io.fixfirst.core.tenant.TenantEvent.IncidentOpened;
import io.fixfirst.core.tenant.TenantEvent.IncidentReopened;
import io.fixfirst.core.tenant.TenantEvent.IncidentResolved;
import io.fixfirst.core.tenant.TenantEvent.MaintenanceEnded;
import io.fixfirst.core.tenant.TenantEvent.MaintenanceScheduled;
import io.fixfirst.core.tenant.TenantEvent.Moved;
import io.fixfirst.core.tenant.TenantEvent.OpeningConfirmed;
import io.fixfirst.core.tenant.TenantEvent.Registered;
import io.fixfirst.core.tenant.TenantEvent.StatusPageSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** How a tenant's events change what is known of it. */
final class TenantEvolution {

  /** Cleared alarms of which a late report is recognised. */
  static final int CLEARED_MAX = 2_000;

  private TenantEvolution() {}

  static Tenant evolve(Tenant tenant, TenantEvent event) {
    return switch (tenant) {
      case Unknown(var id) when event instanceof Registered(_, var name, var contract) ->
          new Known(
              id,
              name,
              Stage.PROSPECT,
              false,
              contract,
              TreePMap.empty(),
              TreePMap.empty(),
              TreePMap.empty(),
              Recent.ofCapacity(CLEARED_MAX),
              0,
              Incidents.NONE,
              StatusPage.DEFAULT);
      case Unknown _ -> throw impossible(tenant, event);
      case Known known -> evolve(known, event);
    };
  }

  private static Tenant evolve(Known known, TenantEvent event) {
    Incidents incidents = known.incidents();
    return switch (event) {
      case Registered _ -> throw impossible(known, event);
      case Moved(_, var stage, _) ->
          known.withStage(stage, known.served() || serves(known.stage(), stage));
      case ContractChanged(_, var contract, _) ->
          known.withContract(contract, incidents.under(known.contract(), contract));

      case DeviceAttached(_, var device, var service, var site, var dependsOn) ->
          known.withDevices(
              Sorted.map(known.devices())
                  .plus(device.name(), new Attached(service, site, dependsOn)));
      case DeviceDetached(_, var device) ->
          known.withDevices(Sorted.map(known.devices()).minus(device.name()));

      case AlarmHeld(_, var alarm, _) ->
          known.withAlarm(
              new StandingAlarm(alarm, known.alarmsSeen() + 1, 0, null, false), incidents);
      case HeldAlarmCleared(_, var alarm) ->
          known.withoutAlarm(standing(known, alarm, event), incidents);

      case IncidentOpened(var at, var id, var reference, var report, var alarm, var terms) -> {
        Opening opening = new Opening(known.contract().desk(), report, terms, at, alarm);
        OpenIncident incident = OpenIncident.opened(id.number(), opening);
        Known opened = known.withIncidents(incidents.opened(incident, reference));
        yield alarm == null ? opened : join(opened, incident, alarm, null, report.major(), at);
      }
      case AlarmCorrelated(var at, var alarm, var id, var because, var major) ->
          join(known, open(known, id, event), alarm, because, major, at);
      case AlarmCleared(_, var alarm, var id) -> {
        StandingAlarm standing = standing(known, alarm, event);
        OpenIncident incident = incidents.get(id.number());
        yield known.withoutAlarm(
            standing, incident == null ? incidents : incidents.with(incident.clear(standing)));
      }

      case AlarmClearedUnheard(_, var alarm, var raised) -> known.withCleared(alarm, raised);

      case OpeningConfirmed(_, var id) ->
          known.withIncidents(incidents.with(open(known, id, event).confirmed()));
      case IncidentResolved(_, var id, var reopened) ->
          known.withIncidents(incidents.with(open(known, id, event).resolved(true, reopened)));
      case IncidentReopened(_, var id, var reopened) ->
          known.withIncidents(incidents.with(open(known, id, event).resolved(false, reopened)));
      case IncidentClosed(_, var id) -> {
        OpenIncident closed = open(known, id, event);
        yield known.withIncidents(incidents.without(closed.number()));
      }

      case MaintenanceScheduled(_, var window, _) ->
          known.withWindows(Sorted.map(known.windows()).plus(window.id(), window));
      case MaintenanceEnded(_, var id, _) ->
          known.withWindows(Sorted.map(known.windows()).minus(id));
      case StatusPageSet(_, var page, _) -> known.withStatusPage(page);
    };
  }

  /** A prospect that leaves was never served. */
  private static boolean serves(Stage from, Stage to) {
    return switch (to) {
      case PROSPECT -> false;
      case POC, ROLLOUT, LIVE -> true;
      case LEAVING -> from != Stage.PROSPECT;
    };
  }

  private static Known join(
      Known known,
      OpenIncident incident,
      Alarm alarm,
      @Nullable String because,
      boolean major,
      Instant at) {
    StandingAlarm standing =
        new StandingAlarm(alarm, known.alarmsSeen() + 1, incident.number(), because, major);
    Traces traces =
        known
            .incidents()
            .traces()
            .plus(
                new Traces.Trace(incident.number(), at, alarm.device().name()),
                alarm.service(),
                alarm.site(),
                Correlation.above(known, alarm));
    return known.withAlarm(standing, known.incidents().join(incident, standing, traces));
  }

  private static OpenIncident open(Known known, IncidentId id, TenantEvent event) {
    OpenIncident incident = known.incidents().get(id.number());
    if (incident == null) {
      throw impossible(known, event);
    }
    return incident;
  }

  private static StandingAlarm standing(Known known, AlarmKey key, TenantEvent event) {
    StandingAlarm alarm = known.alarms().get(key.text());
    if (alarm == null) {
      throw impossible(known, event);
    }
    return alarm;
  }

  private static IllegalStateException impossible(Tenant tenant, TenantEvent event) {
    return new IllegalStateException(
        "A tenant cannot have come from this state to this event (tenant "
            + tenant.id()
            + ", "
            + tenant.getClass().getSimpleName()
            + ", "
            + event
            + ").\nMaybe the journal was written by a newer version.");
  }
}
