package io.fixfirst.simulation.world;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.simulation.scenario.DemandSource;
import io.fixfirst.simulation.scenario.OpeningEvent;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The users of a tenant: they report what does not work, as often as the scenario says. */
final class Reporters {

  /** How long a report waits before it is sent again where nobody took it. */
  private static final long AGAIN_AFTER_MILLIS = 30_000;

  /** A source of reports, and what its incidents are like. */
  private record Source(Demand demand, Natures natures) {}

  private final Outside outside;
  private final Floor floor;
  private final TenantPlan tenant;
  private final TenantId id;
  private final Natures staged;
  private final List<Source> sources = new ArrayList<>();

  /** Whoever of a finite source waits for an incident to be solved. Never iterated. */
  private final Map<IncidentId, Source> down = new LinkedHashMap<>();

  private final String references;
  private long reports;

  Reporters(Outside outside, Floor floor, Scenario scenario, TenantPlan tenant, Streams streams) {
    this.outside = outside;
    this.floor = floor;
    this.tenant = tenant;
    this.id = new TenantId(tenant.id());
    this.staged = new Natures(scenario.work(), scenario.desk(), streams, tenant.id() + "/staged");
    Instant now = Instant.ofEpochMilli(outside.millis());
    for (DemandSource source : tenant.demand()) {
      Demand demand = new Demand(scenario, tenant, source, streams, now);
      String name = tenant.id() + "/demand/" + source.id();
      Natures natures = new Natures(scenario.work(), scenario.desk(), streams, name);
      sources.add(new Source(demand, natures));
    }
    // What was reported before a restart is not reported again.
    this.references = Long.toString(outside.millis(), Character.MAX_RADIX) + "-";
  }

  /** Goes on from now, for as long as the world does. */
  void begin() {
    for (Source source : sources) {
      expect(source);
      for (int member = 0; member < source.demand().members(); member++) {
        beWell(source);
      }
    }
  }

  private void expect(Source source) {
    long next = source.demand().next();
    if (next != Arrivals.NEVER) {
      outside.at(
          next,
          () -> {
            expect(source);
            report(source, null);
          });
    }
  }

  /** A member of a finite source is well for a while. */
  private void beWell(Source source) {
    long well = source.demand().wellMillis();
    if (well != Arrivals.NEVER) {
      outside.at(outside.millis() + well, () -> report(source, source));
    }
  }

  /** An incident is resolved: who waited for that is well again. */
  void settled(IncidentId incident) {
    Source source = down.remove(incident);
    if (source != null) {
      beWell(source);
    }
  }

  private void report(Source source, @Nullable Source finite) {
    Complaint complaint = source.demand().complaint();
    Nature nature =
        source
            .natures()
            .next(complaint.category())
            .of(complaint.skills(), complaint.patienceMillis());
    open(
        new Request.Report(
            id,
            reference(),
            complaint.service(),
            complaint.summary(),
            complaint.category(),
            complaint.impact(),
            complaint.urgency(),
            complaint.channel(),
            complaint.major(),
            complaint.kind()),
        complaint.beyondFirstLine() ? nature.beyondFirstLine() : nature,
        finite);
  }

  /** Reports what the scenario has staged. */
  void stage(OpeningEvent.Report report) {
    DemandSource.Category category = Objects.requireNonNull(tenant.category(report.category()));
    Nature nature = staged.next(report.category()).of(category.skills(), Arrivals.NEVER);
    open(
        new Request.Report(
            id,
            reference(),
            tenant.serviceOf(category),
            report.summary(),
            report.category(),
            report.impact(),
            report.urgency(),
            "phone",
            report.major(),
            TicketKind.INCIDENT),
        report.beyondFirstLine() ? nature.beyondFirstLine() : nature,
        null);
  }

  private String reference() {
    return references + ++reports;
  }

  private void open(Request.Report report, Nature nature, @Nullable Source finite) {
    outside.send(
        report,
        outcome -> {
          if (outcome instanceof Outcome.Done(var opened) && opened != null) {
            floor.know(opened, nature);
            if (finite != null) {
              down.put(opened, finite);
            }
          } else if (outcome instanceof Outcome.Lost) {
            outside.at(outside.millis() + AGAIN_AFTER_MILLIS, () -> open(report, nature, finite));
          }
        });
  }
}
