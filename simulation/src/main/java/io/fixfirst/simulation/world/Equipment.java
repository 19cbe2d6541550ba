package io.fixfirst.simulation.world;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.device.Condition;
import io.fixfirst.core.device.Device;
import io.fixfirst.simulation.scenario.DeviceGroup;
import io.fixfirst.simulation.scenario.DeviceGroup.FailureMode;
import io.fixfirst.simulation.scenario.OpeningEvent;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.scenario.TenantPlan.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The devices of a tenant: they measure, show signs of life, fail and heal; and the tenant's
 * monitoring system, which says so where a device cannot.
 */
final class Equipment {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** How soon a device that was repaired measures, besides its usual times. */
  private static final long AFTER_REPAIR_MILLIS = MINUTE.toMillis();

  private final Outside outside;
  private final Telemetry telemetry;
  private final Estate estate;
  private final MonitoringSystem monitoring;
  private final Chance failures;
  private final Mixes mixes = new Mixes();

  /** By device, the identity of an alarm that stood before the world began. */
  private final Map<String, String> found = new LinkedHashMap<>();

  private long leftOut;

  Equipment(Outside outside, TenantPlan tenant, Streams streams, Telemetry telemetry) {
    this.outside = outside;
    this.telemetry = telemetry;
    this.estate = new Estate(tenant, streams);
    this.monitoring = new MonitoringSystem(outside, streams.named(tenant.id() + "/alerts"));
    this.failures = streams.named(tenant.id() + "/failures");
  }

  /** {@return the devices that are there} */
  Collection<Machine> machines() {
    return estate.machines();
  }

  /** {@return how many measurements were left out because the product was slow} */
  long leftOut() {
    return leftOut;
  }

  /** A device is in alarm already: that is how it fails, once it is taken into monitoring. */
  void find(Device.Known device) {
    for (Map.Entry<String, Condition> one : device.conditions().entrySet()) {
      if (one.getValue().standing() != Condition.Standing.CLEAR) {
        found.put(device.id().name(), one.getKey());
      }
    }
  }

  /** Takes the devices of a phase into monitoring; each begins to measure once it is known. */
  void grow(Phase phase) {
    for (Machine machine : estate.grow(phase)) {
      install(machine);
    }
  }

  private void install(Machine machine) {
    outside.send(
        new Request.Install(machine.id(), SetUp.device(machine)),
        outcome -> {
          if (outcome instanceof Outcome.Lost) {
            outside.at(outside.millis() + AFTER_REPAIR_MILLIS, () -> install(machine));
          } else {
            sendNext(machine);
            awaitFailure(machine);
            goOn(machine);
          }
        });
  }

  private void goOn(Machine machine) {
    String identity = found.remove(machine.name());
    if (identity == null) {
      return;
    }
    FailureMode mode =
        machine.group().metrics().stream().anyMatch(metric -> metric.name().equals(identity))
            ? FailureMode.OVERLOAD
            : monitoring.resume(machine, identity) ? FailureMode.ALERT : FailureMode.SILENT;
    machine.fail(mode);
    changed(machine);
  }

  /** Lets a device fail as the scenario has staged it. */
  void stage(OpeningEvent.DeviceFails event) {
    Machine machine = estate.machine(event.device());
    if (machine != null && machine.failure() == null) {
      fail(machine, event.mode());
    }
  }

  /** Repairs a device, and whatever it depends on. */
  void repair(DeviceId device) {
    Machine machine = estate.machine(device.name());
    for (Machine one = machine; one != null; one = one.upstream()) {
      if (one.failure() != null) {
        mend(one);
      }
    }
    if (machine != null) {
      outside.at(outside.millis() + AFTER_REPAIR_MILLIS, () -> send(machine));
    }
  }

  /** Restarts a device after patching; some do not come back by themselves. */
  void patch(Machine machine, Duration silent, boolean fails) {
    long until = outside.millis() + silent.toMillis();
    machine.restart(until);
    changed(machine);
    outside.at(until, () -> changed(machine));
    if (fails && machine.failure() == null) {
      fail(machine, FailureMode.SILENT);
    }
  }

  // Failing and healing

  private void awaitFailure(Machine machine) {
    double mean = machine.group().failures().every().toMillis();
    long after = Math.round(failures.exponential() * mean);
    int life = machine.life();
    outside.at(outside.millis() + after, () -> failByChance(machine, life));
  }

  private void failByChance(Machine machine, int life) {
    if (machine.life() != life) {
      return; // It has failed otherwise meanwhile.
    }
    DeviceGroup.Failures plan = machine.group().failures();
    FailureMode mode = mixes.of(machine.group()).draw(failures);
    boolean heals = failures.happens(plan.selfHeals());
    long healsAfter = failures.time(plan.selfHealMinutes(), MINUTE).toMillis();
    fail(machine, mode);
    if (heals) {
      int failing = machine.life();
      outside.at(
          outside.millis() + healsAfter,
          () -> {
            if (machine.life() == failing) {
              mend(machine);
            }
          });
    }
  }

  private void fail(Machine machine, FailureMode mode) {
    machine.fail(mode);
    if (mode == FailureMode.ALERT) {
      monitoring.alert(machine);
    }
    changed(machine);
  }

  private void mend(Machine machine) {
    machine.repair();
    monitoring.clear(machine);
    changed(machine);
    awaitFailure(machine);
  }

  /** Its condition is another now: those who may tell of it do so in time. */
  private void changed(Machine machine) {
    sendNext(machine);
    monitoring.watch(machine);
    for (Machine other : machine.downstream()) {
      changed(other);
    }
  }

  // Measuring

  private void sendNext(Machine machine) {
    sendAt(machine, machine.nextMeasurement(outside.millis()));
  }

  private void sendAt(Machine machine, long at) {
    if (machine.sendsAt < outside.millis() || at < machine.sendsAt) {
      machine.sendsAt = at;
      outside.at(
          at,
          () -> {
            if (machine.sendsAt == at) {
              measure(machine, at);
            }
          });
    }
  }

  private void measure(Machine machine, long now) {
    machine.sendsAt = Machine.NEVER;
    if (outside.isBusy()) {
      leftOut++;
      sendNext(machine);
    } else {
      send(machine);
    }
    // After sending, so that a timer which that has set comes before the next reading, should both
    // be due at once: a reading that is news is not foreseen so long before, either.
    if (telemetry == Telemetry.ALL || machine.failure() == FailureMode.FLAPPING) {
      sendNext(machine);
    }
    Duration within = machine.group().heartbeatWithin();
    if (telemetry == Telemetry.NEWS && within != null && machine.reachable(now)) {
      long moves = machine.lastBeat + within.toMillis() / 2 - 1;
      sendAt(machine, machine.nextMeasurement(Math.max(now, moves)));
    }
  }

  private void send(Machine machine) {
    long now = outside.millis();
    if (!machine.reachable(now)) {
      return;
    }
    Instant at = Instant.ofEpochMilli(now);
    int metrics = machine.group().metrics().size();
    if (metrics > 0) {
      List<Request.Reading> readings = new ArrayList<>(metrics);
      for (int i = 0; i < metrics; i++) {
        String name = machine.group().metrics().get(i).name();
        readings.add(new Request.Reading(name, machine.measure(i, now), at));
      }
      outside.send(new Request.Measure(machine.id(), readings), outcome -> heard(machine, outcome));
    }
    Duration within = machine.group().heartbeatWithin();
    if (within != null) {
      boolean moves = now - machine.lastBeat >= within.toMillis() / 2;
      if (moves) {
        machine.lastBeat = now;
      }
      if (moves || telemetry == Telemetry.ALL) {
        outside.send(new Request.Beat(machine.id(), at), outcome -> heard(machine, outcome));
      }
    }
  }

  /** What nobody was there to hear is measured again at the next time. */
  private void heard(Machine machine, Outcome outcome) {
    if (outcome instanceof Outcome.Lost) {
      machine.lastBeat = Machine.NEVER;
      sendNext(machine);
    }
  }

  /** The failures of each kind of device, ready to draw from. */
  private static final class Mixes {
    private final Map<String, Shares<FailureMode>> mixes = new LinkedHashMap<>();

    Shares<FailureMode> of(DeviceGroup group) {
      return mixes.computeIfAbsent(group.id(), _ -> new Shares<>(group.failures().modes()));
    }
  }
}
