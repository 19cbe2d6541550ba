package io.fixfirst.simulation.checker;

import io.fixfirst.core.Command;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.DispatchPolicy;
import io.fixfirst.core.desk.Member;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.device.DeviceCommand;
import io.fixfirst.core.device.DeviceProfile;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.engineer.EngineerCommand;
import io.fixfirst.core.engineer.EngineerProfile;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.Service;
import io.fixfirst.core.tenant.Stage;
import io.fixfirst.core.tenant.TenantCommand;
import io.fixfirst.simulation.runtime.Answer;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A day on which everything goes as it should and a little of everything happens: five engineers,
 * one on leave, two tenants, tickets that are worked, that wait and that breach, alarms, a P1 that
 * suspends work, and another that still goes on at the end.
 */
final class GoodDay {

  /** A Monday, at opening time. */
  private static final Instant START = Instant.parse("2026-06-01T06:00:00Z");

  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
  private static final DeskId DESK = new DeskId("desk");
  private static final TeamId EXPERTS = new TeamId("experts");
  private static final List<EngineerId> STAFF =
      List.of(
          new EngineerId("ada"),
          new EngineerId("bob"),
          new EngineerId("cleo"),
          new EngineerId("dan"),
          new EngineerId("eve"));

  static final TenantId KOLDING = new TenantId("kolding");
  static final TenantId VEJLE = new TenantId("vejle");

  /** The P1 that ends. */
  static final IncidentId P1 = new IncidentId(VEJLE, 1);

  private final List<Recorded> events = new ArrayList<>();
  private final VirtualRuntime runtime = new VirtualRuntime(START, Weather.calm(), events::add);
  private int calls;

  private GoodDay() {}

  /** The events, and when all is quiet. */
  record Day(List<Recorded> events, Instant end) {}

  static Day run() {
    GoodDay day = new GoodDay();
    day.setUp();
    day.morning();
    day.majorIncident();
    day.afterwards();
    return new Day(day.events, day.runtime.now());
  }

  private void setUp() {
    ask(
        DESK,
        new DeskCommand.Arrange(
            List.of(
                new Team(
                    EXPERTS,
                    "Experts",
                    Line.SECOND,
                    Set.of(),
                    DispatchPolicy.FIRST_COME,
                    Duration.ofHours(2),
                    0,
                    null,
                    null))));
    for (EngineerId engineer : STAFF) {
      ask(
          engineer,
          new EngineerCommand.Register(
              new EngineerProfile(
                  DESK,
                  new Member(engineer, engineer.text(), Set.of(), Map.of(EXPERTS, 1.0), Set.of()),
                  null,
                  List.of(new EngineerProfile.ContactWay("push", engineer.text())),
                  Duration.ofMinutes(10),
                  Duration.ZERO)));
      Presence presence = engineer.equals(STAFF.getLast()) ? Presence.ON_LEAVE : Presence.PRESENT;
      ask(engineer, new EngineerCommand.SetPresence(presence, null, "boss"));
    }
    for (TenantId tenant : List.of(KOLDING, VEJLE)) {
      ask(tenant, new TenantCommand.Register(tenant.text(), contract(0.5)));
      ask(tenant, new TenantCommand.MoveTo(Stage.POC, "boss"));
    }
    for (int number = 1; number <= 2; number++) {
      ask(
          server(number),
          new DeviceCommand.Register(
              new DeviceProfile("srv-" + number, "server", null, null, Set.of(), List.of(), null)));
    }
    pass(5);
  }

  private static Contract contract(double secondLine) {
    ServiceHours office =
        ServiceHours.weekdays(ZONE, null, new Interval(LocalTime.of(8, 0), LocalTime.of(17, 0)));
    Terms standard = Terms.standard(office);
    Terms terms =
        new Terms(
            office,
            standard.matrix(),
            standard.respond(),
            standard.p1Resolve(),
            Map.of(Line.SECOND, secondLine),
            standard.pausedBy(),
            standard.warnAt(),
            null,
            standard.updateEvery(),
            Duration.ofHours(1),
            standard.coreTeamSize(),
            null,
            standard.reviewWithin());
    Service mail = new Service("mail", "Mail", Impact.HIGH, Urgency.NORMAL, true, null, "provider");
    return new Contract(DESK, List.of(mail), terms, Duration.ofMinutes(5));
  }

  private void morning() {
    alarm(1);
    report(KOLDING, false);
    report(KOLDING, false);
    pass(1);
    for (int number = 1; number <= 3; number++) {
      acknowledge(new IncidentId(KOLDING, number));
    }
    pass(10);
    ask(
        DESK,
        new DeskCommand.Estimate(
            new IncidentId(KOLDING, 1), Duration.ofMinutes(25), "engineer:ada"));
    pass(9);
  }

  private void majorIncident() {
    report(VEJLE, true);
    pass(1);
    for (EngineerId engineer : STAFF.subList(0, 4)) {
      ask(engineer, new EngineerCommand.AcknowledgePage(P1, null));
    }
    pass(29);
    ask(P1, new IncidentCommand.ReportWorkaround("operator:ole", "Restarted."));
    pass(10);
    ask(P1, new IncidentCommand.RecordResponsibility("operator:ole", "vendor", "A bad update."));
    ask(VEJLE, new TenantCommand.ChangeContract(contract(0.25), "boss"));
    pass(1);
    acknowledge(P1);
    ask(P1, new IncidentCommand.Resolve("operator:ole", "Replaced."));
  }

  private void afterwards() {
    IncidentId first = new IncidentId(KOLDING, 1);
    IncidentId second = new IncidentId(KOLDING, 2);
    ask(server(1), new DeviceCommand.ClearAlarm("down", runtime.now()));
    ask(first, new IncidentCommand.Resolve(by(first), "Mended."));
    ask(second, new IncidentCommand.Wait(by(second), WaitReason.CUSTOMER, null, "Which one?"));
    pass(20);
    ask(second, new IncidentCommand.Resume("customer:jens"));
    pass(1);
    acknowledge(second);
    pass(70); // The first closes, and so does the P1.
    ask(second, new IncidentCommand.Resolve(by(second), "Mended."));
    alarm(2);
    report(KOLDING, false);
    pass(60); // Nobody picks them up: they breach.
    report(VEJLE, true);
    pass(1);
    IncidentId other = new IncidentId(VEJLE, 2);
    ask(STAFF.getFirst(), new EngineerCommand.AcknowledgePage(other, "The disk was full."));
    pass(15);
    runtime.calmDown();
  }

  private static DeviceId server(int number) {
    return new DeviceId(KOLDING, "srv-" + number);
  }

  private void alarm(int number) {
    ask(
        server(number),
        new DeviceCommand.RaiseAlarm(
            "down", Severity.MAJOR, "Target down", runtime.now(), null, null, null));
  }

  private void report(TenantId tenant, boolean major) {
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
    ask(tenant, new TenantCommand.ReportIncident("call-" + ++calls, report));
  }

  private void acknowledge(IncidentId incident) {
    ask(incident, new IncidentCommand.Acknowledge(by(incident), holder(incident)));
  }

  private EngineerId holder(IncidentId incident) {
    return Objects.requireNonNull(runtime.state(incident, Incident.class).hands().engineer());
  }

  private String by(IncidentId incident) {
    return "engineer:" + holder(incident);
  }

  private void ask(EntityId to, Command command) {
    if (!(runtime.ask(to, command) instanceof Answer.Done)) {
      throw new IllegalStateException("A good day has no refusals (" + to + ", " + command + ").");
    }
  }

  private void pass(int minutes) {
    runtime.run(runtime.now().plus(Duration.ofMinutes(minutes)));
  }
}
