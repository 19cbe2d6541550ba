package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Command;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.DispatchPolicy;
import io.fixfirst.core.desk.Member;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.engineer.EngineerCommand;
import io.fixfirst.core.engineer.EngineerProfile;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.Service;
import io.fixfirst.core.tenant.Stage;
import io.fixfirst.core.tenant.TenantCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One tenant, one desk of one team, two engineers: what a test of the runtime needs. */
public record SmallDesk(VirtualRuntime runtime) {

  /** A Monday morning. */
  public static final Instant START = Instant.parse("2026-06-01T06:00:00Z");

  public static final DeskId DESK = new DeskId("desk");
  public static final TenantId TENANT = new TenantId("kolding");
  public static final EngineerId ADA = new EngineerId("ada");
  public static final EngineerId BOB = new EngineerId("bob");

  private static final TeamId TEAM = new TeamId("front");
  private static final ServiceHours ALWAYS =
      ServiceHours.aroundTheClock(ZoneId.of("Europe/Copenhagen"));

  /** Everybody is made known, and both engineers are present. */
  public void open() {
    open(Terms.standard(ALWAYS));
  }

  /** Under terms by which what is resolved stays open to reopening for so long. */
  void openQuietFor(Duration quietTime) {
    Terms usual = Terms.standard(ALWAYS);
    open(
        new Terms(
            usual.hours(),
            usual.matrix(),
            usual.respond(),
            usual.p1Resolve(),
            usual.lineBudgets(),
            usual.pausedBy(),
            usual.warnAt(),
            usual.touchLimit(),
            usual.updateEvery(),
            quietTime,
            usual.coreTeamSize(),
            usual.extendAfter(),
            usual.reviewWithin()));
  }

  private void open(Terms terms) {
    insist(
        DESK,
        new DeskCommand.Arrange(
            List.of(
                new Team(
                    TEAM,
                    "Front",
                    Line.FIRST,
                    Set.of(),
                    DispatchPolicy.FIRST_COME,
                    Duration.ofMinutes(5),
                    0,
                    null,
                    null))));
    for (EngineerId engineer : List.of(ADA, BOB)) {
      insist(
          engineer,
          new EngineerCommand.Register(
              new EngineerProfile(
                  DESK,
                  new Member(
                      engineer, engineer.text(), Set.of("mail"), Map.of(TEAM, 1.0), Set.of()),
                  null,
                  List.of(new EngineerProfile.ContactWay("push", engineer.text())),
                  Duration.ofMinutes(10),
                  Duration.ZERO)));
      insist(engineer, new EngineerCommand.SetPresence(Presence.PRESENT, null, "boss"));
    }
    Service mail = new Service("mail", "Mail", Impact.HIGH, Urgency.NORMAL, true, null, "provider");
    insist(
        TENANT,
        new TenantCommand.Register(
            "Kolding", new Contract(DESK, List.of(mail), terms, Duration.ofMinutes(5))));
    insist(TENANT, new TenantCommand.MoveTo(Stage.POC, "boss"));
  }

  public void report(int number, boolean major) {
    Report report =
        new Report(
            "No mail",
            null,
            "mail",
            null,
            "mail",
            Impact.HIGH,
            Urgency.HIGH,
            major,
            "customer:jens",
            "phone");
    insist(TENANT, new TenantCommand.ReportIncident("call-" + number, report));
  }

  public static IncidentId incident(int number) {
    return new IncidentId(TENANT, number);
  }

  public void acknowledge(IncidentId incident, EngineerId engineer) {
    insist(incident, new IncidentCommand.Acknowledge("engineer:" + engineer, engineer));
  }

  /** Asks until somebody is there to take it. */
  public void insist(EntityId to, Command command) {
    if (runtime.ask(to, command) instanceof Answer.Lost) {
      runtime.at(runtime.millis() + 1_000, () -> insist(to, command));
    }
  }
}
