package io.fixfirst.core.desk;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityScenario;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** A small desk for tests: a service desk, infrastructure, business systems and a vendor. */
final class Floor {

  /** What somebody says is counted; each command that is made here is newer than the one before. */
  private static final AtomicInteger TURNS = new AtomicInteger();

  static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");
  static final DeskId DESK = new DeskId("north");
  static final TenantId KOLDING = new TenantId("kolding");
  static final TenantId VEJLE = new TenantId("vejle");

  static final TeamId SERVICE_DESK = new TeamId("service-desk");
  static final TeamId INFRASTRUCTURE = new TeamId("infrastructure");
  static final TeamId BUSINESS = new TeamId("business");
  static final TeamId VENDOR = new TeamId("vendor");

  static final EngineerId ADA = new EngineerId("ada");
  static final EngineerId BOB = new EngineerId("bob");
  static final EngineerId CAT = new EngineerId("cat");

  static final Duration EFFORT = Duration.ofMinutes(60);
  static final Duration PICK_UP = Duration.ofMinutes(10);

  static final List<Team> TEAMS =
      List.of(
          team(SERVICE_DESK, Line.FIRST),
          team(INFRASTRUCTURE, Line.SECOND),
          takes(team(BUSINESS, Line.SECOND), "erp"),
          vendor(VENDOR, "Skyline"));

  private Floor() {}

  static EntityScenario<Desk, DeskCommand, DeskEvent> desk() {
    return EntityScenario.<Desk, DeskCommand, DeskEvent>of(new DeskRules(), DESK, T0)
        .after(new DeskCommand.Arrange(TEAMS));
  }

  static EntityScenario<Desk, DeskCommand, DeskEvent> deskOf(Team... teams) {
    return EntityScenario.<Desk, DeskCommand, DeskEvent>of(new DeskRules(), DESK, T0)
        .after(new DeskCommand.Arrange(List.of(teams)));
  }

  static Team team(TeamId id, Line line) {
    return new Team(
        id, id.text(), line, Set.of(), DispatchPolicy.EARLIEST_DEADLINE, PICK_UP, 0, null, null);
  }

  static Team takes(Team team, String category) {
    return new Team(
        team.id(),
        team.label(),
        team.line(),
        Set.of(category),
        team.policy(),
        team.pickUpWithin(),
        team.limit(),
        null,
        null);
  }

  static Team by(Team team, DispatchPolicy policy) {
    return new Team(
        team.id(),
        team.label(),
        team.line(),
        team.categories(),
        policy,
        team.pickUpWithin(),
        team.limit(),
        null,
        null);
  }

  static Team limited(Team team, int limit) {
    return new Team(
        team.id(),
        team.label(),
        team.line(),
        team.categories(),
        team.policy(),
        team.pickUpWithin(),
        limit,
        null,
        null);
  }

  static Team touching(Team team, Duration touchLimit) {
    return new Team(
        team.id(),
        team.label(),
        team.line(),
        team.categories(),
        team.policy(),
        team.pickUpWithin(),
        team.limit(),
        null,
        null,
        touchLimit);
  }

  static Team vendor(TeamId id, String name) {
    return new Team(
        id,
        id.text(),
        Line.THIRD,
        Set.of(),
        DispatchPolicy.FIRST_COME,
        PICK_UP,
        0,
        name,
        Duration.ofHours(8));
  }

  static Member member(EngineerId id, TeamId team, String... skills) {
    return member(id, Map.of(team, 1.0), skills);
  }

  static Member member(EngineerId id, Map<TeamId, Double> shares, String... skills) {
    return new Member(
        id, id.text(), new TreeSet<>(List.of(skills)), new TreeMap<>(shares), Set.of());
  }

  static Member knowing(Member member, TenantId tenant) {
    return new Member(
        member.id(), member.label(), member.skills(), member.shares(), Set.of(tenant));
  }

  /** Enrolled and present. */
  static DeskCommand[] there(Member... members) {
    DeskCommand[] commands = new DeskCommand[2 * members.length];
    for (int i = 0; i < members.length; i++) {
      commands[2 * i] = enrol(members[i]);
      commands[2 * i + 1] = present(members[i].id());
    }
    return commands;
  }

  static DeskCommand enrol(Member member) {
    return new DeskCommand.Enrol(member, TURNS.incrementAndGet());
  }

  static DeskCommand dismiss(EngineerId engineer) {
    return new DeskCommand.Dismiss(engineer, TURNS.incrementAndGet());
  }

  static DeskCommand present(EngineerId engineer) {
    return presence(engineer, Presence.PRESENT);
  }

  static DeskCommand presence(EngineerId engineer, Presence presence) {
    return new DeskCommand.SetPresence(engineer, presence, null, TURNS.incrementAndGet());
  }

  static IncidentId incident(long number) {
    return new IncidentId(KOLDING, number);
  }

  static Ticket ticket(long number) {
    return ticket(number, 1, Line.FIRST);
  }

  static Ticket ticket(long number, int turn, Line line) {
    return new Ticket(
        incident(number),
        turn,
        line,
        null,
        "general",
        Set.of(),
        Priority.LOW,
        T0.plusSeconds(number),
        T0.plus(Duration.ofHours(40)).plusSeconds(number),
        EFFORT,
        null);
  }

  static Ticket needing(Ticket ticket, String... skills) {
    return new Ticket(
        ticket.incident(),
        ticket.turn(),
        ticket.line(),
        ticket.team(),
        ticket.category(),
        new TreeSet<>(List.of(skills)),
        ticket.priority(),
        ticket.opened(),
        ticket.due(),
        ticket.effort(),
        ticket.preferred());
  }

  static Ticket weighing(Ticket ticket, Priority priority, Instant due) {
    return new Ticket(
        ticket.incident(),
        ticket.turn(),
        ticket.line(),
        ticket.team(),
        ticket.category(),
        ticket.skills(),
        priority,
        ticket.opened(),
        due,
        ticket.effort(),
        ticket.preferred());
  }

  static Ticket about(Ticket ticket, String category) {
    return new Ticket(
        ticket.incident(),
        ticket.turn(),
        ticket.line(),
        ticket.team(),
        category,
        ticket.skills(),
        ticket.priority(),
        ticket.opened(),
        ticket.due(),
        ticket.effort(),
        ticket.preferred());
  }

  static Ticket preferring(Ticket ticket, EngineerId engineer) {
    return new Ticket(
        ticket.incident(),
        ticket.turn(),
        ticket.line(),
        ticket.team(),
        ticket.category(),
        ticket.skills(),
        ticket.priority(),
        ticket.opened(),
        ticket.due(),
        ticket.effort(),
        engineer);
  }

  static DeskCommand offer(long number) {
    return new DeskCommand.Offer(ticket(number));
  }

  static DeskCommand offer(Ticket ticket) {
    return new DeskCommand.Offer(ticket);
  }

  static DeskCommand pickUp(long number, EngineerId engineer) {
    return new DeskCommand.PickUp(incident(number), engineer);
  }

  static DeskCommand p1(long number, int turn, int size) {
    Ticket ticket = weighing(ticket(number, turn, Line.SECOND), Priority.P1, T0.plusSeconds(14400));
    return new DeskCommand.FormCoreTeam(ticket, size, "mail is down");
  }

  static DeskCommand endMajor(long number, int turn) {
    return new DeskCommand.EndMajor(incident(number), turn);
  }

  /** {@return who has that ticket; null for nobody} */
  static EngineerId holder(Desk desk, long number) {
    Job job = desk.job(incident(number));
    return job != null && job.place() instanceof Place.With ? job.holder() : null;
  }
}
