package io.fixfirst.simulation.world;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.Desk;
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
import io.fixfirst.simulation.scenario.ShiftPlan;
import io.fixfirst.simulation.scenario.TenantPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a scenario's plans mean in the words of the core, and the requests that set it all up. */
public final class SetUp {

  private SetUp() {}

  /** {@return what brings the desk, its people and the tenants into being, in order} */
  public static List<Request> requests(Scenario scenario) {
    DeskId desk = new DeskId(scenario.desk().id());
    List<Request> requests = new ArrayList<>();
    requests.add(
        new Request.Arrange(desk, scenario.desk().teams().stream().map(SetUp::team).toList()));
    for (EngineerPlan engineer : scenario.desk().engineers()) {
      requests.add(new Request.Employ(engineer(scenario, engineer)));
    }
    for (TenantPlan tenant : scenario.tenants()) {
      requests.add(
          new Request.TakeOn(new TenantId(tenant.id()), tenant.name(), contract(scenario, tenant)));
    }
    return requests;
  }

  /** {@return what a request of {@link #requests} brings into being} */
  static EntityId about(Request request) {
    return switch (request) {
      case Request.Arrange(var desk, _) -> desk;
      case Request.Employ(var profile) -> profile.member().id();
      case Request.TakeOn(var tenant, _, _) -> tenant;
      default -> throw new IllegalArgumentException("It sets nothing up (" + request + ").");
    };
  }

  /**
   * {@return what a request asks for besides what is there already; null for nothing} A desk that
   * is there keeps its teams as they are, and gets those that it has not.
   */
  static @Nullable Request missing(Request request, Object state) {
    if (!(request instanceof Request.Arrange(var id, var teams) && state instanceof Desk desk)) {
      return null;
    }
    List<Team> all = new ArrayList<>(desk.record().teams());
    for (Team team : teams) {
      if (all.stream().noneMatch(one -> one.id().equals(team.id()))) {
        all.add(team);
      }
    }
    return all.size() == desk.record().teams().size() ? null : new Request.Arrange(id, all);
  }

  private static Team team(TeamPlan plan) {
    return new Team(
        new TeamId(plan.id()),
        plan.label(),
        Line.values()[plan.line() - 1],
        plan.categories(),
        plan.policy(),
        plan.pickUpWithin(),
        Objects.requireNonNullElse(plan.limit(), 0),
        plan.vendor(),
        plan.promised(),
        plan.touchLimit());
  }

  private static EngineerProfile engineer(Scenario scenario, EngineerPlan plan) {
    Map<TeamId, Double> shares = new TreeMap<>();
    plan.shares().forEach((team, share) -> shares.put(new TeamId(team), share));
    Set<TenantId> knows = new TreeSet<>();
    plan.knows().forEach(tenant -> knows.add(new TenantId(tenant)));
    // Who is always there has no shifts that could end.
    ServiceHours shift =
        plan.shift().equals(ShiftPlan.ALWAYS)
            ? null
            : scenario.desk().shift(plan.shift()).in(scenario.zone());
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

  private static Contract contract(Scenario scenario, TenantPlan plan) {
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
                        scenario.termsOf(plan, service),
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
