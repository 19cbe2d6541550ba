package io.fixfirst.core.tenant;

import static io.fixfirst.core.tenant.Tenants.CONTRACT;
import static io.fixfirst.core.tenant.Tenants.T0;
import static io.fixfirst.core.tenant.Tenants.TERMS;
import static io.fixfirst.core.tenant.Tenants.alarm;
import static io.fixfirst.core.tenant.Tenants.incident;
import static io.fixfirst.core.tenant.Tenants.minute;
import static io.fixfirst.core.tenant.Tenants.report;
import static io.fixfirst.core.tenant.Tenants.says;
import static io.fixfirst.core.tenant.Tenants.served;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EntityScenario;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.incident.IncidentCommand.Open;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.TenantCommand.ConfirmOpened;
import io.fixfirst.core.tenant.TenantCommand.NoteClosed;
import io.fixfirst.core.tenant.TenantCommand.NoteResolved;
import io.fixfirst.core.tenant.TenantCommand.ReportIncident;
import io.fixfirst.core.tenant.TenantEvent.IncidentOpened;
import io.fixfirst.core.tenant.TenantEvent.OpeningConfirmed;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final TenantId VEJLE = new TenantId("vejle");
  private static final Report SLOW = says("Mail is slow", "mail", false);

  @Test
  void a_report_opens_an_incident() {
    served()
        .when(new ReportIncident("r1", SLOW))
        .then(new IncidentOpened(T0, incident(1), "r1", SLOW, null, TERMS))
        .thenSent(incident(1), new Open(CONTRACT.desk(), SLOW, TERMS, T0, null));
  }

  @Test
  void the_customers_word_that_it_is_major_is_kept() {
    Report major = says("Nobody can work", null, true);
    served()
        .when(new ReportIncident("r1", major))
        .thenSent(incident(1), new Open(CONTRACT.desk(), major, TERMS, T0, null));
  }

  @Test
  void a_repeated_report_opens_nothing_new() {
    served()
        .after(new ReportIncident("r1", SLOW))
        .when(minute(1), new ReportIncident("r1", SLOW))
        .thenNothing()
        .thenState(tenant -> assertThat(((Known) tenant).incidentOf("r1")).isEqualTo(incident(1)));
  }

  @Test
  void a_repeat_is_recognised_after_the_incident_is_closed() {
    served()
        .after(new ReportIncident("r1", SLOW), new NoteClosed(incident(1)))
        .when(minute(1), new ReportIncident("r1", SLOW))
        .thenNothing();
  }

  @Test
  void the_last_thousand_references_are_remembered() {
    EntityScenario<Tenant, TenantCommand, TenantEvent> tenant = served();
    TenantRules rules = new TenantRules();
    Tenant state = tenant.state();
    for (long number = 1; number <= Incidents.REFERENCES_MAX + 1; number++) {
      IncidentId id = incident(number);
      state = rules.evolve(state, new IncidentOpened(T0, id, "r" + number, SLOW, null, TERMS));
      state = rules.evolve(state, new TenantEvent.IncidentClosed(T0, id));
    }
    assertThat(((Known) state).incidentOf("r1")).isNull();
    assertThat(((Known) state).incidentOf("r2")).isEqualTo(incident(2));
    assertThat(((Known) state).incidents().references().size()).isEqualTo(1_000);
  }

  @Test
  void reports_that_make_no_sense_are_refused_by_the_fields_name() {
    served().when(new ReportIncident("", SLOW)).thenRejected("report.reference");
    served().when(new ReportIncident("r1", says(" ", null, false))).thenRejected("report.summary");
    served()
        .when(new ReportIncident("r1", says("x", "nothing", false)))
        .thenRejected("report.service");
    Report foreign =
        new Report(
            "x",
            null,
            null,
            new DeviceId(VEJLE, "srv-1"),
            "server",
            Impact.LOW,
            Urgency.LOW,
            false,
            "operator:ada",
            "phone");
    served().when(new ReportIncident("r1", foreign)).thenRejected("report.device");
  }

  @Test
  void another_tenants_alarm_is_refused() {
    Alarm foreign =
        new Alarm(
            new DeviceId(VEJLE, "srv-1"),
            "down",
            Severity.MAJOR,
            "Down",
            T0,
            "server",
            null,
            null,
            Set.of());
    served().when(report(foreign)).thenRejected("tenant.device");
  }

  @Test
  void an_opening_is_confirmed_once() {
    served()
        .after(new ReportIncident("r1", SLOW))
        .when(minute(1), new ConfirmOpened(incident(1)))
        .then(new OpeningConfirmed(minute(1), incident(1)))
        .and()
        .when(minute(1), new ConfirmOpened(incident(1)))
        .thenNothing();
  }

  @Test
  void what_is_said_late_or_of_others_changes_nothing() {
    served()
        .after(report(alarm("srv-1", T0, null, null)))
        .when(new ConfirmOpened(new IncidentId(VEJLE, 1)))
        .thenNothing()
        .and()
        .when(new NoteResolved(incident(7), 0))
        .thenNothing()
        .and()
        .when(new NoteClosed(new IncidentId(VEJLE, 1)))
        .thenNothing();
  }
}
