package io.fixfirst.core.tenant;

import static io.fixfirst.core.tenant.Tenants.CONTRACT;
import static io.fixfirst.core.tenant.Tenants.KOLDING;
import static io.fixfirst.core.tenant.Tenants.T0;
import static io.fixfirst.core.tenant.Tenants.alarm;
import static io.fixfirst.core.tenant.Tenants.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.Command;
import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Effect.Send;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.device.Condition;
import io.fixfirst.core.device.Device;
import io.fixfirst.core.device.DeviceCommand;
import io.fixfirst.core.device.DeviceRules;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.incident.IncidentCommand.AddAlarm;
import io.fixfirst.core.incident.IncidentCommand.ClearAlarm;
import io.fixfirst.core.incident.IncidentCommand.Open;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.TenantCommand.ReportAlarm;
import io.fixfirst.core.tenant.TenantCommand.ReportCleared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * The sender dies when only some of its messages have arrived: after what it sends when it is back,
 * the receiver knows of exactly the alarms that stand.
 */
class LostMessagesTest {

  /** An entity, its state, and what it has sent. */
  private static final class Running<S, C extends Command, E extends Event> {

    private final Entity<S, C, E> rules;
    private final List<Command> sent = new ArrayList<>();
    private S state;

    Running(Entity<S, C, E> rules, EntityId id) {
      this.rules = rules;
      this.state = rules.empty(id);
    }

    void take(C command, Instant now) {
      if (rules.decide(state, command, now) instanceof Decision.Accepted<E>(var events)) {
        for (E event : events) {
          S before = state;
          state = rules.evolve(before, event);
          sent.addAll(sends(rules.react(before, event, state)));
        }
      }
    }

    List<Command> resumed() {
      return sends(rules.resume(state));
    }

    private static List<Command> sends(List<Effect> effects) {
      List<Command> sends = new ArrayList<>();
      for (Effect effect : effects) {
        if (effect instanceof Send(_, var command)) {
          sends.add(command);
        }
      }
      return sends;
    }
  }

  @Property
  void a_tenant_knows_what_alarms_at_a_device_that_died_in_between(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 9) Integer> steps,
      @ForAll @IntRange(min = 0, max = 100) int percentArrived) {
    Running<Device, DeviceCommand, ?> device = new Running<>(new DeviceRules(), device("srv-1"));
    Instant now = T0;
    for (int step : steps) {
      now = now.plusSeconds(step * 60L);
      device.take(
          step % 2 == 0
              ? new DeviceCommand.RaiseAlarm(
                  "f" + step / 4, Severity.MAJOR, "Down", now, null, null, null)
              : new DeviceCommand.ClearAlarm("f" + step / 4, now),
          now);
    }

    Running<Tenant, TenantCommand, ?> tenant = new Running<>(new TenantRules(), KOLDING);
    tenant.take(new TenantCommand.Register("Kolding", CONTRACT), T0);
    tenant.take(new TenantCommand.MoveTo(Stage.POC, "ada"), T0);
    List<Command> arrived = device.sent.subList(0, device.sent.size() * percentArrived / 100);
    for (Command command : arrived) {
      tenant.take((TenantCommand) command, now);
    }
    for (Command command : device.resumed()) {
      tenant.take((TenantCommand) command, now);
    }

    Map<AlarmKey, Instant> standing = new TreeMap<>(Comparator.comparing(AlarmKey::text));
    if (device.state instanceof Device.Known known) {
      for (Condition condition : known.conditions().values()) {
        if (condition.standing() == Condition.Standing.RAISED) {
          standing.put(condition.alarm().key(), condition.alarm().raised());
        }
      }
    }
    Map<AlarmKey, Instant> reported = new TreeMap<>(Comparator.comparing(AlarmKey::text));
    for (Tenant.StandingAlarm alarm : ((Known) tenant.state).alarms().values()) {
      reported.put(alarm.alarm().key(), alarm.alarm().raised());
    }
    assertThat(reported).isEqualTo(standing);
  }

  @Property
  void an_incident_knows_what_alarms_at_a_tenant_that_died_in_between(
      @ForAll @Size(max = 600) List<@IntRange(min = 0, max = 999) Integer> steps,
      @ForAll @IntRange(min = 0, max = 100) int percentArrived) {
    Running<Tenant, TenantCommand, ?> tenant = new Running<>(new TenantRules(), KOLDING);
    tenant.take(new TenantCommand.Register("Kolding", CONTRACT), T0);
    tenant.take(new TenantCommand.MoveTo(Stage.POC, "ada"), T0);
    Instant now = T0;
    tenant.take(new ReportAlarm(alarm("srv-0", now, "mail", null)), now);
    for (int step : steps) {
      now = now.plusSeconds(1);
      Alarm alarm = alarm("srv-" + step % 300, now, "mail", null);
      tenant.take(step < 600 ? new ReportAlarm(alarm) : new ReportCleared(alarm.key(), now), now);
    }

    Map<String, Instant> known = new TreeMap<>();
    for (Command command : tenant.sent.subList(0, tenant.sent.size() * percentArrived / 100)) {
      arrives(known, command);
    }
    for (Command command : tenant.resumed()) {
      arrives(known, command);
    }

    Map<String, Instant> told = new TreeMap<>();
    Known state = (Known) tenant.state;
    assertThat(state.incidents().open()).hasSize(1);
    for (OpenIncident incident : state.incidents().open().values()) {
      for (String key : incident.told().values()) {
        told.put(key, state.alarms().get(key).alarm().raised());
      }
      assertThat(incident.told().isEmpty()).isEqualTo(state.alarms().isEmpty());
    }
    assertThat(known).isEqualTo(told);
  }

  /** What an incident does with what it is told. */
  private static void arrives(Map<String, Instant> known, Command command) {
    switch (command) {
      case Open open when open.alarm() != null ->
          known.putIfAbsent(open.alarm().key().text(), open.alarm().raised());
      case AddAlarm(var alarm, _, _) ->
          known.merge(alarm.key().text(), alarm.raised(), (old, is) -> old.isAfter(is) ? old : is);
      case ClearAlarm(var key, var raised) ->
          known.computeIfPresent(key.text(), (_, old) -> old.isAfter(raised) ? old : null);
      default -> throw new AssertionError("unexpected " + command);
    }
  }
}
