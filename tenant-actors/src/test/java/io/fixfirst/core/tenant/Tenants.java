package io.fixfirst.core.tenant;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EntityScenario;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.DeviceProfile;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.TenantCommand.AttachDevice;
import io.fixfirst.core.tenant.TenantCommand.ReportAlarm;
import io.fixfirst.core.tenant.TenantEvent.Moved;
import io.fixfirst.core.tenant.TenantEvent.Registered;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The customer that the tests of this package are about. */
final class Tenants {

  static final TenantId KOLDING = new TenantId("kolding");
  static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");
  static final Duration WITHIN = Duration.ofMinutes(10);

  static final Terms TERMS =
      Terms.standard(ServiceHours.aroundTheClock(ZoneId.of("Europe/Copenhagen")));

  static final Service MAIL =
      new Service("mail", "Mail", Impact.HIGH, Urgency.NORMAL, true, null, "provider");
  static final Service PRINT =
      new Service("print", "Printing", Impact.LOW, Urgency.LOW, false, null, "provider");

  static final Contract CONTRACT =
      new Contract(new DeskId("main"), List.of(MAIL, PRINT), TERMS, WITHIN);

  static final Registered REGISTERED = new Registered(T0, "Kolding", CONTRACT);
  static final Moved POC = new Moved(T0, Stage.POC, "ada");

  private Tenants() {}

  static EntityScenario<Tenant, TenantCommand, TenantEvent> unknown() {
    return EntityScenario.of(new TenantRules(), KOLDING, T0);
  }

  static EntityScenario<Tenant, TenantCommand, TenantEvent> prospect() {
    return unknown().given(REGISTERED);
  }

  static EntityScenario<Tenant, TenantCommand, TenantEvent> served() {
    return prospect().given(POC);
  }

  static Instant minute(long minutes) {
    return T0.plus(Duration.ofMinutes(minutes));
  }

  static DeviceId device(String name) {
    return new DeviceId(KOLDING, name);
  }

  static IncidentId incident(long number) {
    return new IncidentId(KOLDING, number);
  }

  static Alarm alarm(
      String device,
      Instant raised,
      @Nullable String service,
      @Nullable String site,
      String... dependsOn) {
    return new Alarm(
        device(device),
        "down",
        Severity.MAJOR,
        "Target down",
        raised,
        "server",
        service,
        site,
        Set.of(dependsOn));
  }

  static Alarm critical(Alarm alarm) {
    return new Alarm(
        alarm.device(),
        alarm.identity(),
        Severity.CRITICAL,
        alarm.summary(),
        alarm.raised(),
        alarm.category(),
        alarm.service(),
        alarm.site(),
        alarm.dependsOn());
  }

  static ReportAlarm report(Alarm alarm) {
    return new ReportAlarm(alarm);
  }

  static AttachDevice attach(String name, String... dependsOn) {
    return new AttachDevice(
        device(name),
        new DeviceProfile(name, "server", null, null, Set.of(dependsOn), List.of(), null));
  }

  /** {@return what a person says} */
  static Report says(String summary, @Nullable String service, boolean major) {
    return new Report(
        summary,
        null,
        service,
        null,
        "server",
        Impact.MEDIUM,
        Urgency.NORMAL,
        major,
        "customer:jens",
        "portal");
  }

  static Report monitoringSays(
      String device, @Nullable String service, Impact impact, Urgency urgency) {
    return new Report(
        device + ": Target down",
        null,
        service,
        device(device),
        "server",
        impact,
        urgency,
        false,
        "device:kolding:" + device,
        "monitoring");
  }
}
