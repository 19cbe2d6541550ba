package io.fixfirst.core.tenant;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.Recent;
import io.fixfirst.core.Sorted;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What is known of a customer. */
public sealed interface Tenant {

  TenantId id();

  /** Nobody has heard of it. */
  record Unknown(TenantId id) implements Tenant {}

  /**
   * It is a customer, or may become one.
   *
   * @param served whether it has ever come beyond {@link Stage#PROSPECT}: from then on its reports
   *     are taken and its alarms raised
   * @param devices by name, as they have made themselves known
   * @param windows by id, until they are over
   * @param alarms that stand, by {@link io.fixfirst.core.device.AlarmKey#text()}
   * @param cleared when the last cleared alarm of each key was raised: an older report is late
   * @param alarmsSeen how many alarms were ever held or raised
   * @param statusPage the default in states from before it could be chosen
   */
  record Known(
      TenantId id,
      String name,
      Stage stage,
      boolean served,
      Contract contract,
      SortedMap<String, Attached> devices,
      SortedMap<String, Maintenance> windows,
      SortedMap<String, StandingAlarm> alarms,
      Recent<Instant> cleared,
      long alarmsSeen,
      Incidents incidents,
      StatusPage statusPage)
      implements Tenant {

    public Known {
      devices = Sorted.map(devices);
      windows = Sorted.map(windows);
      alarms = Sorted.map(alarms);
      statusPage = Objects.requireNonNullElse(statusPage, StatusPage.DEFAULT);
    }

    /** {@return the incident that the report of this reference opened, or null if none did} */
    public @Nullable IncidentId incidentOf(String reference) {
      Long number = incidents.references().get(reference);
      return number == null ? null : new IncidentId(id, number);
    }

    /** {@return the windows that are going on, by id} */
    public List<Maintenance> windowsAt(Instant now) {
      List<Maintenance> open = new ArrayList<>();
      for (Maintenance window : windows.values()) {
        if (window.isOpen(now)) {
          open.add(window);
        }
      }
      return open;
    }

    /** {@return a window that holds an alarm back now, or null if none does} */
    public @Nullable Maintenance windowOver(Alarm alarm, Instant now) {
      for (Maintenance window : windows.values()) {
        if (window.isOpen(now) && window.covers(alarm.device().name(), alarm.service())) {
          return window;
        }
      }
      return null;
    }

    /** {@return the alarms that are held back, in the order in which they came} */
    public List<StandingAlarm> held() {
      List<StandingAlarm> held = new ArrayList<>();
      for (StandingAlarm alarm : alarms.values()) {
        if (alarm.held()) {
          held.add(alarm);
        }
      }
      held.sort(Comparator.comparingLong(StandingAlarm::order));
      return held;
    }

    Known withStage(Stage changed, boolean servedNow) {
      return new Known(
          id,
          name,
          changed,
          servedNow,
          contract,
          devices,
          windows,
          alarms,
          cleared,
          alarmsSeen,
          incidents,
          statusPage);
    }

    Known withContract(Contract changed, Incidents under) {
      return new Known(
          id,
          name,
          stage,
          served,
          changed,
          devices,
          windows,
          alarms,
          cleared,
          alarmsSeen,
          under,
          statusPage);
    }

    Known withDevices(SortedMap<String, Attached> changed) {
      return new Known(
          id,
          name,
          stage,
          served,
          contract,
          changed,
          windows,
          alarms,
          cleared,
          alarmsSeen,
          incidents,
          statusPage);
    }

    Known withWindows(SortedMap<String, Maintenance> changed) {
      return new Known(
          id,
          name,
          stage,
          served,
          contract,
          devices,
          changed,
          alarms,
          cleared,
          alarmsSeen,
          incidents,
          statusPage);
    }

    Known withAlarm(StandingAlarm alarm, Incidents changed) {
      return new Known(
          id,
          name,
          stage,
          served,
          contract,
          devices,
          windows,
          Sorted.map(alarms).plus(alarm.alarm().key().text(), alarm),
          cleared,
          alarm.order(),
          changed,
          statusPage);
    }

    Known withoutAlarm(StandingAlarm alarm, Incidents changed) {
      String key = alarm.alarm().key().text();
      return new Known(
          id,
          name,
          stage,
          served,
          contract,
          devices,
          windows,
          Sorted.map(alarms).minus(key),
          cleared.plus(key, alarm.alarm().raised()),
          alarmsSeen,
          changed,
          statusPage);
    }

    /** One raised until then has cleared, whether it was ever heard of or not. */
    Known withCleared(AlarmKey key, Instant raised) {
      return new Known(
          id,
          name,
          stage,
          served,
          contract,
          devices,
          windows,
          alarms,
          cleared.plus(key.text(), raised),
          alarmsSeen,
          incidents,
          statusPage);
    }

    Known withStatusPage(StatusPage changed) {
      return new Known(
          id,
          name,
          stage,
          served,
          contract,
          devices,
          windows,
          alarms,
          cleared,
          alarmsSeen,
          incidents,
          changed);
    }

    Known withIncidents(Incidents changed) {
      return new Known(
          id,
          name,
          stage,
          served,
          contract,
          devices,
          windows,
          alarms,
          cleared,
          alarmsSeen,
          changed,
          statusPage);
    }
  }

  /**
   * A device of the tenant, as far as correlation needs it.
   *
   * @param dependsOn names of the devices without which it does not work, sorted
   */
  record Attached(@Nullable String service, @Nullable String site, Set<String> dependsOn) {

    public Attached {
      dependsOn = Sorted.names(dependsOn);
    }
  }

  /**
   * An alarm that stands.
   *
   * @param order grows with each alarm of the tenant
   * @param incident number of the one that it belongs to; 0 while it is held back
   * @param because why it belongs to it; null where it opened it, or is held back
   * @param major whether it makes its incident a P1 by rule
   */
  record StandingAlarm(
      Alarm alarm, long order, long incident, @Nullable String because, boolean major) {

    public boolean held() {
      return incident == 0;
    }
  }
}
