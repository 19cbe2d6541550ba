package io.fixfirst.core.tenant;

import static io.fixfirst.core.tenant.Tenants.T0;
import static io.fixfirst.core.tenant.Tenants.alarm;
import static io.fixfirst.core.tenant.Tenants.critical;
import static io.fixfirst.core.tenant.Tenants.incident;
import static io.fixfirst.core.tenant.Tenants.served;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.incident.IncidentCommand.AddAlarm;
import io.fixfirst.core.incident.IncidentCommand.ClearAlarm;
import io.fixfirst.core.incident.IncidentCommand.Open;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.TenantCommand.NoteClosed;
import io.fixfirst.core.tenant.TenantCommand.ReportAlarm;
import io.fixfirst.core.tenant.TenantCommand.ReportCleared;
import io.fixfirst.core.tenant.TenantCommand.ScheduleMaintenance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ten thousand devices of one tenant alarm at once, and come back. */
class StormTest {

  private static final int MANY = 10_000;

  private final TenantRules rules = new TenantRules();
  private final List<Effect> effects = new ArrayList<>();
  private Tenant tenant = served().state();

  private void carryOut(TenantCommand command, Instant now) {
    Decision<TenantEvent> decision = rules.decide(tenant, command, now);
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    if (decision instanceof Decision.Accepted<TenantEvent>(var events)) {
      for (TenantEvent event : events) {
        Tenant before = tenant;
        tenant = rules.evolve(before, event);
        effects.addAll(rules.react(before, event, tenant));
      }
    }
  }

  /** {@return alarms of as many devices behind one router} */
  private static List<Alarm> storm() {
    List<Alarm> alarms = new ArrayList<>();
    for (int number = 0; number < MANY; number++) {
      alarms.add(alarm("srv-" + number, T0.plusMillis(number), null, "town-hall", "router-1"));
    }
    return alarms;
  }

  private Known known() {
    return (Known) tenant;
  }

  @Test
  void it_is_one_incident_that_is_told_of_two_hundred() {
    for (Alarm alarm : storm()) {
      carryOut(new ReportAlarm(alarm), alarm.raised());
    }
    assertThat(known().alarms()).hasSize(MANY);
    assertThat(known().incidents().open()).hasSize(1);
    assertThat(effects).hasSize(OpenIncident.TOLD_MAX);
    assertThat(rules.resume(tenant)).hasSize(OpenIncident.TOLD_MAX);
  }

  @Test
  void a_p1_by_rule_is_told_however_many_came_before() {
    for (Alarm alarm : storm().subList(0, 300)) {
      carryOut(new ReportAlarm(alarm), alarm.raised());
    }
    effects.clear();
    Alarm mail = critical(alarm("mail-1", T0.plusSeconds(9), "mail", "town-hall"));
    carryOut(new ReportAlarm(mail), mail.raised());
    assertThat(effects)
        .containsExactly(new Send(incident(1), new AddAlarm(mail, "same-site", true)));
  }

  @Test
  void the_incident_knows_of_a_standing_alarm_until_all_have_cleared() {
    List<Alarm> alarms = storm();
    for (Alarm alarm : alarms) {
      carryOut(new ReportAlarm(alarm), alarm.raised());
    }
    Collections.shuffle(alarms, new Random(42));
    Set<AlarmKey> told = new HashSet<>();
    int left = MANY;
    for (Alarm alarm : alarms) {
      carryOut(new ReportCleared(alarm.key(), alarm.raised()), T0.plus(Duration.ofHours(1)));
      left--;
      follow(told);
      assertThat(told.isEmpty()).as("restored with %s alarms left", left).isEqualTo(left == 0);
    }
    assertThat(known().alarms()).isEmpty();
    assertThat(known().incidents().get(1))
        .satisfies(
            incident -> {
              assertThat(incident).isNotNull();
              assertThat(incident.told()).isEmpty();
              assertThat(incident.waiting()).isEmpty();
            });
  }

  /** What the incident believes, message by message; it must never be empty in between. */
  private void follow(Set<AlarmKey> told) {
    for (Effect effect : effects) {
      if (effect instanceof Send(_, var command)) {
        switch (command) {
          case Open open when open.alarm() != null -> told.add(open.alarm().key());
          case AddAlarm(var alarm, _, _) -> told.add(alarm.key());
          case ClearAlarm(var key, _) -> told.remove(key);
          default -> throw new AssertionError("unexpected " + command);
        }
      }
    }
    effects.clear();
  }

  @Test
  void a_window_over_it_ends_in_one_incident() {
    Maintenance window =
        new Maintenance("w", T0, T0.plusSeconds(3600), Set.of(), Set.of(), "router");
    carryOut(new ScheduleMaintenance(window, "ada"), T0);
    for (Alarm alarm : storm()) {
      carryOut(new ReportAlarm(alarm), alarm.raised());
    }
    assertThat(known().incidents().open()).isEmpty();
    carryOut(new TenantCommand.EndMaintenance("w"), T0.plusSeconds(3600));
    assertThat(known().incidents().open()).hasSize(1);
    assertThat(known().held()).isEmpty();
  }

  @Test
  void traces_of_closed_incidents_are_swept_out() {
    for (int number = 0; number < MANY; number++) {
      Instant now = T0.plus(Duration.ofHours(number));
      Alarm alarm = alarm("srv-" + number, now, null, "site-" + number);
      carryOut(new ReportAlarm(alarm), now);
      carryOut(new ReportCleared(alarm.key(), now), now);
      carryOut(new NoteClosed(incident(number + 1L)), now);
    }
    assertThat(known().incidents().traces().latest().size()).isLessThan(2_100);
  }
}
