package io.fixfirst.benchmarks.kernel;

import io.fixfirst.core.Decision;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.IncidentRules;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Many incidents that are led through their lives, each by the same ten commands: opened, queued,
 * assigned, acknowledged, waiting and going on, escalated, assigned and acknowledged again,
 * resolved. The rules alone: no runtime, no desk, no agenda. What the events set going is worked
 * out, as in a runtime, but goes nowhere.
 */
final class IncidentCycle {

  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
  private static final Terms TERMS =
      Terms.standard(
          ServiceHours.weekdays(
              ZONE, null, new ServiceHours.Interval(LocalTime.of(7, 0), LocalTime.of(17, 0))));
  private static final DeskId DESK = new DeskId("desk");
  private static final TenantId TENANT = new TenantId("kolding");
  private static final EngineerId ADA = new EngineerId("ada");
  private static final EngineerId BOB = new EngineerId("bob");
  private static final TeamId FRONT = new TeamId("front");
  private static final TeamId SERVERS = new TeamId("servers");
  private static final Report REPORT =
      new Report(
          "No mail",
          null,
          "mail",
          null,
          "mail",
          Impact.MEDIUM,
          Urgency.NORMAL,
          false,
          "customer:jens",
          "phone");
  private static final Duration STEP = Duration.ofSeconds(7);
  private static final int STEPS = 10;

  private final IncidentRules rules = new IncidentRules();
  private final Incident[] incidents;
  private final int[] steps;
  private final SplittableRandom random = new SplittableRandom(1);
  private Instant now = Instant.parse("2026-06-01T06:00:00Z");
  private long effects;

  /** Cycles of that many incidents, all at different points of their lives. */
  IncidentCycle(int open) {
    incidents = new Incident[open];
    steps = new int[open];
    for (int i = 0; i < open; i++) {
      incidents[i] = rules.empty(new IncidentId(TENANT, i + 1));
      for (int step = random.nextInt(STEPS); step > 0; step--) {
        command(i);
      }
    }
  }

  /** Gives the next command of its life to any of them. */
  void command() {
    command(random.nextInt(incidents.length));
  }

  /** {@return how many things the commands have set going} */
  long effects() {
    return effects;
  }

  private void command(int index) {
    Incident incident = incidents[index];
    int step = steps[index];
    if (step == 0) {
      incident = rules.empty(incident.id());
      now = now.plus(STEP);
    }
    Decision<IncidentEvent> decision = rules.decide(incident, at(step), now);
    incidents[index] = evolved(incident, decision);
    steps[index] = (step + 1) % STEPS;
  }

  private Incident evolved(Incident from, Decision<IncidentEvent> decision) {
    return switch (decision) {
      case Decision.Rejected<IncidentEvent>(var rejection) ->
          throw new IllegalStateException("A command was refused (" + rejection + ").");
      case Decision.Accepted<IncidentEvent>(List<IncidentEvent> events) -> {
        Incident incident = from;
        for (IncidentEvent event : events) {
          Incident after = rules.evolve(incident, event);
          effects += rules.react(incident, event, after).size();
          incident = after;
        }
        yield incident;
      }
    };
  }

  private IncidentCommand at(int step) {
    return switch (step) {
      case 0 -> new IncidentCommand.Open(DESK, REPORT, TERMS, now, null);
      case 1 -> new IncidentCommand.NoteQueued(1, 0, Line.FIRST, FRONT, null, null);
      case 2 ->
          new IncidentCommand.NoteAssigned(ADA, FRONT, Line.FIRST, 1, "desk", "is free", null);
      case 3 -> new IncidentCommand.Acknowledge("engineer:ada", ADA);
      case 4 ->
          new IncidentCommand.Wait(
              "engineer:ada", WaitReason.CUSTOMER, now.plus(Duration.ofDays(2)), "For an answer.");
      case 5 -> new IncidentCommand.Resume("engineer:ada");
      case 6 ->
          new IncidentCommand.Escalate("engineer:ada", Line.SECOND, SERVERS, Set.of(), "A server.");
      case 7 ->
          new IncidentCommand.NoteAssigned(BOB, SERVERS, Line.SECOND, 2, "desk", "is free", null);
      case 8 -> new IncidentCommand.Acknowledge("engineer:bob", BOB);
      case 9 -> new IncidentCommand.Resolve("engineer:bob", "Restarted.");
      default -> throw new IllegalStateException("There is no such step (" + step + ").");
    };
  }
}
