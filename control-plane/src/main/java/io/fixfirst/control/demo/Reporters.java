package io.fixfirst.control.demo;

import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.simulation.scenario.DemandPlan;
import io.fixfirst.simulation.scenario.HourOfWeek;
import io.fixfirst.simulation.scenario.OpeningEvent;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.world.Arrivals;
import io.fixfirst.simulation.world.Chance;
import io.fixfirst.simulation.world.Streams;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The users of a tenant: they report what does not work, as often as the scenario says. */
final class Reporters {

  private final WorldThread world;
  private final DeskApi desk;
  private final Floor floor;
  private final TenantPlan tenant;
  private final DemandPlan demand;
  private final Chance chance;
  private final Arrivals ordinary;
  private final Arrivals major;

  Reporters(
      WorldThread world,
      DeskApi desk,
      Floor floor,
      Scenario scenario,
      TenantPlan tenant,
      Streams streams) {
    this.world = world;
    this.desk = desk;
    this.floor = floor;
    this.tenant = tenant;
    this.demand = tenant.demand();
    this.chance = streams.named(tenant.id() + "/reports");
    HourOfWeek profile = Objects.requireNonNull(scenario.profiles().get(demand.profile()));
    double perWeek = demand.perUserPerWeek() * tenant.users();
    this.ordinary =
        new Arrivals(
            streams,
            tenant.id() + "/arrivals",
            scenario.zone(),
            profile,
            perWeek,
            demand.dayFactorCv());
    this.major =
        new Arrivals(
            streams, tenant.id() + "/majors", scenario.zone(), profile, demand.majorPerWeek(), 0);
  }

  /** Goes on from an instant, until the demo ends. */
  void begin(Instant from) {
    if (demand.perUserPerWeek() * tenant.users() > 0) {
      Instant next = ordinary.next(from);
      world.at(next, this::reportSomething);
    }
    if (demand.majorPerWeek() > 0) {
      Instant next = major.next(from);
      world.at(next, this::reportMajor);
    }
  }

  /** Reports what the scenario has staged. */
  void stage(OpeningEvent.Report report) {
    DemandPlan.Category category =
        Objects.requireNonNull(demand.categories().get(report.category()));
    open(
        new DeskApi.NewIncident(
            tenant.id(),
            category.service(),
            report.summary(),
            report.category(),
            report.impact(),
            report.urgency(),
            "phone",
            report.major()),
        report.beyondFirstLine());
  }

  private void reportSomething() {
    world.at(ordinary.next(world.now()), this::reportSomething);
    Map<String, Double> shares =
        demand.categories().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> entry.getValue().share(),
                    Double::sum,
                    TreeMap::new));
    String name = chance.pick(shares);
    DemandPlan.Category category = Objects.requireNonNull(demand.categories().get(name));
    open(
        new DeskApi.NewIncident(
            tenant.id(),
            category.service(),
            chance.any(category.says()),
            name,
            chance.pick(demand.impact()),
            chance.pick(demand.urgency()),
            chance.pick(demand.channel()),
            false),
        false);
  }

  private void reportMajor() {
    world.at(major.next(world.now()), this::reportMajor);
    open(
        new DeskApi.NewIncident(
            tenant.id(),
            tenant.services().getFirst().id(),
            chance.any(demand.majors()),
            "application",
            Impact.HIGH,
            Urgency.URGENT,
            "phone",
            true),
        true);
  }

  private void open(DeskApi.NewIncident report, boolean beyondFirstLine) {
    world.call(
        () -> desk.open(report),
        answer -> {
          String id = answer.text("id");
          if (answer.ok() && beyondFirstLine && !id.isEmpty()) {
            floor.know(id, Nature::beyondFirstLine);
          }
        });
  }
}
