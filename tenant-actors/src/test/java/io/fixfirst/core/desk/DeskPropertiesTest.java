package io.fixfirst.core.desk;

import static io.fixfirst.core.desk.Floor.DESK;
import static io.fixfirst.core.desk.Floor.EFFORT;
import static io.fixfirst.core.desk.Floor.T0;
import static io.fixfirst.core.desk.Floor.TEAMS;
import static io.fixfirst.core.desk.Floor.limited;
import static io.fixfirst.core.desk.Floor.member;
import static io.fixfirst.core.desk.Floor.present;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityLaw;
import io.fixfirst.core.EntityLaw.Step;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for the desk after any history, with messages that come twice and late. */
class DeskPropertiesTest {

  private static final List<EngineerId> PEOPLE =
      List.of("ada", "bob", "cat", "dan", "eve", "fay").stream().map(EngineerId::new).toList();

  private static final List<Member> MEMBERS = new ArrayList<>();

  static {
    List<TeamId> teams = List.of(Floor.SERVICE_DESK, Floor.INFRASTRUCTURE, Floor.BUSINESS);
    for (int i = 0; i < PEOPLE.size(); i++) {
      TeamId one = teams.get(i % 3);
      TeamId other = teams.get((i + 1) % 3);
      Map<TeamId, Double> shares = i % 2 == 0 ? Map.of(one, 1.0) : Map.of(one, 0.5, other, 0.5);
      String[] skills = i < 3 ? new String[] {"network"} : new String[] {};
      MEMBERS.add(member(PEOPLE.get(i), shares, skills));
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void the_law_and_all_that_always_holds(@ForAll("histories") List<Step<Desk, DeskCommand>> steps) {
    EntityLaw<Desk, DeskCommand, DeskEvent> law = beginning();
    ActivityChecker checker = new ActivityChecker();
    int checked = 0;
    for (Step<Desk, DeskCommand> step : steps) {
      law.run(List.of(step));
      List<DeskEvent> history = law.history();
      checker.check(history.subList(checked, history.size()));
      checked = history.size();
      Desk desk = law.state();
      assertThat(Desk.of(desk.record())).as("indexes built again").isEqualTo(desk);
      assertEachActiveOnce(desk);
      assertNobodyIdlesBesideWork(desk);
    }
  }

  private static EntityLaw<Desk, DeskCommand, DeskEvent> beginning() {
    EntityLaw<Desk, DeskCommand, DeskEvent> law =
        EntityLaw.<Desk, DeskCommand, DeskEvent>of(new DeskRules(), DESK, T0)
            .repeatable(
                command ->
                    command instanceof DeskCommand.Offer
                        || command instanceof DeskCommand.Withdraw
                        || command instanceof DeskCommand.PickUp
                        || command instanceof DeskCommand.FormCoreTeam
                        || command instanceof DeskCommand.ExtendCoreTeam
                        || command instanceof DeskCommand.EndMajor
                        || command instanceof DeskCommand.SetPresence
                        || command instanceof DeskCommand.Enrol
                        || command instanceof DeskCommand.Dismiss);
    law.deliver(new DeskCommand.Arrange(TEAMS));
    for (Member member : MEMBERS) {
      law.deliver(Floor.enrol(member));
      law.deliver(present(member.id()));
    }
    return law;
  }

  private static void assertEachActiveOnce(Desk desk) {
    for (Job job : desk.jobs()) {
      if (job.place() instanceof Place.With) {
        Seat seat = desk.seat(job.holder());
        assertThat(seat.on()).isEqualTo(job.ticket().incident());
        assertThat(seat.presence()).isNotEqualTo(Presence.ON_LEAVE);
      }
      if (job.place() instanceof Place.Suspended suspended) {
        Major major = desk.major(suspended.major());
        assertThat(major.member(job.holder()).left()).isEqualTo(job.ticket().incident());
      }
      if (job.place() instanceof Place.InCore) {
        assertThat(desk.major(job.ticket().incident())).isNotNull();
      }
    }
    for (Major major : desk.majors()) {
      for (CoreMember member : major.members()) {
        if (member.left() != null) {
          Place place = desk.job(member.left()).place();
          assertThat(place).isInstanceOfAny(Place.Suspended.class, Place.InCore.class);
        }
      }
    }
    for (Seat seat : desk.seats()) {
      if (seat.on() != null) {
        Place place = desk.job(seat.on()).place();
        assertThat(place).isInstanceOfAny(Place.With.class, Place.InCore.class);
        if (place instanceof Place.InCore) {
          assertThat(desk.major(seat.on()).member(seat.member().id())).isNotNull();
        }
      }
    }
  }

  private static void assertNobodyIdlesBesideWork(Desk desk) {
    for (TeamFloor floor : desk.floors().values()) {
      for (EngineerId engineer : floor.idle()) {
        Seat seat = desk.seat(engineer);
        for (Needs needs : floor.buckets().keySet()) {
          boolean refused = needs.never() && engineer.equals(needs.notTo());
          assertThat(floor.full() || refused || !needs.metBy(seat.member()))
              .as("%s idles beside %s", seat, needs)
              .isTrue();
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Step<Desk, DeskCommand>>> histories() {
    return EntityLaw.histories(commands(), Duration.ofMinutes(25), 120);
  }

  private static Arbitrary<Function<Desk, DeskCommand>> commands() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, offers()),
        Tuple.of(3, withdrawals()),
        Tuple.of(4, Combinators.combine(incidents(), people()).as(DeskPropertiesTest::pickUp)),
        Tuple.of(2, Combinators.combine(incidents(), people()).as(DeskPropertiesTest::byHand)),
        Tuple.of(1, Combinators.combine(incidents(), teams()).as(DeskPropertiesTest::move)),
        Tuple.of(2, Combinators.combine(incidents(), people()).as(DeskPropertiesTest::giveBack)),
        Tuple.of(3, Combinators.combine(people(), presences()).as(DeskPropertiesTest::presence)),
        Tuple.of(2, majors()),
        Tuple.of(2, extensions()),
        Tuple.of(3, incidents().map(DeskPropertiesTest::endMajor)),
        Tuple.of(1, arrangements()),
        Tuple.of(1, people().map(DeskPropertiesTest::dismissal)),
        Tuple.of(1, Arbitraries.of(MEMBERS).map(DeskPropertiesTest::enrolment)));
  }

  private static Function<Desk, DeskCommand> always(DeskCommand command) {
    return _ -> command;
  }

  private static Arbitrary<Function<Desk, DeskCommand>> offers() {
    return Combinators.combine(
            incidents(),
            Arbitraries.integers().between(-1, 2),
            Arbitraries.of(Line.values()),
            Arbitraries.of(Set.<String>of(), Set.<String>of(), Set.of("network")),
            Arbitraries.of(Priority.LOW, Priority.NORMAL, Priority.HIGH),
            Arbitraries.integers().between(0, 600))
        .as(
            (incident, step, line, skills, priority, due) ->
                desk ->
                    new DeskCommand.Offer(
                        new Ticket(
                            incident,
                            turn(desk, incident) + step,
                            line,
                            null,
                            "general",
                            skills,
                            priority,
                            T0,
                            due == 0 ? null : T0.plusSeconds(60L * due),
                            EFFORT,
                            null)));
  }

  private static int turn(Desk desk, IncidentId incident) {
    Job job = desk.job(incident);
    return job == null ? 1 : job.turn();
  }

  private static Arbitrary<Function<Desk, DeskCommand>> withdrawals() {
    return Combinators.combine(
            incidents(), Arbitraries.integers().between(-1, 2), Arbitraries.of(true, false))
        .as(
            (incident, step, over) ->
                desk -> new DeskCommand.Withdraw(incident, turn(desk, incident) + step, over));
  }

  private static Function<Desk, DeskCommand> pickUp(IncidentId incident, EngineerId person) {
    return desk -> new DeskCommand.PickUp(incident, holderOr(desk, incident, person));
  }

  private static EngineerId holderOr(Desk desk, IncidentId incident, EngineerId person) {
    Job job = desk.job(incident);
    return job == null || job.holder() == null ? person : job.holder();
  }

  private static Function<Desk, DeskCommand> byHand(IncidentId incident, EngineerId person) {
    return _ -> new DeskCommand.AssignTo(incident, person, "dispatcher");
  }

  private static Function<Desk, DeskCommand> move(IncidentId incident, TeamId team) {
    return _ -> new DeskCommand.MoveToTeam(incident, team, "dispatcher");
  }

  private static Function<Desk, DeskCommand> giveBack(IncidentId incident, EngineerId person) {
    return desk ->
        new DeskCommand.GiveBack(incident, holderOr(desk, incident, person), "not for me");
  }

  private static Function<Desk, DeskCommand> presence(EngineerId person, Presence presence) {
    return desk ->
        new DeskCommand.SetPresence(
            person,
            presence,
            null,
            desk.seat(person) == null ? 1 : desk.seat(person).toldPresence() + 1);
  }

  private static Function<Desk, DeskCommand> dismissal(EngineerId person) {
    return desk -> new DeskCommand.Dismiss(person, said(desk, person) + 1);
  }

  private static Function<Desk, DeskCommand> enrolment(Member member) {
    return desk -> new DeskCommand.Enrol(member, said(desk, member.id()) + 1);
  }

  private static int said(Desk desk, EngineerId person) {
    DeskRecord.Dismissed gone = desk.dismissed().get(person);
    Seat seat = desk.seat(person);
    return seat != null ? seat.told() : gone != null ? gone.turn() : 0;
  }

  private static Arbitrary<Function<Desk, DeskCommand>> majors() {
    return Combinators.combine(incidents(), Arbitraries.integers().between(1, 4))
        .as(
            (incident, size) ->
                desk ->
                    new DeskCommand.FormCoreTeam(
                        new Ticket(
                            incident,
                            turn(desk, incident) + 1,
                            Line.SECOND,
                            null,
                            "general",
                            Set.of("network"),
                            Priority.P1,
                            T0,
                            null,
                            EFFORT,
                            null),
                        size,
                        "mail is down"));
  }

  private static Arbitrary<Function<Desk, DeskCommand>> extensions() {
    return Combinators.combine(incidents(), people().injectNull(0.5))
        .as(
            (incident, person) ->
                desk -> {
                  IncidentId major = runningOr(desk, incident);
                  int request = desk.major(major) == null ? 1 : desk.major(major).lastRequest() + 1;
                  return new DeskCommand.ExtendCoreTeam(major, request, 1, person, Set.of());
                });
  }

  private static Function<Desk, DeskCommand> endMajor(IncidentId incident) {
    return desk -> {
      IncidentId major = runningOr(desk, incident);
      return new DeskCommand.EndMajor(major, turn(desk, major) + 1);
    };
  }

  /** {@return one of the P1s that go on, if any} */
  private static IncidentId runningOr(Desk desk, IncidentId incident) {
    List<Major> running = List.copyOf(desk.majors());
    int which = (int) (incident.number() % Math.max(1, running.size()));
    return running.isEmpty() ? incident : running.get(which).incident();
  }

  private static Arbitrary<Function<Desk, DeskCommand>> arrangements() {
    return Combinators.combine(
            Arbitraries.of(DispatchPolicy.values()), Arbitraries.integers().between(0, 2))
        .as(
            (policy, limit) -> {
              List<Team> teams = new ArrayList<>(TEAMS);
              teams.set(1, limited(Floor.by(TEAMS.get(1), policy), limit));
              return always(new DeskCommand.Arrange(teams));
            });
  }

  private static Arbitrary<IncidentId> incidents() {
    return Combinators.combine(
            Arbitraries.of(new TenantId("kolding"), new TenantId("vejle")),
            Arbitraries.longs().between(1, 5))
        .as(IncidentId::new);
  }

  private static Arbitrary<EngineerId> people() {
    return Arbitraries.of(PEOPLE);
  }

  private static Arbitrary<TeamId> teams() {
    return Arbitraries.of(Floor.SERVICE_DESK, Floor.INFRASTRUCTURE, Floor.BUSINESS, Floor.VENDOR);
  }

  private static Arbitrary<Presence> presences() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(Presence.PRESENT)),
        Tuple.of(3, Arbitraries.of(Presence.values())));
  }
}
