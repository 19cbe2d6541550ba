package io.fixfirst.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.DispatchPolicy;
import io.fixfirst.core.desk.Job;
import io.fixfirst.core.desk.Member;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.engineer.EngineerCommand;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.core.engineer.EngineerProfile;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Six engineers at work, a P1 that takes three of them, and its end: through the rules of
 * incidents, desk and engineers together, with every message twice, and once with a crash in the
 * middle.
 */
class CaseOfSixTest {

  private static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");
  private static final TenantId KOLDING = new TenantId("kolding");
  private static final DeskId DESK = new DeskId("north");
  private static final TeamId EXPERTS = new TeamId("experts");
  private static final IncidentId P1 = new IncidentId(KOLDING, 99);
  private static final Duration LEFT = Duration.ofMinutes(40);

  private final SmallWorld world = new SmallWorld(T0);
  private final List<EngineerId> engineers = new ArrayList<>();

  private static IncidentId ticket(int number) {
    return new IncidentId(KOLDING, number);
  }

  private void sixBeginWork() {
    world.tell(
        DESK,
        new DeskCommand.Arrange(
            List.of(
                new Team(
                    EXPERTS,
                    "Experts",
                    Line.SECOND,
                    Set.of(),
                    DispatchPolicy.EARLIEST_DEADLINE,
                    Duration.ofMinutes(10),
                    0,
                    null,
                    null))));
    for (int i = 1; i <= 6; i++) {
      EngineerId engineer = new EngineerId("engineer-" + i);
      engineers.add(engineer);
      Member member =
          new Member(engineer, engineer.text(), Set.of(), Map.of(EXPERTS, 1.0), Set.of());
      List<EngineerProfile.ContactWay> ways =
          List.of(
              new EngineerProfile.ContactWay("push", "app"),
              new EngineerProfile.ContactWay("call", "phone"));
      world.tell(
          engineer,
          new EngineerCommand.Register(
              new EngineerProfile(
                  DESK, member, null, ways, Duration.ofMinutes(5), Duration.ofHours(8))));
      open(ticket(i));
      world.tell(ticket(i), new IncidentCommand.Acknowledge(engineer.text(), engineer));
      world.tell(DESK, new DeskCommand.Estimate(ticket(i), Duration.ofMinutes(60), "desk"));
    }
  }

  private void open(IncidentId incident) {
    Report report =
        new Report(
            "slow", null, null, null, "general", Impact.LOW, Urgency.LOW, false, "user", "portal");
    Terms standard = Terms.standard(ServiceHours.aroundTheClock(ZoneOffset.UTC));
    world.tell(incident, new IncidentCommand.Open(DESK, report, standard, T0, null));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_p1_takes_three_of_six_and_gives_each_back_what_was_left(boolean crash) {
    sixBeginWork();
    for (int i = 1; i <= 6; i++) {
      assertThat(incident(i).hands().engineer()).isEqualTo(engineers.get(i - 1));
      assertThat(incident(i).priority()).isEqualTo(Priority.LOW);
    }

    Instant declared = T0.plus(Duration.ofMinutes(20));
    world.until(declared);
    open(P1);
    world.tell(P1, new IncidentCommand.DeclareMajor("customer", "mail is down for all"));
    if (crash) {
      world.crash();
    }
    assertThat(suspended()).containsExactly(1, 2, 3);
    assertThat(all(EngineerEvent.Paged.class)).hasSize(6);
    assertThat(one(DeskEvent.CoreTeamFormed.class).stoodDown())
        .containsExactlyElementsOf(engineers.subList(3, 6));
    for (EngineerId engineer : engineers.subList(0, 5)) {
      world.tell(engineer, new EngineerCommand.AcknowledgePage(P1, null));
    }

    Instant restored = declared.plus(Duration.ofMinutes(30));
    world.until(restored);
    if (crash) {
      world.crash();
    }
    assertThat(all(EngineerEvent.Paged.class))
        .as("the one who has not seen it is called every five minutes")
        .hasSize(6 + 6);
    world.tell(P1, new IncidentCommand.ReportWorkaround("engineer-1", "restarted"));
    if (crash) {
      world.crash();
    }

    Desk desk = world.state(DESK, Desk.class);
    assertThat(suspended()).isEmpty();
    for (int i = 1; i <= 6; i++) {
      Job job = desk.job(ticket(i));
      assertThat(job.holder()).isEqualTo(engineers.get(i - 1));
      assertThat(job.number()).isEqualTo(1);
      assertThat(job.leftAt(restored)).isEqualTo(i <= 3 ? LEFT : Duration.ofMinutes(10));
      assertThat(incident(i).hands().engineer()).isEqualTo(engineers.get(i - 1));
    }
    int paged = all(EngineerEvent.Paged.class).size();
    world.until(restored.plus(Duration.ofMinutes(9)));
    assertThat(all(EngineerEvent.Paged.class)).as("nobody is called any more").hasSize(paged);
  }

  private Incident incident(int number) {
    return world.state(ticket(number), Incident.class);
  }

  private List<Integer> suspended() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      if (P1.equals(incident(i).hands().suspendedFor())) {
        numbers.add(i);
      }
    }
    return numbers;
  }

  private <E extends Event> List<E> all(Class<E> kind) {
    return world.events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private <E extends Event> E one(Class<E> kind) {
    assertThat(all(kind)).hasSize(1);
    return all(kind).getFirst();
  }
}
