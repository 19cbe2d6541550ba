package io.fixfirst.control.demo;

import io.fixfirst.simulation.scenario.DeviceGroup.FailureMode;
import io.fixfirst.simulation.scenario.DeviceGroup.Metric;
import io.fixfirst.simulation.scenario.OpeningEvent;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.scenario.TenantPlan.Phase;
import io.fixfirst.simulation.world.Chance;
import io.fixfirst.simulation.world.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a tenant: they measure, show signs of life, fail and heal; and the tenant's
 * monitoring system, which says so where a device cannot.
 */
final class Equipment {

  /** With more calls than this under way, a measurement is left out, as a busy agent would. */
  private static final int BUSY = 400;

  /** What monitoring systems find that no rule on a metric does, and how they put it. */
  private static final SortedMap<String, String> ALERTS =
      new TreeMap<>(
          Map.of(
              "BackupFailed", "The backup of last night failed",
              "CertificateExpires", "The certificate expires in three days",
              "DiskFillsUp", "The disk will be full in four hours",
              "SignInFromAnotherCountry", "A sign-in from another country than usual"));

  private final WorldThread world;
  private final DeskApi desk;
  private final TenantPlan tenant;
  private final Estate estate;
  private final Chance chance;
  private long leftOut;

  Equipment(WorldThread world, DeskApi desk, TenantPlan tenant, Streams streams) {
    this.world = world;
    this.desk = desk;
    this.tenant = tenant;
    this.estate = new Estate(tenant, streams);
    this.chance = streams.named(tenant.id() + "/equipment");
  }

  /** {@return the devices that are there} */
  Collection<Machine> machines() {
    return estate.machines();
  }

  /** {@return how many measurements were left out because the server was slow} */
  long leftOut() {
    return leftOut;
  }

  /** Takes the devices of a phase into monitoring; each begins to measure once it is known. */
  void grow(Phase phase) {
    for (Machine machine : estate.grow(phase)) {
      world.call(
          () -> desk.register(tenant.id(), machine),
          answer -> {
            Duration every = machine.group().measureEvery();
            Instant first = world.now().plusMillis((long) (every.toMillis() * chance.uniform()));
            world.at(first, () -> measure(machine));
            world.at(machine.nextFailure(world.now()), () -> failByChance(machine));
          });
    }
  }

  /** Lets a device fail as the scenario has staged it. */
  void stage(OpeningEvent.DeviceFails event) {
    Machine machine = estate.machine(event.device());
    if (machine != null) {
      fail(machine, event.mode(), null);
    }
  }

  /**
   * Repairs a device, and whatever it depends on.
   *
   * @param identities of its alarms; those that the monitoring system has raised are cleared by it
   */
  void repair(String name, Collection<String> identities) {
    Machine machine = estate.machine(name);
    for (Machine one = machine; one != null; one = one.upstream()) {
      one.repair();
    }
    for (String identity : identities) {
      if (identity.startsWith(DeskApi.FINGERPRINT)) {
        sendAlert(name, identity, false);
      }
    }
    if (machine != null) {
      world.at(world.now().plus(Duration.ofMinutes(1)), () -> send(machine));
    }
  }

  /** Restarts a device after patching; some do not come back by themselves. */
  void patch(Machine machine, Duration silent, boolean fails) {
    machine.restart(world.now().plus(silent));
    if (fails) {
      fail(machine, FailureMode.SILENT, null);
    }
  }

  private void measure(Machine machine) {
    world.at(world.now().plus(machine.group().measureEvery()), () -> measure(machine));
    if (world.underWay() > BUSY) {
      leftOut++;
    } else {
      send(machine);
    }
  }

  private void send(Machine machine) {
    Instant now = world.now();
    if (!machine.reachable(now)) {
      return;
    }
    List<DeskApi.Reading> readings = new ArrayList<>();
    for (Metric metric : machine.group().metrics()) {
      readings.add(new DeskApi.Reading(metric.name(), machine.measure(metric, now), now));
    }
    world.call(() -> desk.measure(tenant.id(), machine.name(), readings), _ -> {});
    world.call(() -> desk.beat(tenant.id(), machine.name()), _ -> {});
  }

  private void failByChance(Machine machine) {
    Instant now = world.now();
    world.at(machine.nextFailure(now), () -> failByChance(machine));
    if (machine.failure(now) == null) {
      fail(machine, machine.anyFailure(), machine.anyHealing(now));
    }
  }

  private void fail(Machine machine, FailureMode mode, @Nullable Instant heals) {
    machine.fail(mode, heals);
    if (mode == FailureMode.ALERT) {
      String identity = DeskApi.FINGERPRINT + chance.any(List.copyOf(ALERTS.keySet()));
      sendAlert(machine.name(), identity, true);
      if (heals != null) {
        world.at(heals, () -> sendAlert(machine.name(), identity, false));
      }
    }
  }

  private void sendAlert(String name, String identity, boolean firing) {
    Machine machine = Objects.requireNonNull(estate.machine(name));
    String alert = identity.substring(DeskApi.FINGERPRINT.length());
    String summary = ALERTS.getOrDefault(alert, alert);
    Instant now = world.now();
    world.call(() -> desk.alert(tenant.id(), machine, alert, summary, firing, now), _ -> {});
  }
}
