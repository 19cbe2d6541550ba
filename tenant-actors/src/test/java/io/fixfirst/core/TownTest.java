package io.fixfirst.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.DispatchPolicy;
import io.fixfirst.core.desk.Job;
import io.fixfirst.core.desk.Member;
import io.fixfirst.core.desk.Place;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.device.DeviceCommand;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.engineer.EngineerCommand;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.core.engineer.EngineerProfile;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.incident.Stage;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.Service;
import io.fixfirst.core.tenant.TenantCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The entities together: what the P1 of the domain asks for, and that no storm drives them apart.
 */
class TownTest {

  private static final Instant T0 = Instant.parse("2026-06-01T07:00:00Z");
  private static final TenantId KOLDING = new TenantId("kolding");
  private static final DeskId DESK = new DeskId("north");
  private static final TeamId FRONT = new TeamId("service-desk");
  private static final TeamId SERVERS = new TeamId("servers");
  private static final TeamId VENDOR = new TeamId("acme");
  private static final Terms TERMS =
      Terms.standard(
          ServiceHours.weekdays(
              ZoneId.of("Europe/Copenhagen"),
              null,
              new Interval(LocalTime.of(8, 0), LocalTime.of(17, 0))));

  private static final Terms STRAIGHT_TO_THE_EXPERT =
      new Terms(
          TERMS.hours(),
          TERMS.matrix(),
          TERMS.respond(),
          TERMS.p1Resolve(),
          TERMS.lineBudgets(),
          TERMS.pausedBy(),
          TERMS.warnAt(),
          null,
          TERMS.updateEvery(),
          TERMS.quietTime(),
          TERMS.coreTeamSize(),
          TERMS.extendAfter(),
          TERMS.reviewWithin());

  private int reports;

  @Test
  void a_major_takes_three_of_six_and_gives_them_back_what_was_left() {
    Town town = town(6, STRAIGHT_TO_THE_EXPERT, List.of(SERVERS));
    List<IncidentId> tickets = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      tickets.add(report(town, Impact.LOW, false));
    }
    for (IncidentId ticket : tickets) {
      EngineerId engineer = engineerOf(town, ticket);
      town.tell(DESK, new DeskCommand.Estimate(ticket, Duration.ofMinutes(60), "lead"));
      town.tell(ticket, new IncidentCommand.Acknowledge("engineer:" + engineer, engineer));
    }
    town.until(T0.plus(Duration.ofMinutes(20)));
    town.history.clear();

    IncidentId major = report(town, Impact.HIGH, true);
    assertThat(town.history)
        .filteredOn(EngineerEvent.Paged.class::isInstance)
        .as("everybody is paged")
        .hasSize(6);
    List<IncidentId> suspended = new ArrayList<>();
    for (IncidentId ticket : tickets) {
      Job job = job(town, ticket);
      assertThat(job.leftAt(town.now)).isEqualTo(Duration.ofMinutes(40));
      if (job.place() instanceof Place.Suspended) {
        suspended.add(ticket);
        assertThat(town.incident(ticket).hands().suspendedFor()).isEqualTo(major);
      } else {
        assertThat(job.place()).as("stood down, still on theirs").isInstanceOf(Place.With.class);
      }
    }
    assertThat(suspended).hasSize(3);

    town.until(T0.plus(Duration.ofMinutes(50)));
    town.tell(major, new IncidentCommand.ReportWorkaround("engineer:e0", "generator"));
    for (IncidentId ticket : suspended) {
      assertThat(job(town, ticket).place()).isInstanceOf(Place.With.class);
      assertThat(job(town, ticket).leftAt(town.now)).isEqualTo(Duration.ofMinutes(40));
      assertThat(town.incident(ticket).hands().suspendedFor()).isNull();
    }
    assertThat(town.history)
        .as("none was handed out again")
        .noneMatch(
            event ->
                event instanceof IncidentEvent.Assigned || event instanceof IncidentEvent.Returned);
    assertThat(town.refusals).isEmpty();
  }

  @Property(tries = 300)
  void after_a_storm_all_agree_on_who_has_what(@ForAll long seed) {
    Random random = new Random(seed);
    Town town = town(4, TERMS, List.of(FRONT, SERVERS));
    town.weather(random);
    for (int step = 0; step < 120; step++) {
      happen(town, random);
      town.drain();
      if (random.nextInt(10) == 0) {
        List<EntityId> everybody = town.everybody();
        town.crash(everybody.get(random.nextInt(everybody.size())));
      }
      if (random.nextInt(3) == 0) {
        town.until(town.now.plusSeconds(random.nextInt(3600)));
      }
    }
    town.settle();
    agree(town);
  }

  /** Something happens in the town: people report, work, give up, call, come and go. */
  private void happen(Town town, Random random) {
    List<IncidentId> incidents = incidents(town);
    IncidentId any = incidents.isEmpty() ? null : incidents.get(random.nextInt(incidents.size()));
    EngineerId engineer = engineer(random.nextInt(4));
    String by = "engineer:" + engineer;
    DeviceId device = new DeviceId(KOLDING, "srv-" + random.nextInt(3));
    String identity = "disk-" + random.nextInt(2);
    int what = any == null ? random.nextInt(3) : random.nextInt(24);
    switch (what) {
      case 0, 1 -> report(town, random.nextBoolean() ? Impact.LOW : Impact.HIGH, false);
      case 2, 3 ->
          town.tell(
              device,
              new DeviceCommand.RaiseAlarm(
                  identity, Severity.MAJOR, "full", town.now, "server", "mail", "town-hall"));
      case 4 -> town.tell(device, new DeviceCommand.ClearAlarm(identity, town.now));
      case 5, 6, 7, 8 -> town.tell(any, new IncidentCommand.Acknowledge(by, engineer));
      case 9, 10 -> town.tell(any, new IncidentCommand.Resolve(by, "done"));
      case 11 ->
          town.tell(
              any,
              new IncidentCommand.Escalate(
                  by, Line.values()[random.nextInt(3)], null, Set.of(), "too hard"));
      case 12 ->
          town.tell(
              any, new IncidentCommand.Wait(by, WaitReason.CUSTOMER, null, "asked for a log"));
      case 13, 14 -> town.tell(any, new IncidentCommand.Resume(by));
      case 15 -> town.tell(any, new IncidentCommand.DeclareMajor("operator:eve", "all down"));
      case 16 -> town.tell(any, new IncidentCommand.ReportWorkaround(by, "rerouted"));
      case 17 -> town.tell(any, new IncidentCommand.Reopen("customer:jens", "still slow"));
      case 18 ->
          town.tell(
              any,
              new IncidentCommand.Reprioritise(
                  "operator:eve",
                  Impact.values()[random.nextInt(3)],
                  Urgency.values()[random.nextInt(4)],
                  "more people hit"));
      case 19 ->
          town.tell(
              engineer,
              new EngineerCommand.SetPresence(
                  Presence.values()[random.nextInt(Presence.values().length)], null, "lead"));
      case 20 -> town.tell(DESK, new DeskCommand.GiveBack(any, engineer, "not mine"));
      case 21 -> town.tell(DESK, new DeskCommand.AssignTo(any, engineer, "dispatcher"));
      case 22 ->
          town.tell(
              DESK,
              new DeskCommand.MoveToTeam(
                  any, random.nextBoolean() ? FRONT : SERVERS, "dispatcher"));
      default -> town.tell(engineer, new EngineerCommand.AcknowledgePage(any, "seen before"));
    }
  }

  private static void agree(Town town) {
    Desk desk = town.desk(DESK);
    for (IncidentId id : incidents(town)) {
      Incident incident = town.incident(id);
      Job job = desk.job(id);
      assertThat(desk.major(id) != null)
          .as("P1 of %s: %s", id, incident.major())
          .isEqualTo(incident.majorRuns());
      switch (incident.stage()) {
        case ABSENT -> throw new AssertionError("never opened " + id);
        case OPEN -> {
          assertThat(job).as("the desk knows %s %s", id, incident.desk()).isNotNull();
          if (!incident.majorRuns()) {
            atDesk(incident, job);
          }
        }
        case WAITING, RESOLVED ->
            assertThat(job == null || job.place() instanceof Place.Away)
                .as("%s (%s) is off the floor, not %s", id, incident.stage(), job)
                .isTrue();
        case CLOSED -> assertThat(job).isNull();
      }
    }
  }

  private static void atDesk(Incident incident, Job job) {
    assertThat(incident.hands().engineer())
        .as("who has %s (hands %s) at %s", incident.id(), incident.hands(), job)
        .isEqualTo(job.holder());
    assertThat(incident.place().team())
        .as("where is %s, %s at %s", incident.id(), incident.place(), job)
        .isEqualTo(job.team());
    assertThat(incident.hands().suspendedFor() != null)
        .as("suspended: %s at %s", incident.hands(), job)
        .isEqualTo(job.place() instanceof Place.Suspended);
  }

  private static List<IncidentId> incidents(Town town) {
    List<IncidentId> incidents = new ArrayList<>();
    for (EntityId id : town.everybody()) {
      if (id instanceof IncidentId incident && town.incident(incident).stage() != Stage.ABSENT) {
        incidents.add(incident);
      }
    }
    return incidents;
  }

  private static EngineerId engineerOf(Town town, IncidentId ticket) {
    EngineerId engineer = town.incident(ticket).hands().engineer();
    assertThat(engineer).as("who has %s", ticket).isNotNull();
    return engineer;
  }

  private static Job job(Town town, IncidentId ticket) {
    Job job = town.desk(DESK).job(ticket);
    assertThat(job).as("the desk knows %s", ticket).isNotNull();
    return job;
  }

  private IncidentId report(Town town, Impact impact, boolean major) {
    List<IncidentId> before = incidents(town);
    town.tell(
        KOLDING,
        new TenantCommand.ReportIncident(
            "call-" + reports++,
            new Report(
                "Mail is slow",
                null,
                "mail",
                null,
                "server",
                impact,
                Urgency.LOW,
                major,
                "customer:jens",
                "phone")));
    List<IncidentId> after = incidents(town);
    after.removeAll(before);
    return after.isEmpty() ? new IncidentId(KOLDING, 1) : after.getFirst();
  }

  /** A town with one customer and that many engineers, who are all there. */
  private static Town town(int engineers, Terms terms, List<TeamId> homes) {
    Town town = new Town(T0);
    town.tell(
        DESK,
        new DeskCommand.Arrange(
            List.of(
                team(FRONT, Line.FIRST, null),
                team(SERVERS, Line.SECOND, null),
                team(VENDOR, Line.THIRD, "Acme"))));
    for (int i = 0; i < engineers; i++) {
      TeamId team = homes.get(i % homes.size());
      EngineerId id = engineer(i);
      town.tell(
          id,
          new EngineerCommand.Register(
              new EngineerProfile(
                  DESK,
                  new Member(id, id.text(), Set.of(), Map.of(team, 1.0), Set.of()),
                  null,
                  List.of(new EngineerProfile.ContactWay("push", "phone-" + i)),
                  Duration.ofMinutes(2),
                  Duration.ZERO)));
      town.tell(id, new EngineerCommand.SetPresence(Presence.PRESENT, null, "lead"));
    }
    Service mail = new Service("mail", "Mail", Impact.LOW, Urgency.LOW, false, null, "provider");
    town.tell(
        KOLDING,
        new TenantCommand.Register(
            "Kolding", new Contract(DESK, List.of(mail), terms, Duration.ofMinutes(5))));
    town.tell(KOLDING, new TenantCommand.MoveTo(io.fixfirst.core.tenant.Stage.POC, "manager"));
    return town;
  }

  private static Team team(TeamId id, Line line, @Nullable String vendor) {
    return new Team(
        id,
        id.text(),
        line,
        Set.of(),
        DispatchPolicy.EARLIEST_DEADLINE,
        Duration.ofMinutes(15),
        0,
        vendor,
        vendor == null ? null : Duration.ofHours(8));
  }

  private static EngineerId engineer(int number) {
    return new EngineerId("e" + number);
  }
}
