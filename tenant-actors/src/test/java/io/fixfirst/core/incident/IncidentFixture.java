package io.fixfirst.core.incident;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityScenario;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People, places and times that incident tests share. */
final class IncidentFixture {

  static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
  static final TenantId KOLDING = new TenantId("kolding");
  static final IncidentId ID = new IncidentId(KOLDING, 42);
  static final IncidentId OTHER = new IncidentId(KOLDING, 43);
  static final DeskId DESK = new DeskId("north");
  static final TeamId FRONT = new TeamId("service-desk");
  static final TeamId SERVERS = new TeamId("servers");
  static final TeamId VENDOR = new TeamId("vendor");
  static final EngineerId ADA = new EngineerId("ada");
  static final EngineerId BOB = new EngineerId("bob");
  static final EngineerId CLEO = new EngineerId("cleo");

  /** A Monday morning; office hours have just begun. */
  static final Instant T0 = local("2026-06-01T09:00");

  static final ServiceHours OFFICE =
      ServiceHours.weekdays(
          COPENHAGEN, null, new Interval(LocalTime.of(9, 0), LocalTime.of(17, 0)));
  static final Terms TERMS = Terms.standard(OFFICE);

  /** Impact low and urgency low: 40 h, priority Low. */
  static final Report REPORT =
      new Report(
          "Mail is slow",
          null,
          "mail",
          null,
          "server",
          Impact.LOW,
          Urgency.LOW,
          false,
          "customer:jens",
          "phone");

  static final IncidentCommand.Open OPEN = new IncidentCommand.Open(DESK, REPORT, TERMS, T0, null);

  static final Alarm DISK = alarm("srv-1", "disk", 0);
  static final Alarm CPU = alarm("srv-2", "cpu", 10);

  static final List<CoreMember> CORE_TEAM =
      List.of(
          new CoreMember(ADA, CoreRole.LEAD, OTHER, Duration.ofMinutes(40)),
          new CoreMember(BOB, CoreRole.COMMUNICATIONS, null, null));

  private IncidentFixture() {}

  /** {@return an incident of that id, about which nothing is known} */
  static EntityScenario<Incident, IncidentCommand, IncidentEvent> incident() {
    return EntityScenario.of(new IncidentRules(), ID, T0);
  }

  /** {@return an incident that a customer has reported, of the lowest priority} */
  static EntityScenario<Incident, IncidentCommand, IncidentEvent> opened() {
    return incident().after(OPEN);
  }

  /** {@return an incident that Ada of the 1st line has picked up at once} */
  static EntityScenario<Incident, IncidentCommand, IncidentEvent> pickedUp() {
    return opened()
        .after(queued(1, Line.FIRST, FRONT), assigned(ADA, FRONT, Line.FIRST, 1), ack(ADA));
  }

  /** {@return an incident that an alarm has opened} */
  static EntityScenario<Incident, IncidentCommand, IncidentEvent> alarmed() {
    return incident().after(new IncidentCommand.Open(DESK, reportOf(DISK), TERMS, T0, DISK));
  }

  /** {@return a P1 by the customer's word, whose core team is formed} */
  static EntityScenario<Incident, IncidentCommand, IncidentEvent> major() {
    return incident()
        .after(
            new IncidentCommand.Open(DESK, major(REPORT), TERMS, T0, null),
            new IncidentCommand.NoteCoreTeam(1, CORE_TEAM, 6));
  }

  static Report major(Report report) {
    return new Report(
        report.summary(),
        report.description(),
        report.service(),
        report.device(),
        report.category(),
        report.impact(),
        report.urgency(),
        true,
        report.by(),
        report.channel());
  }

  static Report reportOf(Alarm alarm) {
    return new Report(
        alarm.summary(),
        null,
        alarm.service(),
        alarm.device(),
        alarm.category(),
        Impact.LOW,
        Urgency.LOW,
        false,
        "device:" + alarm.device().text(),
        "monitoring");
  }

  static Alarm alarm(String device, String identity, int secondsAfter) {
    return new Alarm(
        new DeviceId(KOLDING, device),
        identity,
        Severity.MAJOR,
        identity + " of " + device,
        T0.plusSeconds(secondsAfter),
        "server",
        "mail",
        "town-hall",
        Set.of());
  }

  static IncidentCommand ack(EngineerId engineer) {
    return new IncidentCommand.Acknowledge("engineer:" + engineer, engineer);
  }

  static IncidentCommand queued(int turn, Line line, TeamId team) {
    return new IncidentCommand.NoteQueued(turn, 0, line, team, null, null);
  }

  static IncidentCommand assigned(EngineerId engineer, TeamId team, Line line, int number) {
    return new IncidentCommand.NoteAssigned(
        engineer, team, line, number, "desk", "best score", null);
  }

  static IncidentCommand escalate(Line line) {
    return new IncidentCommand.Escalate("operator:eve", line, null, Set.of(), "needs an expert");
  }

  static IncidentCommand resolve() {
    return new IncidentCommand.Resolve("engineer:ada", "Replaced the disk.");
  }

  static IncidentCommand reopen() {
    return new IncidentCommand.Reopen("customer:jens", "Still slow.");
  }

  static Instant minutes(int minutes) {
    return T0.plusSeconds(60L * minutes);
  }

  static Instant local(String text) {
    return LocalDateTime.parse(text).atZone(COPENHAGEN).toInstant();
  }

  /** The standard terms with a budget per line: a quarter for the 1st, the rest for the 2nd. */
  static Terms withLineBudgets() {
    return terms(Map.of(Line.FIRST, 0.25, Line.SECOND, 0.75), Duration.ofDays(1));
  }

  static Terms terms(Map<Line, Double> lineBudgets, Duration touchLimit) {
    return new Terms(
        TERMS.hours(),
        TERMS.matrix(),
        TERMS.respond(),
        TERMS.p1Resolve(),
        lineBudgets,
        TERMS.pausedBy(),
        TERMS.warnAt(),
        touchLimit,
        TERMS.updateEvery(),
        TERMS.quietTime(),
        TERMS.coreTeamSize(),
        TERMS.extendAfter(),
        TERMS.reviewWithin());
  }
}
