package io.fixfirst.core.incident;

import static io.fixfirst.core.incident.IncidentFixture.ADA;
import static io.fixfirst.core.incident.IncidentFixture.BOB;
import static io.fixfirst.core.incident.IncidentFixture.CLEO;
import static io.fixfirst.core.incident.IncidentFixture.COPENHAGEN;
import static io.fixfirst.core.incident.IncidentFixture.CORE_TEAM;
import static io.fixfirst.core.incident.IncidentFixture.CPU;
import static io.fixfirst.core.incident.IncidentFixture.DESK;
import static io.fixfirst.core.incident.IncidentFixture.DISK;
import static io.fixfirst.core.incident.IncidentFixture.FRONT;
import static io.fixfirst.core.incident.IncidentFixture.ID;
import static io.fixfirst.core.incident.IncidentFixture.OPEN;
import static io.fixfirst.core.incident.IncidentFixture.OTHER;
import static io.fixfirst.core.incident.IncidentFixture.REPORT;
import static io.fixfirst.core.incident.IncidentFixture.SERVERS;
import static io.fixfirst.core.incident.IncidentFixture.T0;
import static io.fixfirst.core.incident.IncidentFixture.TERMS;
import static io.fixfirst.core.incident.IncidentFixture.VENDOR;
import static io.fixfirst.core.incident.IncidentFixture.alarm;
import static io.fixfirst.core.incident.IncidentFixture.assigned;
import static io.fixfirst.core.incident.IncidentFixture.escalate;
import static io.fixfirst.core.incident.IncidentFixture.major;
import static io.fixfirst.core.incident.IncidentFixture.reopen;
import static io.fixfirst.core.incident.IncidentFixture.reportOf;
import static io.fixfirst.core.incident.IncidentFixture.resolve;
import static io.fixfirst.core.incident.IncidentFixture.terms;
import static io.fixfirst.core.incident.IncidentFixture.withLineBudgets;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityLaw;
import io.fixfirst.core.EntityLaw.Step;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.incident.IncidentCommand.Acknowledge;
import io.fixfirst.core.incident.IncidentCommand.AddAlarm;
import io.fixfirst.core.incident.IncidentCommand.AddNote;
import io.fixfirst.core.incident.IncidentCommand.ApplyTerms;
import io.fixfirst.core.incident.IncidentCommand.BreachClock;
import io.fixfirst.core.incident.IncidentCommand.ClearAlarm;
import io.fixfirst.core.incident.IncidentCommand.Close;
import io.fixfirst.core.incident.IncidentCommand.DeclareMajor;
import io.fixfirst.core.incident.IncidentCommand.EscalateByTouchLimit;
import io.fixfirst.core.incident.IncidentCommand.ExtendByTime;
import io.fixfirst.core.incident.IncidentCommand.ExtendCoreTeam;
import io.fixfirst.core.incident.IncidentCommand.FinishReview;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreTeam;
import io.fixfirst.core.incident.IncidentCommand.NoteCoreTeamExtended;
import io.fixfirst.core.incident.IncidentCommand.NotePageSeen;
import io.fixfirst.core.incident.IncidentCommand.NoteQueued;
import io.fixfirst.core.incident.IncidentCommand.NoteReinstated;
import io.fixfirst.core.incident.IncidentCommand.NoteReturned;
import io.fixfirst.core.incident.IncidentCommand.NoteSuspended;
import io.fixfirst.core.incident.IncidentCommand.Open;
import io.fixfirst.core.incident.IncidentCommand.PublishReview;
import io.fixfirst.core.incident.IncidentCommand.PublishUpdate;
import io.fixfirst.core.incident.IncidentCommand.RecordResponsibility;
import io.fixfirst.core.incident.IncidentCommand.RemindUpdate;
import io.fixfirst.core.incident.IncidentCommand.RemindVendor;
import io.fixfirst.core.incident.IncidentCommand.ReportWorkaround;
import io.fixfirst.core.incident.IncidentCommand.Reprioritise;
import io.fixfirst.core.incident.IncidentCommand.Resume;
import io.fixfirst.core.incident.IncidentCommand.Wait;
import io.fixfirst.core.incident.IncidentCommand.WarnClock;
import io.fixfirst.core.incident.IncidentCommand.WriteReview;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IncidentLawTest {

  private static final List<EngineerId> PEOPLE = List.of(ADA, BOB, CLEO);
  private static final List<TeamId> TEAMS = List.of(FRONT, SERVERS, VENDOR);
  private static final ReviewText REVIEW =
      new ReviewText(
          List.of(new ReviewText.Line(IncidentFixture.T0, "All were called.", false)),
          "",
          List.of());
  private static final List<Alarm> ALARMS =
      List.of(DISK, CPU, alarm("srv-1", "disk", 900), alarm("srv-3", "heartbeat", 20));
  private static final List<Terms> ALL_TERMS =
      List.of(
          TERMS,
          withLineBudgets(),
          Terms.standard(ServiceHours.aroundTheClock(COPENHAGEN)),
          terms(Map.of(Line.SECOND, 0.5), Duration.ofMinutes(10)));

  @Property(tries = 3000)
  void after_any_history_a_restart_arms_what_stands_and_sends_what_was_sent(
      @ForAll("histories") List<Step<Incident, IncidentCommand>> steps) {
    EntityLaw.of(new IncidentRules(), ID, T0)
        .repeatable(command -> !(command instanceof ExtendCoreTeam || writesDown(command)))
        .run(steps);
  }

  /** What is written down twice stands there twice. */
  private static boolean writesDown(IncidentCommand command) {
    return command instanceof AddNote || command instanceof PublishUpdate;
  }

  @Provide
  Arbitrary<List<Step<Incident, IncidentCommand>>> histories() {
    Arbitrary<Step<Incident, IncidentCommand>> opening =
        Arbitraries.of(0, 1, 2, 3)
            .map(kind -> new Step.Do<>(Duration.ofMinutes(kind), incident -> open(kind)));
    Arbitrary<List<Step<Incident, IncidentCommand>>> rest =
        EntityLaw.histories(commands(), Duration.ofHours(4), 40);
    return Combinators.combine(opening, rest)
        .as(
            (first, others) -> {
              List<Step<Incident, IncidentCommand>> steps = new ArrayList<>();
              steps.add(first);
              steps.addAll(others);
              return steps;
            });
  }

  private static IncidentCommand open(int kind) {
    return switch (kind) {
      case 0 -> OPEN;
      case 1 -> new Open(DESK, reportOf(DISK), withLineBudgets(), T0, DISK);
      case 2 -> new Open(DESK, major(REPORT), TERMS, T0, null);
      default -> new Open(DESK, REPORT, withLineBudgets(), T0, null);
    };
  }

  private static Arbitrary<Function<Incident, IncidentCommand>> commands() {
    return Arbitraries.longs().map(seed -> incident -> command(incident, new Random(seed)));
  }

  private static IncidentCommand command(Incident incident, Random random) {
    Hands hands = incident.hands();
    EngineerId somebody = pick(PEOPLE, random);
    EngineerId whoHasIt = hands.engineer() == null ? somebody : hands.engineer();
    int number = hands.number() + (random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0);
    Line line = pick(List.of(Line.values()), random);
    int step = hands.step() + random.nextInt(3);
    if (hands.suspendedFor() != null && random.nextInt(3) == 0) {
      return new NoteReinstated(whoHasIt, number, OTHER, step);
    }
    return switch (random.nextInt(36)) {
      case 0 -> OPEN;
      case 1 -> new AddAlarm(pick(ALARMS, random), "same-service", random.nextInt(5) == 0);
      case 2, 3 -> {
        Alarm alarm = pick(ALARMS, random);
        yield new ClearAlarm(alarm.key(), alarm.raised());
      }
      case 4 ->
          new ApplyTerms(
              pick(ALL_TERMS, random),
              (incident.opening() == null ? 0 : incident.known().revision()) + random.nextInt(3));
      case 5, 6 -> new Acknowledge("engineer:" + whoHasIt, whoHasIt);
      case 7 -> new Acknowledge("operator:eve", random.nextBoolean() ? somebody : null);
      case 8, 9 ->
          new NoteQueued(
              incident.desk().turn() - random.nextInt(2),
              Math.max(0, number - random.nextInt(2)),
              line,
              pick(TEAMS, random),
              line == Line.THIRD ? "Acme" : null,
              line == Line.THIRD ? Duration.ofHours(3) : null);
      case 10, 11, 12 -> assigned(somebody, pick(TEAMS, random), line, number + 1);
      case 13 -> new NoteReturned(whoHasIt, number, "not picked up");
      case 14 -> new NoteSuspended(whoHasIt, number, OTHER, Duration.ofMinutes(7), step);
      case 15, 16 -> new NoteReinstated(whoHasIt, number, OTHER, step);
      case 17 -> escalate(line);
      case 18 -> new EscalateByTouchLimit(number);
      case 19, 20 ->
          new Wait(
              "engineer:ada",
              pick(List.of(WaitReason.values()), random),
              random.nextBoolean() ? T0.plusSeconds(random.nextInt(400_000)) : null,
              "asked for a log");
      case 21, 22 -> new Resume(random.nextBoolean() ? "engineer:ada" : IncidentRules.TIMER);
      case 23 ->
          new Reprioritise(
              "operator:eve",
              pick(List.of(Impact.values()), random),
              pick(List.of(Urgency.values()), random),
              "more people hit");
      case 24 -> new DeclareMajor("operator:eve", "half the town is down");
      case 25 ->
          new NoteCoreTeam(
              incident.desk().turn(),
              random.nextBoolean() ? CORE_TEAM : List.of(),
              random.nextInt(6));
      case 26 ->
          new NoteCoreTeamExtended(
              random.nextInt(4), List.of(new CoreMember(CLEO, CoreRole.EXPERT, null, null)));
      case 27 ->
          new NotePageSeen(
              somebody,
              T0.plusSeconds(random.nextInt(40_000)),
              random.nextBoolean() ? "at the harbour, last week" : null);
      case 28 ->
          new ExtendCoreTeam(
              "engineer:ada", null, random.nextBoolean() ? "Acme" : null, Set.of("network", "dns"));
      case 29 -> new ReportWorkaround("engineer:ada", "rerouted");
      case 30 -> resolve();
      case 31 -> reopen();
      case 32 -> new Close(random.nextInt(4) == 0 ? "operator:eve" : IncidentRules.TIMER);
      case 33 ->
          random.nextBoolean()
              ? new AddNote("engineer:ada", "a note")
              : new PublishUpdate(
                  "engineer:ada",
                  "we are on it",
                  random.nextBoolean() ? null : Duration.ofHours(1));
      case 34 -> timer(random);
      default ->
          switch (random.nextInt(4)) {
            case 0 -> new RecordResponsibility("engineer:ada", "landlord", "power");
            case 1 -> new WriteReview("engineer:ada", REVIEW);
            case 2 -> new PublishReview("engineer:ada", REVIEW);
            default -> new FinishReview("engineer:ada", "all right steps", List.of("second feed"));
          };
    };
  }

  private static IncidentCommand timer(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new RemindUpdate();
      case 1 -> new RemindVendor();
      case 2 -> new WarnClock("resolve");
      case 3 -> new BreachClock(random.nextBoolean() ? "resolve" : "line-2");
      default -> new ExtendByTime();
    };
  }

  private static <T> T pick(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
