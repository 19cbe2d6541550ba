package io.fixfirst.core.tenant;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Foreseen;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.Tenant.StandingAlarm;
import io.fixfirst.core.tenant.TenantEvent.AlarmCleared;
import io.fixfirst.core.tenant.TenantEvent.AlarmCorrelated;
import io.fixfirst.core.tenant.TenantEvent.AlarmHeld;
import io.fixfirst.core.tenant.TenantEvent.HeldAlarmCleared;
import io.fixfirst.core.tenant.TenantEvent.IncidentOpened;
import java.time.Instant;
import java.util.Collection;

/** A decision about a tenant in the making: its events so far, and the state that they lead to. */
final class Draft {

  private final Foreseen.Draft<Tenant, TenantEvent> events = new Foreseen.Draft<>();
  private final Instant now;
  private Known tenant;

  Draft(Known tenant, Instant now) {
    this.tenant = tenant;
    this.now = now;
  }

  Draft add(TenantEvent event) {
    tenant = (Known) TenantEvolution.evolve(tenant, event);
    events.add(event, tenant);
    return this;
  }

  Decision<TenantEvent> decided() {
    return events.decided();
  }

  /** An alarm has come: it waits, joins an incident, or opens one. */
  Draft take(Alarm alarm) {
    if (!tenant.served()) {
      return add(new AlarmHeld(now, alarm, null));
    }
    Maintenance window = tenant.windowOver(alarm, now);
    return window == null ? raise(alarm) : add(new AlarmHeld(now, alarm, window.id()));
  }

  /** Raises what was held back and is so no longer, in the order in which it came. */
  Draft release() {
    for (StandingAlarm held : tenant.held()) {
      if (tenant.served() && tenant.windowOver(held.alarm(), now) == null) {
        raise(held.alarm());
      }
    }
    return this;
  }

  /** Closing says that it is over; an alarm that still stands says that it is not. */
  Draft raiseAnew(Collection<String> standing) {
    for (String key : standing) {
      StandingAlarm alarm = tenant.alarms().get(key);
      if (alarm != null) {
        take(alarm.alarm());
      }
    }
    return this;
  }

  Draft clear(StandingAlarm alarm) {
    return add(
        alarm.held()
            ? new HeldAlarmCleared(now, alarm.alarm().key())
            : new AlarmCleared(now, alarm.alarm().key(), id(alarm.incident())));
  }

  private Draft raise(Alarm alarm) {
    Contract contract = tenant.contract();
    Correlation.Match match = Correlation.find(tenant, alarm, now);
    return match == null
        ? add(
            new IncidentOpened(
                now,
                id(tenant.incidents().last() + 1),
                null,
                AlarmReport.of(alarm, contract),
                alarm,
                contract.termsOf(alarm.service())))
        : add(
            new AlarmCorrelated(
                now,
                alarm,
                id(match.incident()),
                match.because(),
                AlarmReport.isMajor(alarm, contract)));
  }

  private IncidentId id(long number) {
    return new IncidentId(tenant.id(), number);
  }
}
