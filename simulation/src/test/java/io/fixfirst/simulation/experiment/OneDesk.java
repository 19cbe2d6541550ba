package io.fixfirst.simulation.experiment;

import io.fixfirst.core.Command;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.DeskEvent;
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
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.PriorityMatrix;
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
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.world.Chance;
import io.fixfirst.simulation.world.Streams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The smallest world: reports come at random around the clock, and as many equal engineers as are
 * wanted solve them in one go, first come first served. The entities are the real ones.
 *
 * @param perHour reports in an hour
 * @param meanMinutes exponential work on each
 */
record OneDesk(int engineers, double perHour, double meanMinutes) implements Play {

  static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  static final DeskId DESK = new DeskId("desk");
  static final TenantId TENANT = new TenantId("town");
  static final TeamId TEAM = new TeamId("experts");

  /** {@return a setting for such a world} */
  static Setting setting(Duration horizon, Duration warmUp, int replications) {
    return new Setting(
        "one-desk",
        "One desk",
        ZoneOffset.UTC,
        START,
        42,
        horizon,
        warmUp,
        replications,
        null,
        List.of());
  }

  @Override
  public Counts run(long seed, Instant until, Witness witness) {
    Life life = new Life(seed, witness);
    life.begin();
    life.runtime.run(until);
    return new Counts(life.runtime.commands(), life.runtime.events());
  }

  private final class Life implements Witness {
    final Chance arrivals;
    final Chance work;
    final VirtualRuntime runtime;
    int reports;

    Life(long seed, Witness witness) {
      Streams streams = new Streams(seed);
      arrivals = streams.named("arrivals");
      work = streams.named("work");
      runtime = new VirtualRuntime(START, Weather.calm(), Witness.of(List.of(witness, this)));
    }

    void begin() {
      ask(DESK, new DeskCommand.Arrange(List.of(team())));
      for (int i = 1; i <= engineers; i++) {
        EngineerId engineer = new EngineerId("expert-" + i);
        ask(engineer, new EngineerCommand.Register(profile(engineer)));
        ask(engineer, new EngineerCommand.SetPresence(Presence.PRESENT, null, "boss"));
      }
      Service mail =
          new Service("mail", "Mail", Impact.HIGH, Urgency.NORMAL, false, null, "provider");
      Contract contract = new Contract(DESK, List.of(mail), terms(), Duration.ofMinutes(5));
      ask(TENANT, new TenantCommand.Register("Town", contract));
      ask(TENANT, new TenantCommand.MoveTo(Stage.POC, "boss"));
      next();
    }

    private void next() {
      long gap = Math.round(arrivals.exponential() / perHour * 3_600_000);
      runtime.at(
          runtime.millis() + gap,
          () -> {
            ask(TENANT, new TenantCommand.ReportIncident("call-" + ++reports, report()));
            next();
          });
    }

    @Override
    public void see(Recorded recorded) {
      switch (recorded.event()) {
        case DeskEvent.Assigned(_, var incident, var engineer, _, _, _, _, _) ->
            runtime.at(runtime.millis(), () -> begin(incident, engineer));
        default -> {}
      }
    }

    private void begin(IncidentId incident, EngineerId engineer) {
      ask(incident, new IncidentCommand.Acknowledge("engineer:" + engineer, engineer));
      long time = Math.round(work.exponential() * meanMinutes * 60_000);
      runtime.at(
          runtime.millis() + time,
          () -> ask(incident, new IncidentCommand.Resolve("engineer:" + engineer, "Done.")));
    }

    private void ask(EntityId to, Command command) {
      if (!(runtime.ask(to, command) instanceof Answer.Done)) {
        throw new IllegalStateException("Refused (" + to + ", " + command + ").");
      }
    }
  }

  private static Team team() {
    return new Team(
        TEAM,
        "Experts",
        Line.SECOND,
        Set.of(),
        DispatchPolicy.FIRST_COME,
        Duration.ofMinutes(5),
        0,
        null,
        null);
  }

  private static EngineerProfile profile(EngineerId engineer) {
    return new EngineerProfile(
        DESK,
        new Member(engineer, engineer.text(), Set.of("mail"), Map.of(TEAM, 1.0), Set.of()),
        null,
        List.of(new EngineerProfile.ContactWay("push", engineer.text())),
        Duration.ofMinutes(10),
        Duration.ZERO);
  }

  /** No lines, around the clock. */
  static Terms terms() {
    return new Terms(
        ServiceHours.aroundTheClock(ZoneOffset.UTC),
        PriorityMatrix.DEFAULT,
        Map.of(Priority.HIGH, Duration.ofMinutes(30)),
        Duration.ofHours(4),
        Map.of(),
        Set.of(WaitReason.CUSTOMER),
        0.75,
        null,
        Map.of(),
        Duration.ofHours(1),
        1,
        null,
        Duration.ofDays(5));
  }

  private static Report report() {
    return new Report(
        "No mail",
        null,
        "mail",
        null,
        "mail",
        Impact.HIGH,
        Urgency.HIGH,
        false,
        "customer:jens",
        "phone");
  }
}
