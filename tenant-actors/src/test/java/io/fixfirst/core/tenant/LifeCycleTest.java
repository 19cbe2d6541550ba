package io.fixfirst.core.tenant;

import static io.fixfirst.core.tenant.Tenants.CONTRACT;
import static io.fixfirst.core.tenant.Tenants.MAIL;
import static io.fixfirst.core.tenant.Tenants.POC;
import static io.fixfirst.core.tenant.Tenants.PRINT;
import static io.fixfirst.core.tenant.Tenants.REGISTERED;
import static io.fixfirst.core.tenant.Tenants.T0;
import static io.fixfirst.core.tenant.Tenants.TERMS;
import static io.fixfirst.core.tenant.Tenants.WITHIN;
import static io.fixfirst.core.tenant.Tenants.alarm;
import static io.fixfirst.core.tenant.Tenants.attach;
import static io.fixfirst.core.tenant.Tenants.device;
import static io.fixfirst.core.tenant.Tenants.incident;
import static io.fixfirst.core.tenant.Tenants.minute;
import static io.fixfirst.core.tenant.Tenants.prospect;
import static io.fixfirst.core.tenant.Tenants.report;
import static io.fixfirst.core.tenant.Tenants.says;
import static io.fixfirst.core.tenant.Tenants.served;
import static io.fixfirst.core.tenant.Tenants.unknown;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.incident.IncidentCommand.ApplyTerms;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.TenantCommand.AttachDevice;
import io.fixfirst.core.tenant.TenantCommand.ChangeContract;
import io.fixfirst.core.tenant.TenantCommand.DetachDevice;
import io.fixfirst.core.tenant.TenantCommand.MoveTo;
import io.fixfirst.core.tenant.TenantCommand.Register;
import io.fixfirst.core.tenant.TenantCommand.ReportIncident;
import io.fixfirst.core.tenant.TenantCommand.SetStatusPage;
import io.fixfirst.core.tenant.TenantEvent.AlarmHeld;
import io.fixfirst.core.tenant.TenantEvent.ContractChanged;
import io.fixfirst.core.tenant.TenantEvent.DeviceAttached;
import io.fixfirst.core.tenant.TenantEvent.DeviceDetached;
import io.fixfirst.core.tenant.TenantEvent.IncidentOpened;
import io.fixfirst.core.tenant.TenantEvent.Moved;
import io.fixfirst.core.tenant.TenantEvent.StatusPageSet;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifeCycleTest {

  private static final ServiceHours.Interval ONE_MINUTE =
      new ServiceHours.Interval(LocalTime.NOON, LocalTime.NOON.plusMinutes(1));

  private static Contract with(Service... services) {
    return new Contract(CONTRACT.desk(), List.of(services), TERMS, WITHIN);
  }

  @Test
  void a_tenant_begins_as_a_prospect() {
    unknown().when(new Register("Kolding", CONTRACT)).then(REGISTERED).thenEffects();
  }

  @Test
  void registering_it_again_changes_nothing_and_may_change_nothing() {
    prospect()
        .when(new Register("Kolding", CONTRACT))
        .thenNothing()
        .and()
        .when(new Register("Vejle", CONTRACT))
        .thenRejected("tenant.exists");
  }

  @Test
  void it_goes_from_one_stage_to_the_next() {
    prospect()
        .when(new MoveTo(Stage.POC, "ada"))
        .then(POC)
        .and()
        .when(minute(1), new MoveTo(Stage.ROLLOUT, "ada"))
        .then(new Moved(minute(1), Stage.ROLLOUT, "ada"))
        .and()
        .when(minute(2), new MoveTo(Stage.LIVE, "ada"))
        .then(new Moved(minute(2), Stage.LIVE, "ada"))
        .and()
        .when(minute(3), new MoveTo(Stage.LEAVING, "ada"))
        .then(new Moved(minute(3), Stage.LEAVING, "ada"));
  }

  @Test
  void it_skips_none_and_does_not_come_back() {
    prospect().when(new MoveTo(Stage.LIVE, "ada")).thenRejected("tenant.stage");
    served().when(new MoveTo(Stage.PROSPECT, "ada")).thenRejected("tenant.stage");
    served()
        .given(new Moved(T0, Stage.LEAVING, "ada"))
        .when(new MoveTo(Stage.LIVE, "ada"))
        .thenRejected("tenant.stage");
  }

  @Test
  void it_may_leave_at_any_stage() {
    served().when(new MoveTo(Stage.LEAVING, "ada")).then(new Moved(T0, Stage.LEAVING, "ada"));
  }

  @Test
  void a_prospects_reports_are_refused() {
    prospect()
        .when(new ReportIncident("r1", says("Mail is slow", "mail", false)))
        .thenRejected("tenant.not-served");
  }

  @Test
  void a_prospects_alarms_wait_for_its_poc() {
    prospect()
        .when(report(alarm("srv-1", T0, "mail", null)))
        .then(new AlarmHeld(T0, alarm("srv-1", T0, "mail", null), null))
        .thenEffects()
        .and()
        .when(new MoveTo(Stage.POC, "ada"))
        .thenKinds(Moved.class, IncidentOpened.class);
  }

  @Test
  void a_prospect_that_leaves_was_never_served() {
    prospect()
        .after(report(alarm("srv-1", T0, "mail", null)))
        .when(new MoveTo(Stage.LEAVING, "ada"))
        .then(new Moved(T0, Stage.LEAVING, "ada"))
        .and()
        .when(new ReportIncident("r1", says("Mail is slow", "mail", false)))
        .thenRejected("tenant.not-served");
  }

  @Test
  void a_tenant_that_leaves_is_served_until_it_has_left() {
    served()
        .given(new Moved(T0, Stage.LEAVING, "ada"))
        .when(new ReportIncident("r1", says("Mail is slow", "mail", false)))
        .thenKinds(IncidentOpened.class);
  }

  @Test
  void a_changed_contract_reaches_the_open_incidents_whose_terms_it_changes() {
    Terms own = Terms.standard(ServiceHours.aroundTheClock(ZoneOffset.UTC));
    Service better = new Service("mail", "Mail", Impact.HIGH, Urgency.NORMAL, true, own, "us");
    Contract changed = with(better, PRINT);
    served()
        .after(new ReportIncident("r1", says("Mail is slow", "mail", false)))
        .after(new ReportIncident("r2", says("No paper", "print", false)))
        .when(minute(5), new ChangeContract(changed, "ada"))
        .then(new ContractChanged(minute(5), changed, "ada"))
        .thenEffects(new Send(incident(1), new ApplyTerms(own, 1)));
  }

  @Test
  void the_same_contract_is_no_change() {
    served().when(new ChangeContract(CONTRACT, "ada")).thenNothing();
  }

  @Test
  void contracts_that_make_no_sense_are_refused_by_the_fields_name() {
    Service nameless = new Service("x", " ", Impact.LOW, Urgency.LOW, false, null, "provider");
    Service nobodys = new Service("x", "X", Impact.LOW, Urgency.LOW, false, null, "");
    served().when(new ChangeContract(with(MAIL, MAIL), "ada")).thenRejected("contract.services.id");
    served()
        .when(new ChangeContract(with(nameless), "ada"))
        .thenRejected("contract.services.label");
    served()
        .when(new ChangeContract(with(nobodys), "ada"))
        .thenRejected("contract.services.delivered-by");
    Contract never = new Contract(CONTRACT.desk(), List.of(), TERMS, Duration.ofSeconds(-1));
    unknown().when(new Register("Kolding", never)).thenRejected("contract.correlate-within");
  }

  @Test
  void terms_under_which_no_clock_can_run_are_refused() {
    Terms hopeless =
        Terms.standard(
            new ServiceHours(
                ZoneOffset.UTC, Map.of(DayOfWeek.MONDAY, List.of(ONE_MINUTE)), null, Set.of()));
    Service closed = new Service("x", "X", Impact.LOW, Urgency.LOW, false, hopeless, "provider");
    served()
        .when(new ChangeContract(new Contract(CONTRACT.desk(), List.of(), hopeless, WITHIN), "ada"))
        .thenRejected("contract.terms");
    served().when(new ChangeContract(with(closed), "ada")).thenRejected("contract.services.terms");
  }

  @Test
  void a_device_that_says_the_same_again_changes_nothing() {
    served()
        .when(attach("srv-1", "switch-1"))
        .then(new DeviceAttached(T0, device("srv-1"), null, null, Set.of("switch-1")))
        .and()
        .when(attach("srv-1", "switch-1"))
        .thenNothing()
        .and()
        .when(new DetachDevice(device("srv-1")))
        .then(new DeviceDetached(T0, device("srv-1")))
        .and()
        .when(new DetachDevice(device("srv-1")))
        .thenNothing();
  }

  @Test
  void another_tenants_device_is_refused() {
    DeviceId other = new DeviceId(new TenantId("vejle"), "srv-1");
    served()
        .when(new AttachDevice(other, attach("srv-1").profile()))
        .thenRejected("tenant.device")
        .and()
        .when(new DetachDevice(other))
        .thenNothing();
  }

  @Test
  void nobody_speaks_for_a_tenant_that_is_unknown() {
    unknown().when(new MoveTo(Stage.POC, "ada")).thenRejected("tenant.unknown");
    unknown().when(report(alarm("srv-1", T0, null, null))).thenRejected("tenant.unknown");
    unknown().when(new TenantCommand.NoteClosed(incident(1))).thenNothing();
  }

  @Test
  void its_status_page_is_for_those_signed_in_until_it_chooses() {
    StatusPage open = new StatusPage(StatusPage.Visibility.PUBLIC, null);
    prospect()
        .when(new SetStatusPage(StatusPage.DEFAULT, "ada"))
        .thenNothing()
        .and()
        .when(minute(1), new SetStatusPage(open, "ada"))
        .then(new StatusPageSet(minute(1), open, "ada"))
        .thenEffects()
        .and()
        .when(minute(2), new SetStatusPage(open, "bo"))
        .thenNothing();
  }

  @Test
  void a_secret_link_needs_a_secret_and_nothing_else_has_one() {
    for (StatusPage wrong :
        List.of(
            new StatusPage(StatusPage.Visibility.SECRET_LINK, null),
            new StatusPage(StatusPage.Visibility.SECRET_LINK, "short"),
            new StatusPage(StatusPage.Visibility.SECRET_LINK, "0123456789abcde/"),
            new StatusPage(StatusPage.Visibility.PUBLIC, "0123456789abcdef"))) {
      prospect().when(new SetStatusPage(wrong, "ada")).thenRejected("tenant.status-page");
    }
  }
}
