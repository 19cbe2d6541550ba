package io.fixfirst.simulation.world;

import io.fixfirst.core.TenantId;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.simulation.scenario.DemandPlan;
import io.fixfirst.simulation.scenario.HourOfWeek;
import io.fixfirst.simulation.scenario.OpeningEvent;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The users of a tenant: they report what does not work, as often as the scenario says. */
final class Reporters {

  /** How long a report waits before it is sent again where nobody took it. */
  private static final long AGAIN_AFTER_MILLIS = 30_000;

  private final Outside outside;
  private final Floor floor;
  private final TenantPlan tenant;
  private final TenantId id;
  private final DemandPlan demand;
  private final Chance chance;
  private final Natures natures;
  private final Arrivals ordinary;
  private final Arrivals major;
  private final Mix<String> categories;
  private final Mix<Impact> impacts;
  private final Mix<Urgency> urgencies;
  private final Mix<String> channels;
  private final String references;
  private long reports;

  Reporters(Outside outside, Floor floor, Scenario scenario, TenantPlan tenant, Streams streams) {
    this.outside = outside;
    this.floor = floor;
    this.tenant = tenant;
    this.id = new TenantId(tenant.id());
    this.demand = tenant.demand();
    this.chance = streams.named(tenant.id() + "/reports");
    this.natures = new Natures(scenario.work(), streams, tenant.id());
    HourOfWeek profile = Objects.requireNonNull(scenario.profiles().get(demand.profile()));
    this.ordinary =
        new Arrivals(
            streams,
            tenant.id() + "/arrivals",
            scenario.zone(),
            profile,
            demand.perUserPerWeek() * tenant.users(),
            demand.dayFactorCv());
    this.major =
        new Arrivals(
            streams, tenant.id() + "/majors", scenario.zone(), profile, demand.majorPerWeek(), 0);
    Map<String, Double> shares = new TreeMap<>();
    demand.categories().forEach((name, category) -> shares.put(name, category.share()));
    this.categories = Mix.of(shares);
    this.impacts = Mix.of(demand.impact());
    this.urgencies = Mix.of(demand.urgency());
    this.channels = Mix.of(demand.channel());
    // What was reported before a restart is not reported again.
    this.references = Long.toString(outside.millis(), Character.MAX_RADIX) + "-";
  }

  /** Goes on from now, for as long as the world does. */
  void begin() {
    if (demand.perUserPerWeek() * tenant.users() > 0) {
      next(ordinary, this::reportSomething);
    }
    if (demand.majorPerWeek() > 0) {
      next(major, this::reportMajor);
    }
  }

  private void next(Arrivals arrivals, Runnable report) {
    Instant now = Instant.ofEpochMilli(outside.millis());
    outside.at(arrivals.next(now).toEpochMilli(), report);
  }

  /** Reports what the scenario has staged. */
  void stage(OpeningEvent.Report report) {
    DemandPlan.Category category = category(report.category());
    Nature nature = natures.next(report.category());
    open(
        new Request.Report(
            id,
            reference(),
            category.service(),
            report.summary(),
            report.category(),
            report.impact(),
            report.urgency(),
            "phone",
            report.major()),
        report.beyondFirstLine() ? nature.beyondFirstLine() : nature);
  }

  private void reportSomething() {
    next(ordinary, this::reportSomething);
    String name = categories.pick(chance);
    DemandPlan.Category category = category(name);
    open(
        new Request.Report(
            id,
            reference(),
            category.service(),
            chance.any(category.says()),
            name,
            impacts.pick(chance),
            urgencies.pick(chance),
            channels.pick(chance),
            false),
        natures.next(name));
  }

  private void reportMajor() {
    next(major, this::reportMajor);
    open(
        new Request.Report(
            id,
            reference(),
            tenant.services().getFirst().id(),
            chance.any(demand.majors()),
            "application",
            Impact.HIGH,
            Urgency.URGENT,
            "phone",
            true),
        natures.next("application").beyondFirstLine());
  }

  private DemandPlan.Category category(String name) {
    return Objects.requireNonNull(demand.categories().get(name));
  }

  private String reference() {
    return references + ++reports;
  }

  private void open(Request.Report report, Nature nature) {
    outside.send(
        report,
        outcome -> {
          if (outcome instanceof Outcome.Done(var opened) && opened != null) {
            floor.know(opened, nature);
          } else if (outcome instanceof Outcome.Lost) {
            outside.at(outside.millis() + AGAIN_AFTER_MILLIS, () -> open(report, nature));
          }
        });
  }
}
