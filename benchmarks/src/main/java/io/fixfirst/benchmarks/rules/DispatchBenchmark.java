package io.fixfirst.benchmarks.rules;

import io.fixfirst.core.Decision;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.DeskRules;
import io.fixfirst.core.desk.DispatchPolicy;
import io.fixfirst.core.desk.Member;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.desk.Ticket;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a long queue cost the desk? Ten engineers with different skills, a full queue: one
 * ticket is over, its engineer is given the next, picks it up, and another ticket comes in.
 *
 * <p>{@code ./fixfirst bench DispatchBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DispatchBenchmark {

  private static final int ENGINEERS = 10;
  private static final TeamId TEAM = new TeamId("infrastructure");
  private static final TenantId TENANT = new TenantId("kolding");
  private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
  private static final List<Set<String>> SKILLS =
      List.of(Set.of(), Set.of("linux"), Set.of("network"), Set.of("linux", "network"));

  /** How many tickets wait. */
  @Param({"100", "10000", "100000"})
  public int waiting;

  private final DeskRules rules = new DeskRules();
  private final Deque<IncidentId> inWork = new ArrayDeque<>();
  private final SplittableRandom random = new SplittableRandom(1);
  private Desk desk = Desk.empty(new DeskId("desk"));
  private Instant now = BEGIN;
  private long number;
  private long effects;

  @Setup
  public void fill() {
    desk = Desk.empty(new DeskId("desk"));
    tell(
        new DeskCommand.Arrange(
            List.of(
                new Team(
                    TEAM,
                    "Infrastructure",
                    Line.SECOND,
                    Set.of(),
                    DispatchPolicy.EARLIEST_DEADLINE,
                    Duration.ofMinutes(10),
                    0,
                    null,
                    null))));
    for (int i = 0; i < ENGINEERS; i++) {
      EngineerId engineer = new EngineerId("engineer-" + i);
      tell(
          new DeskCommand.Enrol(
              new Member(engineer, engineer.text(), SKILLS.getLast(), Map.of(TEAM, 1.0), Set.of()),
              1));
      tell(new DeskCommand.SetPresence(engineer, Presence.PRESENT, null, 1));
    }
    for (int i = 0; i < waiting + ENGINEERS; i++) {
      offer();
    }
  }

  /** One ticket over, the next one handed out and picked up, and a new one. */
  @Benchmark
  public long next() {
    now = now.plusSeconds(1);
    tell(new DeskCommand.Withdraw(inWork.remove(), 2, true));
    offer();
    return effects;
  }

  private void offer() {
    number++;
    tell(
        new DeskCommand.Offer(
            new Ticket(
                new IncidentId(TENANT, number),
                1,
                Line.SECOND,
                null,
                "server",
                SKILLS.get(random.nextInt(SKILLS.size())),
                Priority.NORMAL,
                now,
                now.plus(Duration.ofMinutes(random.nextInt(60, 2400))),
                Duration.ofHours(1),
                null)));
  }

  private void tell(DeskCommand command) {
    if (!(rules.decide(desk, command, now) instanceof Decision.Accepted<DeskEvent>(var events))) {
      throw new IllegalStateException("A command was refused (" + command + ").");
    }
    List<DeskCommand> pickUps = new ArrayList<>(1);
    for (DeskEvent event : events) {
      Desk before = desk;
      desk = rules.evolve(before, event);
      effects += rules.react(before, event, desk).size();
      if (event instanceof DeskEvent.Assigned assigned) {
        inWork.add(assigned.incident());
        pickUps.add(new DeskCommand.PickUp(assigned.incident(), assigned.engineer()));
      }
    }
    pickUps.forEach(this::tell);
  }
}
