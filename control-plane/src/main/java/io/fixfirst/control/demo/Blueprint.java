package io.fixfirst.control.demo;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.Member;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.device.DeviceProfile;
import io.fixfirst.core.device.DeviceRule;
import io.fixfirst.core.engineer.EngineerProfile;
import io.fixfirst.core.engineer.EngineerProfile.ContactWay;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.Service;
import io.fixfirst.simulation.scenario.DeskPlan.EngineerPlan;
import io.fixfirst.simulation.scenario.DeskPlan.TeamPlan;
import io.fixfirst.simulation.scenario.DeviceGroup;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a scenario's plans mean in the words of the core. */
final class Blueprint {

  private final Scenario scenario;

  Blueprint(Scenario scenario) {
    this.scenario = scenario;
  }

  Team team(TeamPlan plan) {
    return new Team(
        new TeamId(plan.id()),
        plan.label(),
        Line.values()[plan.line() - 1],
        plan.categories(),
        plan.policy(),
        plan.pickUpWithin(),
        Objects.requireNonNullElse(plan.limit(), 0),
        plan.vendor(),
        plan.promised());
  }

  EngineerProfile engineer(EngineerPlan plan) {
    Map<TeamId, Double> shares = new TreeMap<>();
    plan.shares().forEach((team, share) -> shares.put(new TeamId(team), share));
    Set<TenantId> knows = new TreeSet<>();
    plan.knows().forEach(tenant -> knows.add(new TenantId(tenant)));
    ServiceHours shift = scenario.desk().shift(plan.shift()).in(scenario.zone());
    return new EngineerProfile(
        new DeskId(scenario.desk().id()),
        new Member(new EngineerId(plan.id()), plan.name(), plan.skills(), shares, knows),
        shift,
        List.of(
            new ContactWay("push", plan.id() + "'s telephone"),
            new ContactWay("sms", "+45 00 00 00 00"),
            new ContactWay("call", "+45 00 00 00 00")),
        scenario.desk().pageAgainAfter(),
        scenario.desk().restAfterNightCall());
  }

  Contract contract(TenantPlan plan) {
    return new Contract(
        new DeskId(scenario.desk().id()),
        plan.services().stream()
            .map(
                service ->
                    new Service(
                        service.id(),
                        service.label(),
                        service.impact(),
                        service.urgency(),
                        service.majorWhenDown(),
                        null,
                        service.deliveredBy()))
            .toList(),
        scenario.termsOf(plan),
        plan.contract().correlateWithin());
  }

  static DeviceProfile device(Machine machine) {
    DeviceGroup group = machine.group();
    Machine upstream = machine.upstream();
    return new DeviceProfile(
        group.label() + " " + machine.name(),
        group.category(),
        Estate.service(machine),
        Estate.site(machine),
        upstream == null ? Set.of() : Set.of(upstream.name()),
        group.metrics().stream()
            .map(
                metric ->
                    new DeviceRule(
                        metric.name(),
                        metric.notice(),
                        metric.alarm(),
                        metric.hold(),
                        metric.hysteresis(),
                        metric.severity()))
            .toList(),
        group.heartbeatWithin());
  }
}
