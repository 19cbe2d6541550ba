package io.fixfirst.simulation.weather;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.calendar.ServiceHours.Interval;
import io.fixfirst.core.desk.DispatchPolicy;
import io.fixfirst.core.desk.Member;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.device.DeviceProfile;
import io.fixfirst.core.engineer.EngineerProfile;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who and what is in a world: one desk in one of two shapes, its engineers, two or three tenants
 * and their devices.
 *
 * @param lines whether the desk has three lines; else everything goes straight to the expert
 */
record Cast(
    boolean lines,
    List<Team> teams,
    List<EngineerId> engineers,
    List<TenantId> tenants,
    List<DeviceId> devices) {

  /** A Monday morning in early summer. */
  static final Instant START = Instant.parse("2026-06-01T06:00:00Z");

  static final DeskId DESK = new DeskId("floor");

  /** Also what tickets are about. */
  static final List<String> SKILLS = List.of("server", "network", "mail");

  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
  private static final ServiceHours OFFICE =
      ServiceHours.weekdays(ZONE, null, new Interval(LocalTime.of(8, 0), LocalTime.of(17, 0)));
  private static final ServiceHours ALWAYS = ServiceHours.aroundTheClock(ZONE);

  static Cast of(SplittableRandom random) {
    boolean lines = random.nextBoolean();
    List<EngineerId> engineers = new ArrayList<>();
    for (String name : List.of("ada", "bob", "cleo", "dan", "eve", "finn", "gro")) {
      if (engineers.size() < 4 || random.nextBoolean()) {
        engineers.add(new EngineerId(name));
      }
    }
    List<TenantId> tenants = new ArrayList<>();
    for (String name : List.of("kolding", "vejle", "ribe")) {
      if (tenants.size() < 2 || random.nextBoolean()) {
        tenants.add(new TenantId(name));
      }
    }
    List<DeviceId> devices = new ArrayList<>();
    for (TenantId tenant : tenants) {
      for (int number = 1; number <= 3; number++) {
        devices.add(new DeviceId(tenant, "srv-" + number));
      }
    }
    return new Cast(
        lines, lines ? threeLines(random) : experts(random), engineers, tenants, devices);
  }

  private static List<Team> threeLines(SplittableRandom random) {
    return List.of(
        team("front", Line.FIRST, Set.of(), random),
        team("servers", Line.SECOND, Set.of("server"), random),
        team("network", Line.SECOND, Set.of("network"), random),
        new Team(
            new TeamId("acme"),
            "Acme",
            Line.THIRD,
            Set.of(),
            DispatchPolicy.FIRST_COME,
            Duration.ofMinutes(5),
            0,
            "Acme",
            Duration.ofHours(4)));
  }

  private static List<Team> experts(SplittableRandom random) {
    return List.of(team("experts", Line.SECOND, Set.of(), random));
  }

  private static Team team(
      String name, Line line, Set<String> categories, SplittableRandom random) {
    DispatchPolicy[] policies = DispatchPolicy.values();
    return new Team(
        new TeamId(name),
        name,
        line,
        categories,
        policies[random.nextInt(policies.length)],
        Duration.ofMinutes(random.nextInt(3, 20)),
        random.nextInt(4) == 0 ? 2 : 0,
        null,
        null);
  }

  /** {@return what somebody is, drawn anew each time} */
  EngineerProfile profile(EngineerId engineer, SplittableRandom random) {
    Map<TeamId, Double> shares = new TreeMap<>();
    List<Team> own = teams.stream().filter(team -> team.vendor() == null).toList();
    Team home = own.get(Math.floorMod(engineers.indexOf(engineer), own.size()));
    Team other = own.get(random.nextInt(own.size()));
    shares.put(home.id(), 0.5);
    shares.put(other.id(), 0.5);
    Set<String> skills = new TreeSet<>();
    for (String skill : SKILLS) {
      if (random.nextBoolean()) {
        skills.add(skill);
      }
    }
    Member member =
        new Member(
            engineer,
            engineer.text(),
            skills,
            shares,
            Set.of(tenants.get(random.nextInt(tenants.size()))));
    return new EngineerProfile(
        DESK,
        member,
        random.nextInt(5) == 0 ? OFFICE : null,
        List.of(
            new EngineerProfile.ContactWay("push", engineer.text()),
            new EngineerProfile.ContactWay("call", "+45 0000")),
        Duration.ofMinutes(random.nextInt(10, 30)),
        random.nextBoolean() ? Duration.ZERO : Duration.ofHours(2));
  }

  /** {@return what a tenant buys, drawn anew each time} */
  Contract contract(SplittableRandom random) {
    return new Contract(
        DESK,
        List.of(
            new Service("mail", "Mail", Impact.HIGH, Urgency.NORMAL, true, null, "provider"),
            new Service(
                "print",
                "Printing",
                Impact.LOW,
                Urgency.LOW,
                false,
                random.nextBoolean() ? terms(random) : null,
                "provider")),
        terms(random),
        Duration.ofMinutes(random.nextInt(1, 20)));
  }

  private Terms terms(SplittableRandom random) {
    Terms standard = Terms.standard(random.nextBoolean() ? ALWAYS : OFFICE);
    EnumSet<WaitReason> pausing = EnumSet.of(WaitReason.CUSTOMER);
    if (random.nextBoolean()) {
      pausing.add(WaitReason.VENDOR);
    }
    return new Terms(
        standard.hours(),
        standard.matrix(),
        standard.respond(),
        standard.p1Resolve(),
        random.nextBoolean() ? Map.of() : Map.of(Line.FIRST, 0.25, Line.SECOND, 0.75),
        pausing,
        standard.warnAt(),
        lines ? Duration.ofMinutes(random.nextInt(5, 20)) : null,
        random.nextBoolean() ? standard.updateEvery() : Map.of(Priority.HIGH, Duration.ofHours(1)),
        Duration.ofMinutes(random.nextInt(0, 300)),
        random.nextInt(1, 4),
        random.nextBoolean() ? Duration.ofMinutes(random.nextInt(5, 60)) : null,
        standard.reviewWithin());
  }

  DeviceProfile profile(DeviceId device, SplittableRandom random) {
    return new DeviceProfile(
        device.name(),
        pick(SKILLS, random),
        service(random),
        random.nextBoolean() ? "town-hall" : null,
        device.name().equals("srv-3") ? Set.of("srv-1") : Set.of(),
        List.of(),
        null);
  }

  static @Nullable String service(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> "mail";
      case 1 -> "print";
      default -> null;
    };
  }

  static <T> T pick(List<T> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }
}
