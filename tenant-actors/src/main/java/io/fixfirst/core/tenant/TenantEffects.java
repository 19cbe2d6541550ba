package io.fixfirst.core.tenant;

import io.fixfirst.core.Effect;
import io.fixfirst.core.Effect.Cancel;
import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.Effect.Wake;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.incident.IncidentCommand.AddAlarm;
import io.fixfirst.core.incident.IncidentCommand.ApplyTerms;
import io.fixfirst.core.incident.IncidentCommand.ClearAlarm;
import io.fixfirst.core.incident.IncidentCommand.Open;
import io.fixfirst.core.tenant.OpenIncident.Cleared;
import io.fixfirst.core.tenant.OpenIncident.Opening;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.Tenant.StandingAlarm;
import io.fixfirst.core.tenant.Tenant.Unknown;
import io.fixfirst.core.tenant.TenantCommand.EndMaintenance;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tenant's events set going: messages to its incidents, and the ends of its windows. */
final class TenantEffects {

  private TenantEffects() {}

  static List<Effect> react(Tenant before, TenantEvent event, Tenant after) {
    if (!(before instanceof Known was) || !(after instanceof Known is)) {
      return List.of(); // It has just been registered.
    }
    return switch (event) {
      case IncidentOpened(_, var id, _, _, _, _) -> openings(is, id);
      case AlarmCorrelated(_, var alarm, var id, _, _) -> {
        List<Effect> effects = new ArrayList<>(1);
        addTold(effects, is, id, alarm.key());
        yield effects;
      }
      case AlarmCleared(_, var key, var id) -> clears(was, is, key, id);
      case ContractChanged _ -> retermings(was, is);
      case MaintenanceScheduled(_, var window, _) -> List.of(wake(window));
      case MaintenanceEnded(_, var id, _) -> List.of(new Cancel(name(id)));
      case Registered _,
          Moved _,
          DeviceAttached _,
          DeviceDetached _,
          AlarmHeld _,
          HeldAlarmCleared _,
          AlarmClearedUnheard _,
          OpeningConfirmed _,
          IncidentResolved _,
          IncidentReopened _,
          IncidentClosed _,
          StatusPageSet _ ->
          List.of();
    };
  }

  static List<Effect> resume(Tenant tenant) {
    List<Effect> effects = new ArrayList<>();
    switch (tenant) {
      case Unknown _ -> {}
      case Known known -> {
        for (Maintenance window : known.windows().values()) {
          effects.add(wake(window));
        }
        for (OpenIncident incident : known.incidents().open().values()) {
          resume(effects, known, incident);
        }
      }
    }
    return effects;
  }

  private static void resume(List<Effect> effects, Known tenant, OpenIncident incident) {
    IncidentId id = new IncidentId(tenant.id(), incident.number());
    effects.addAll(openings(tenant, id));
    if (incident.termings() > 0) {
      effects.add(terms(tenant, incident));
    }
    for (String key : incident.told().values()) {
      addAlarm(effects, id, tenant.alarms().get(key));
    }
    for (String key : incident.cleared().order().values()) {
      Cleared cleared = incident.cleared().get(key);
      if (cleared != null) {
        effects.add(new Send(id, new ClearAlarm(cleared.alarm(), cleared.raised())));
      }
    }
  }

  private static List<Effect> openings(Known tenant, IncidentId id) {
    OpenIncident incident = tenant.incidents().get(id.number());
    Opening opening = incident == null ? null : incident.opening();
    return opening == null
        ? List.of()
        : List.of(
            new Send(
                id,
                new Open(
                    opening.desk(),
                    opening.report(),
                    opening.terms(),
                    opening.at(),
                    opening.alarm())));
  }

  /** The alarm that takes a cleared one's place goes first, so that the incident never has none. */
  private static List<Effect> clears(Known before, Known after, AlarmKey key, IncidentId id) {
    OpenIncident was = before.incidents().get(id.number());
    OpenIncident is = after.incidents().get(id.number());
    StandingAlarm cleared = before.alarms().get(key.text());
    if (was == null || is == null || cleared == null || !was.told().containsKey(cleared.order())) {
      return List.of();
    }
    List<Effect> effects = new ArrayList<>(2);
    if (was.told().size() == 1 && !is.told().isEmpty()) {
      addAlarm(effects, id, after.alarms().get(is.told().get(is.told().firstKey())));
    }
    effects.add(new Send(id, new ClearAlarm(key, cleared.alarm().raised())));
    return effects;
  }

  private static List<Effect> retermings(Known before, Known after) {
    List<Effect> effects = new ArrayList<>();
    for (OpenIncident incident : after.incidents().open().values()) {
      if (!after
          .contract()
          .termsOf(incident.service())
          .equals(before.contract().termsOf(incident.service()))) {
        effects.add(terms(after, incident));
      }
    }
    return effects;
  }

  private static Send terms(Known tenant, OpenIncident incident) {
    return new Send(
        new IncidentId(tenant.id(), incident.number()),
        new ApplyTerms(tenant.contract().termsOf(incident.service()), incident.termings()));
  }

  private static void addTold(List<Effect> effects, Known tenant, IncidentId id, AlarmKey key) {
    OpenIncident incident = tenant.incidents().get(id.number());
    StandingAlarm alarm = tenant.alarms().get(key.text());
    if (incident != null && alarm != null && incident.told().containsKey(alarm.order())) {
      addAlarm(effects, id, alarm);
    }
  }

  /** The alarm that opened an incident is in its opening already. */
  private static void addAlarm(List<Effect> effects, IncidentId id, @Nullable StandingAlarm alarm) {
    if (alarm != null && alarm.because() != null) {
      effects.add(new Send(id, new AddAlarm(alarm.alarm(), alarm.because(), alarm.major())));
    }
  }

  private static Wake wake(Maintenance window) {
    return new Wake(name(window.id()), window.to(), new EndMaintenance(window.id()));
  }

  private static String name(String id) {
    return "maintenance:" + id;
  }
}
