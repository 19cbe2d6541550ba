package io.fixfirst.simulation.checker;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.device.DeviceEvent;
import io.fixfirst.core.tenant.TenantEvent;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * When all is quiet, the alarms that stand at the devices stand at their tenants, and outside of
 * windows in an incident that knows of them and is not closed.
 */
final class AlarmsStand implements Checker {

  /** An alarm at the tenant, and the incident that it belongs to. */
  private record Belongs(Alarm alarm, IncidentId incident) {}

  private final Cases cases;
  private final Map<AlarmKey, Instant> atDevices = keys();
  private final Map<AlarmKey, Instant> atTenants = keys();
  private final Map<AlarmKey, Belongs> inIncidents = keys();

  AlarmsStand(Cases cases) {
    this.cases = cases;
  }

  @Override
  public String rule() {
    return "The alarms that stand at the devices stand at their tenants, and outside of windows in"
        + " an incident that knows of them.";
  }

  @Override
  public void see(Recorded recorded) {
    if (recorded.event() instanceof DeviceEvent event) {
      device(recorded, event);
    } else if (recorded.event() instanceof TenantEvent event) {
      tenant(event);
    }
  }

  private void device(Recorded recorded, DeviceEvent event) {
    if (event instanceof DeviceEvent.AlarmRaised(_, var alarm, _)) {
      atDevices.put(alarm.key(), alarm.raised());
    } else if (event instanceof DeviceEvent.AlarmCleared(_, var identity, _, _)) {
      atDevices.remove(new AlarmKey((DeviceId) recorded.entity(), identity));
    }
  }

  private void tenant(TenantEvent event) {
    switch (event) {
      case TenantEvent.AlarmHeld(_, var alarm, _) -> {
        atTenants.put(alarm.key(), alarm.raised());
        inIncidents.remove(alarm.key());
      }
      case TenantEvent.HeldAlarmCleared(_, var alarm) -> {
        atTenants.remove(alarm);
        Violation.unless(
            !inIncidents.containsKey(alarm), "%s is lost: it stands in an incident", alarm);
      }
      case TenantEvent.IncidentOpened opened when opened.alarm() != null ->
          belongs(opened.alarm(), opened.incident());
      case TenantEvent.AlarmCorrelated correlated ->
          belongs(correlated.alarm(), correlated.incident());
      case TenantEvent.AlarmCleared(_, var alarm, _) -> {
        atTenants.remove(alarm);
        inIncidents.remove(alarm);
      }
      default -> {} // Says nothing about an alarm of this tenant.
    }
  }

  private void belongs(Alarm alarm, IncidentId incident) {
    atTenants.put(alarm.key(), alarm.raised());
    inIncidents.put(alarm.key(), new Belongs(alarm, incident));
  }

  @Override
  public void quiet(Instant now) {
    Violation.unless(
        atDevices.equals(atTenants),
        "The alarms at the devices are%n  %s%nand at the tenants%n  %s",
        atDevices,
        atTenants);
    for (Belongs one : inIncidents.values()) {
      Cases.Case incident = cases.open.get(one.incident());
      Violation.unless(
          incident != null && one.alarm().raised().equals(incident.alarms.get(one.alarm().key())),
          "%s is closed or does not know that %s stands since %s",
          one.incident(),
          one.alarm().key(),
          one.alarm().raised());
    }
    cases.open.forEach(
        (id, incident) -> {
          for (AlarmKey key : incident.alarms.keySet()) {
            Belongs at = inIncidents.get(key);
            Violation.unless(
                at != null && at.incident().equals(id), "%s believes that %s stands", id, key);
          }
        });
  }

  private static <V> Map<AlarmKey, V> keys() {
    return new TreeMap<>(Comparator.comparing(AlarmKey::device).thenComparing(AlarmKey::identity));
  }
}
