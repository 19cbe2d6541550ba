package io.fixfirst.control.demo;

import io.fixfirst.simulation.scenario.DemandSource;
import io.fixfirst.simulation.scenario.OpeningEvent;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.world.Complaint;
import io.fixfirst.simulation.world.Demand;
import io.fixfirst.simulation.world.Streams;
import java.time.Instant;
import java.util.Objects;

/** The users of a tenant: they report what does not work, as often as the scenario says. */
final class Reporters {

  private final WorldThread world;
  private final DeskApi desk;
  private final Floor floor;
  private final TenantPlan tenant;
  private final Scenario scenario;
  private final Streams streams;

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
    this.scenario = scenario;
    this.tenant = tenant;
    this.streams = streams;
  }

  /** Goes on from an instant, until the demo ends. */
  void begin(Instant from) {
    for (DemandSource source : tenant.demand()) {
      expect(new Demand(scenario, tenant, source, streams, from));
    }
  }

  /** Reports what the scenario has staged. */
  void stage(OpeningEvent.Report report) {
    DemandSource.Category category = Objects.requireNonNull(tenant.category(report.category()));
    open(
        new DeskApi.NewIncident(
            tenant.id(),
            tenant.serviceOf(category),
            report.summary(),
            report.category(),
            report.impact(),
            report.urgency(),
            "phone",
            report.major()),
        report.beyondFirstLine());
  }

  private void expect(Demand demand) {
    long next = demand.next();
    if (next < Long.MAX_VALUE) {
      world.at(Instant.ofEpochMilli(next), () -> report(demand));
    }
  }

  private void report(Demand demand) {
    expect(demand);
    Complaint complaint = demand.complaint();
    open(
        new DeskApi.NewIncident(
            tenant.id(),
            complaint.service(),
            complaint.summary(),
            complaint.category(),
            complaint.impact(),
            complaint.urgency(),
            complaint.channel(),
            complaint.major()),
        complaint.beyondFirstLine());
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
