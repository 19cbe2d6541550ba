package io.fixfirst.core.tenant;

import static io.fixfirst.core.tenant.Tenants.T0;
import static io.fixfirst.core.tenant.Tenants.alarm;
import static io.fixfirst.core.tenant.Tenants.incident;
import static io.fixfirst.core.tenant.Tenants.minute;
import static io.fixfirst.core.tenant.Tenants.report;
import static io.fixfirst.core.tenant.Tenants.served;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Effect.Cancel;
import io.fixfirst.core.Effect.Wake;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.tenant.TenantCommand.CancelMaintenance;
import io.fixfirst.core.tenant.TenantCommand.EndMaintenance;
import io.fixfirst.core.tenant.TenantCommand.ReportCleared;
import io.fixfirst.core.tenant.TenantCommand.ScheduleMaintenance;
import io.fixfirst.core.tenant.TenantEvent.AlarmCleared;
import io.fixfirst.core.tenant.TenantEvent.AlarmCorrelated;
import io.fixfirst.core.tenant.TenantEvent.AlarmHeld;
import io.fixfirst.core.tenant.TenantEvent.HeldAlarmCleared;
import io.fixfirst.core.tenant.TenantEvent.IncidentOpened;
import io.fixfirst.core.tenant.TenantEvent.MaintenanceEnded;
import io.fixfirst.core.tenant.TenantEvent.MaintenanceScheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowsTest {

  private static final Maintenance PATCH_NIGHT =
      window("patch", minute(60), minute(120), Set.of(), Set.of());
  private static final MaintenanceScheduled PLANNED =
      new MaintenanceScheduled(T0, PATCH_NIGHT, "ada");
  private static final Alarm DURING = alarm("srv-1", minute(70), "mail", null);

  private static Maintenance window(
      String id, Instant from, Instant to, Set<String> devices, Set<String> services) {
    return new Maintenance(id, from, to, devices, services, "patches");
  }

  private static ScheduleMaintenance plan(Maintenance window) {
    return new ScheduleMaintenance(window, "ada");
  }

  @Test
  void a_window_ends_by_itself() {
    served()
        .when(plan(PATCH_NIGHT))
        .then(PLANNED)
        .thenEffects(new Wake("maintenance:patch", minute(120), new EndMaintenance("patch")))
        .and()
        .when(minute(120), new EndMaintenance("patch"))
        .then(new MaintenanceEnded(minute(120), "patch", null));
  }

  @Test
  void an_alarm_in_a_window_is_held_back() {
    served()
        .given(PLANNED)
        .when(minute(70), report(DURING))
        .then(new AlarmHeld(minute(70), DURING, "patch"))
        .thenEffects()
        .and()
        .when(minute(71), report(DURING))
        .thenNothing();
  }

  @Test
  void an_alarm_before_and_after_it_is_not() {
    served()
        .given(PLANNED)
        .when(minute(59), report(alarm("srv-1", minute(59), null, null)))
        .thenKinds(IncidentOpened.class)
        .and()
        .when(minute(120), report(alarm("srv-2", minute(120), null, null)))
        .thenKinds(IncidentOpened.class);
  }

  @Test
  void what_still_alarms_at_its_end_is_raised_once_then() {
    served()
        .given(PLANNED)
        .at(minute(70))
        .after(report(DURING), report(alarm("srv-2", minute(70), "mail", null)))
        .when(minute(120), new EndMaintenance("patch"))
        .thenKinds(MaintenanceEnded.class, IncidentOpened.class, AlarmCorrelated.class)
        .and()
        .when(minute(121), new EndMaintenance("patch"))
        .thenNothing()
        .and()
        .when(minute(121), report(DURING))
        .thenNothing();
  }

  @Test
  void what_cleared_within_it_is_never_raised() {
    served()
        .given(PLANNED)
        .at(minute(70))
        .after(report(DURING))
        .when(minute(80), new ReportCleared(DURING.key(), minute(70)))
        .then(new HeldAlarmCleared(minute(80), DURING.key()))
        .thenEffects()
        .and()
        .when(minute(120), new EndMaintenance("patch"))
        .thenKinds(MaintenanceEnded.class);
  }

  @Test
  void an_alarm_from_before_it_still_clears_in_it() {
    Alarm before = alarm("srv-1", T0, "mail", null);
    served()
        .given(PLANNED)
        .after(report(before))
        .when(minute(70), new ReportCleared(before.key(), T0))
        .then(new AlarmCleared(minute(70), before.key(), incident(1)));
  }

  @Test
  void cancelling_it_raises_what_still_alarms() {
    served()
        .given(PLANNED)
        .at(minute(70))
        .after(report(DURING))
        .when(minute(90), new CancelMaintenance("patch", "bo"))
        .thenKinds(MaintenanceEnded.class, IncidentOpened.class)
        .thenEffect(new Cancel("maintenance:patch"))
        .and()
        .when(minute(91), new CancelMaintenance("patch", "bo"))
        .thenNothing();
  }

  @Test
  void an_alarm_is_held_until_no_window_covers_it() {
    served()
        .given(PLANNED)
        .after(plan(window("longer", minute(100), minute(180), Set.of("srv-1"), Set.of())))
        .at(minute(70))
        .after(report(DURING), report(alarm("srv-2", minute(70), null, "harbour")))
        .when(minute(120), new EndMaintenance("patch"))
        .thenKinds(MaintenanceEnded.class, IncidentOpened.class)
        .thenState(
            tenant ->
                assertThat(((Tenant.Known) tenant).held())
                    .extracting(held -> held.alarm().device().name())
                    .containsExactly("srv-1"))
        .and()
        .when(minute(180), new EndMaintenance("longer"))
        .thenKinds(MaintenanceEnded.class, IncidentOpened.class);
  }

  @Test
  void a_window_of_a_service_holds_only_its_alarms() {
    served()
        .after(plan(window("mail", T0, minute(60), Set.of(), Set.of("mail"))))
        .when(minute(1), report(alarm("srv-1", minute(1), "mail", null)))
        .thenKinds(AlarmHeld.class)
        .and()
        .when(minute(1), report(alarm("prn-1", minute(1), "print", null)))
        .thenKinds(IncidentOpened.class);
  }

  @Test
  void a_window_of_a_device_holds_only_its_alarms() {
    served()
        .after(plan(window("srv", T0, minute(60), Set.of("srv-1"), Set.of())))
        .when(minute(1), report(alarm("srv-1", minute(1), "mail", null)))
        .thenKinds(AlarmHeld.class)
        .and()
        .when(minute(1), report(alarm("srv-2", minute(1), "mail", null)))
        .thenKinds(IncidentOpened.class);
  }

  @Test
  void an_early_timer_changes_nothing() {
    served().given(PLANNED).when(minute(119), new EndMaintenance("patch")).thenNothing();
  }

  @Test
  void the_same_window_twice_is_one_and_another_of_its_id_is_refused() {
    served()
        .given(PLANNED)
        .when(plan(PATCH_NIGHT))
        .thenNothing()
        .and()
        .when(plan(window("patch", minute(60), minute(130), Set.of(), Set.of())))
        .thenRejected("maintenance.exists");
  }

  @Test
  void windows_that_make_no_sense_are_refused_by_the_fields_name() {
    Instant far = T0.plus(Duration.ofDays(1000));
    served().when(plan(window("a", T0, T0, Set.of(), Set.of()))).thenRejected("maintenance.to");
    served()
        .when(plan(window("a", minute(2), minute(1), Set.of(), Set.of())))
        .thenRejected("maintenance.to");
    served()
        .when(plan(window("a", T0, minute(60 * 24 * 40), Set.of(), Set.of())))
        .thenRejected("maintenance.to");
    served()
        .when(plan(window("a", far, far.plusSeconds(60), Set.of(), Set.of())))
        .thenRejected("maintenance.from");
    served()
        .when(plan(window(" ", T0, minute(1), Set.of(), Set.of())))
        .thenRejected("maintenance.id");
  }
}
