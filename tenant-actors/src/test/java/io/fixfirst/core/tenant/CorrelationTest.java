package io.fixfirst.core.tenant;

import static io.fixfirst.core.tenant.Tenants.CONTRACT;
import static io.fixfirst.core.tenant.Tenants.T0;
import static io.fixfirst.core.tenant.Tenants.TERMS;
import static io.fixfirst.core.tenant.Tenants.alarm;
import static io.fixfirst.core.tenant.Tenants.attach;
import static io.fixfirst.core.tenant.Tenants.critical;
import static io.fixfirst.core.tenant.Tenants.incident;
import static io.fixfirst.core.tenant.Tenants.minute;
import static io.fixfirst.core.tenant.Tenants.monitoringSays;
import static io.fixfirst.core.tenant.Tenants.report;
import static io.fixfirst.core.tenant.Tenants.says;
import static io.fixfirst.core.tenant.Tenants.served;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.incident.IncidentCommand.AddAlarm;
import io.fixfirst.core.incident.IncidentCommand.ClearAlarm;
import io.fixfirst.core.incident.IncidentCommand.Open;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.TenantCommand.EndMaintenance;
import io.fixfirst.core.tenant.TenantCommand.NoteClosed;
import io.fixfirst.core.tenant.TenantCommand.NoteReopened;
import io.fixfirst.core.tenant.TenantCommand.NoteResolved;
import io.fixfirst.core.tenant.TenantCommand.ReportCleared;
import io.fixfirst.core.tenant.TenantCommand.ReportIncident;
import io.fixfirst.core.tenant.TenantCommand.ScheduleMaintenance;
import io.fixfirst.core.tenant.TenantEvent.AlarmCleared;
import io.fixfirst.core.tenant.TenantEvent.AlarmClearedUnheard;
import io.fixfirst.core.tenant.TenantEvent.AlarmCorrelated;
import io.fixfirst.core.tenant.TenantEvent.AlarmHeld;
import io.fixfirst.core.tenant.TenantEvent.IncidentClosed;
import io.fixfirst.core.tenant.TenantEvent.IncidentOpened;
import io.fixfirst.core.tenant.TenantEvent.IncidentResolved;
import io.fixfirst.core.tenant.TenantEvent.MaintenanceEnded;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorrelationTest {

  private static final Alarm MAIL_1 = alarm("srv-1", T0, "mail", null);

  private static AlarmCorrelated joins(Alarm alarm, long number, String because) {
    return new AlarmCorrelated(alarm.raised(), alarm, incident(number), because, false);
  }

  @Test
  void an_alarm_opens_an_incident_with_its_services_weight() {
    Report report = monitoringSays("srv-1", "mail", Impact.HIGH, Urgency.NORMAL);
    served()
        .when(report(MAIL_1))
        .then(new IncidentOpened(T0, incident(1), null, report, MAIL_1, TERMS))
        .thenSent(incident(1), new Open(CONTRACT.desk(), report, TERMS, T0, MAIL_1));
  }

  @Test
  void an_alarm_of_no_service_is_medium_and_normal() {
    Report report = monitoringSays("srv-1", null, Impact.MEDIUM, Urgency.NORMAL);
    Alarm alarm = alarm("srv-1", T0, null, null);
    served()
        .when(report(alarm))
        .then(new IncidentOpened(T0, incident(1), null, report, alarm, TERMS));
  }

  @Test
  void a_critical_alarm_is_a_step_more_urgent() {
    Report report =
        served()
            .when(report(critical(alarm("prn-1", T0, "print", null))))
            .event(IncidentOpened.class)
            .report();
    assertThat(report.urgency()).isEqualTo(Urgency.NORMAL);
    assertThat(report.major()).isFalse();
  }

  @Test
  void a_critical_alarm_on_a_service_whose_fall_is_major_is_a_p1_by_rule() {
    Report report = served().when(report(critical(MAIL_1))).event(IncidentOpened.class).report();
    assertThat(report.major()).isTrue();
    assertThat(report.by()).isEqualTo("rule");
  }

  @Test
  void a_later_critical_alarm_makes_the_open_incident_a_p1() {
    Alarm critical = critical(alarm("srv-2", minute(5), "mail", null));
    served()
        .after(report(MAIL_1))
        .when(minute(5), report(critical))
        .thenSent(incident(1), new AddAlarm(critical, "same-service", true));
  }

  @Test
  void a_repeat_of_an_alarm_changes_nothing() {
    served().after(report(MAIL_1)).when(minute(1), report(MAIL_1)).thenNothing();
  }

  @Test
  void an_alarm_that_was_raised_anew_has_cleared_in_between() {
    Alarm again = alarm("srv-1", minute(3), "mail", null);
    served()
        .after(report(MAIL_1))
        .when(minute(3), report(again))
        .then(
            new AlarmCleared(minute(3), MAIL_1.key(), incident(1)), joins(again, 1, "same-device"))
        .thenSent(
            incident(1),
            new ClearAlarm(MAIL_1.key(), T0),
            new AddAlarm(again, "same-device", false));
  }

  @Test
  void an_alarm_of_the_same_service_joins() {
    Alarm other = alarm("srv-2", minute(10), "mail", "town-hall");
    served()
        .after(report(MAIL_1))
        .when(minute(10), report(other))
        .then(joins(other, 1, "same-service"))
        .thenSent(incident(1), new AddAlarm(other, "same-service", false));
  }

  @Test
  void an_alarm_of_the_same_site_joins() {
    Alarm first = alarm("srv-1", T0, "mail", "town-hall");
    Alarm second = alarm("prn-1", minute(1), "print", "town-hall");
    served()
        .after(report(first))
        .when(minute(1), report(second))
        .then(joins(second, 1, "same-site"));
  }

  @Test
  void a_second_alarm_of_a_device_joins_the_first() {
    Alarm first = alarm("srv-1", T0, null, null);
    Alarm second =
        new Alarm(
            first.device(),
            "cpu",
            first.severity(),
            "cpu is 85",
            minute(1),
            "server",
            null,
            null,
            first.dependsOn());
    served()
        .after(report(first))
        .when(minute(1), report(second))
        .then(joins(second, 1, "same-device"));
  }

  @Test
  void what_comes_later_than_the_contract_says_opens_its_own() {
    served()
        .after(report(MAIL_1))
        .when(minute(11), report(alarm("srv-2", minute(11), "mail", null)))
        .thenKinds(IncidentOpened.class);
  }

  @Test
  void the_time_counts_from_the_latest_alarm_there() {
    Alarm third = alarm("srv-3", minute(18), "mail", null);
    served()
        .after(report(MAIL_1))
        .at(minute(9))
        .after(report(alarm("srv-2", minute(9), "mail", null)))
        .when(minute(18), report(third))
        .then(joins(third, 1, "same-service"));
  }

  @Test
  void alarms_that_have_nothing_in_common_open_one_each() {
    served()
        .after(report(MAIL_1))
        .when(report(alarm("prn-1", T0, "print", "harbour")))
        .thenKinds(IncidentOpened.class);
  }

  @Test
  void a_device_explains_those_that_depend_on_it_however_long_ago_it_fell() {
    Alarm server = alarm("srv-1", minute(200), "mail", null, "switch-1");
    served()
        .after(report(alarm("switch-1", T0, null, null)))
        .when(minute(200), report(server))
        .then(joins(server, 1, "explained-by:switch-1"));
  }

  @Test
  void it_explains_those_behind_others_too() {
    Alarm server = alarm("srv-1", minute(1), "mail", null, "switch-1");
    served()
        .after(attach("switch-1", "router-1"), attach("router-1"))
        .after(report(alarm("router-1", T0, null, null)))
        .when(minute(1), report(server))
        .then(joins(server, 1, "explained-by:router-1"));
  }

  @Test
  void a_cause_that_has_cleared_explains_nothing_after_a_while() {
    Alarm cause = alarm("switch-1", T0, null, null);
    served()
        .after(report(cause), new ReportCleared(cause.key(), T0))
        .when(minute(11), report(alarm("srv-1", minute(11), "mail", null, "switch-1")))
        .thenKinds(IncidentOpened.class);
  }

  @Test
  void a_cause_that_alarms_after_its_dependants_joins_them() {
    Alarm router = alarm("router-1", minute(2), null, null);
    served()
        .after(attach("switch-1", "router-1"))
        .after(report(alarm("srv-1", T0, "mail", null, "switch-1")))
        .when(minute(2), report(router))
        .then(joins(router, 1, "explains:srv-1"));
  }

  @Test
  void dependencies_may_form_a_circle() {
    Alarm other = alarm("b", minute(1), null, null, "a");
    served()
        .after(attach("a", "b"), attach("b", "a"))
        .after(report(alarm("a", T0, null, null, "b")))
        .when(minute(1), report(other))
        .then(joins(other, 1, "explained-by:a"));
  }

  @Test
  void the_cause_counts_for_more_than_the_service() {
    Alarm server = alarm("srv-2", minute(1), "mail", null, "switch-1");
    served()
        .after(report(alarm("switch-1", T0, null, null)), report(MAIL_1))
        .when(minute(1), report(server))
        .then(joins(server, 1, "explained-by:switch-1"));
  }

  @Test
  void a_resolved_incident_takes_no_more_alarms() {
    served()
        .after(report(MAIL_1), new NoteResolved(incident(1), 0))
        .when(minute(1), report(alarm("srv-2", minute(1), "mail", null)))
        .then(
            new IncidentOpened(
                minute(1),
                incident(2),
                null,
                monitoringSays("srv-2", "mail", Impact.HIGH, Urgency.NORMAL),
                alarm("srv-2", minute(1), "mail", null),
                TERMS));
  }

  @Test
  void a_reopened_one_does_again() {
    Alarm other = alarm("srv-2", minute(1), "mail", null);
    served()
        .after(report(MAIL_1), new NoteResolved(incident(1), 0), new NoteReopened(incident(1), 1))
        .when(minute(1), report(other))
        .then(joins(other, 1, "same-service"));
  }

  @Test
  void that_it_was_resolved_before_it_was_reopened_is_late() {
    served()
        .after(report(MAIL_1), new NoteReopened(incident(1), 1))
        .when(new NoteResolved(incident(1), 0))
        .thenNothing()
        .and()
        .when(new NoteReopened(incident(1), 1))
        .thenNothing()
        .and()
        .when(new NoteResolved(incident(1), 1))
        .thenKinds(IncidentResolved.class);
  }

  @Test
  void a_closed_one_is_over() {
    served()
        .after(report(MAIL_1), new ReportCleared(MAIL_1.key(), T0))
        .after(new NoteResolved(incident(1), 0), new NoteClosed(incident(1)))
        .when(minute(1), new NoteReopened(incident(1), 1))
        .thenNothing()
        .and()
        .when(minute(1), report(alarm("srv-2", minute(1), "mail", null)))
        .thenKinds(IncidentOpened.class);
  }

  @Test
  void an_alarm_that_stands_when_its_incident_is_closed_is_raised_anew() {
    Alarm second = alarm("srv-2", minute(1), "mail", null);
    served()
        .after(report(MAIL_1), report(second), new NoteResolved(incident(1), 0))
        .when(minute(60), new NoteClosed(incident(1)))
        .thenKinds(IncidentClosed.class, IncidentOpened.class, AlarmCorrelated.class)
        .thenEffect(new Send(incident(2), new AddAlarm(second, "same-service", false)));
  }

  @Test
  void an_alarm_that_stands_when_its_incident_is_closed_waits_for_the_end_of_a_window() {
    Maintenance window =
        new Maintenance("w", T0, minute(120), Set.of("srv-1"), Set.of(), "broken sensor");
    served()
        .after(report(MAIL_1), new ScheduleMaintenance(window, "ada"))
        .when(minute(60), new NoteClosed(incident(1)))
        .thenKinds(IncidentClosed.class, AlarmHeld.class)
        .and()
        .when(minute(120), new EndMaintenance("w"))
        .thenKinds(MaintenanceEnded.class, IncidentOpened.class);
  }

  @Test
  void an_incident_that_a_person_reported_is_not_joined() {
    served()
        .after(new ReportIncident("r1", says("Mail is slow", "mail", false)))
        .when(report(MAIL_1))
        .thenKinds(IncidentOpened.class);
  }

  @Test
  void a_cleared_alarm_is_told_to_its_incident() {
    served()
        .after(report(MAIL_1))
        .when(minute(5), new ReportCleared(MAIL_1.key(), T0))
        .then(new AlarmCleared(minute(5), MAIL_1.key(), incident(1)))
        .thenSent(incident(1), new ClearAlarm(MAIL_1.key(), T0));
  }

  @Test
  void a_clear_of_another_raise_is_late() {
    served()
        .after(report(alarm("srv-1", minute(2), "mail", null)))
        .when(minute(5), new ReportCleared(MAIL_1.key(), T0))
        .thenNothing();
  }

  @Test
  void an_alarm_that_comes_after_its_clearing_is_late() {
    served()
        .when(minute(5), new ReportCleared(MAIL_1.key(), T0))
        .then(new AlarmClearedUnheard(minute(5), MAIL_1.key(), T0))
        .thenEffects()
        .and()
        .when(minute(5), new ReportCleared(MAIL_1.key(), T0))
        .thenNothing()
        .and()
        .when(minute(5), report(MAIL_1))
        .thenNothing();
  }

  @Test
  void a_clearing_that_overtakes_the_alarms_next_raise_clears_both() {
    Alarm again = alarm("srv-1", minute(2), "mail", null);
    served()
        .after(report(MAIL_1))
        .when(minute(5), new ReportCleared(again.key(), again.raised()))
        .thenKinds(AlarmCleared.class, AlarmClearedUnheard.class)
        .and()
        .when(minute(5), report(again))
        .thenNothing();
  }

  @Test
  void an_alarm_that_has_cleared_since_is_late() {
    served()
        .after(report(MAIL_1), new ReportCleared(MAIL_1.key(), T0))
        .when(minute(5), report(MAIL_1))
        .thenNothing();
  }

  @Test
  void a_clear_after_the_incident_is_closed_is_told_to_the_new_one() {
    served()
        .after(report(MAIL_1), new NoteResolved(incident(1), 0), new NoteClosed(incident(1)))
        .when(minute(5), new ReportCleared(MAIL_1.key(), T0))
        .then(new AlarmCleared(minute(5), MAIL_1.key(), incident(2)))
        .thenEffects(new Send(incident(2), new ClearAlarm(MAIL_1.key(), T0)));
  }

  @Test
  void the_tenants_own_numbers_count_up() {
    served()
        .after(
            report(MAIL_1),
            report(alarm("prn-1", T0, "print", null)),
            new ReportIncident("r1", says("No paper", "print", false)))
        .when(report(alarm("x", T0, null, null)))
        .thenState(
            tenant ->
                assertThat(((Tenant.Known) tenant).incidents().open().keySet())
                    .containsExactly(1L, 2L, 3L, 4L));
  }
}
