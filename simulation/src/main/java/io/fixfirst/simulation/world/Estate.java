package io.fixfirst.simulation.world;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.TenantId;
import io.fixfirst.simulation.scenario.DeviceGroup;
import io.fixfirst.simulation.scenario.DeviceNames;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.scenario.TenantPlan.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The devices of a tenant, and which of them are monitored in which phase. */
final class Estate {

  private final TenantPlan plan;
  private final TenantId tenant;
  private final Streams streams;
  private final Map<String, Machine> machines = new LinkedHashMap<>();

  Estate(TenantPlan plan, Streams streams) {
    this.plan = plan;
    this.tenant = new TenantId(plan.id());
    this.streams = streams;
  }

  /** {@return the phase at an instant, for a life that begins at {@code start}} */
  static Phase phaseAt(TenantPlan plan, Instant start, Instant now) {
    Instant end = start;
    for (Phase phase : plan.phases()) {
      if (phase.lasts() == null) {
        return phase;
      }
      end = end.plus(phase.lasts());
      if (now.isBefore(end)) {
        return phase;
      }
    }
    return plan.phases().getLast();
  }

  /** {@return the devices that a phase adds; those that were there stay} */
  List<Machine> grow(Phase phase) {
    List<Machine> added = new ArrayList<>();
    for (DeviceGroup group : plan.devices()) {
      int count = phase.devices().getOrDefault(group.id(), 0);
      for (int number = 1; number <= count; number++) {
        String name = DeviceNames.of(group.id(), number);
        if (!machines.containsKey(name)) {
          long seed = streams.seedOf(plan.id() + "/device/" + name);
          Machine machine = new Machine(new DeviceId(tenant, name), group, seed);
          machines.put(name, machine);
          added.add(machine);
        }
      }
    }
    for (Machine machine : machines.values()) {
      Machine upstream = upstreamOf(machine);
      if (upstream != null) {
        machine.dependOn(upstream);
      }
    }
    return added;
  }

  /** {@return all that are monitored, in order of adding} */
  Collection<Machine> machines() {
    return machines.values();
  }

  /** {@return the device of a name; null if there is none} */
  @Nullable Machine machine(String name) {
    return machines.get(name);
  }

  /** {@return the site where a device stands} */
  static String site(Machine machine) {
    return dealt(machine, machine.group().sites());
  }

  /** {@return the service that a device carries} */
  static String service(Machine machine) {
    return dealt(machine, machine.group().services());
  }

  private @Nullable Machine upstreamOf(Machine machine) {
    String kind = machine.group().dependsOn();
    if (kind == null) {
      return null;
    }
    for (Machine other : machines.values()) {
      if (other.group().id().equals(kind) && site(other).equals(site(machine))) {
        return other;
      }
    }
    return null;
  }

  private static String dealt(Machine machine, List<String> hand) {
    String name = machine.name();
    int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    return hand.get((number - 1) % hand.size());
  }
}
