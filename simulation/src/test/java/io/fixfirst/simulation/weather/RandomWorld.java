package io.fixfirst.simulation.weather;

import static io.fixfirst.simulation.weather.Cast.DESK;
import static io.fixfirst.simulation.weather.Cast.SKILLS;
import static io.fixfirst.simulation.weather.Cast.pick;

import io.fixfirst.core.Command;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.core.desk.Job;
import io.fixfirst.core.desk.Place;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.device.DeviceCommand;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.engineer.Engineer;
import io.fixfirst.core.engineer.EngineerCommand;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentCommand;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.incident.Stage;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import io.fixfirst.core.tenant.Maintenance;
import io.fixfirst.core.tenant.TenantCommand;
import io.fixfirst.simulation.runtime.Answer;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is not software: users who report, devices that fail, engineers who work, managers who
 * change things. It sends only what HTTP would send, and sees only what a console would show.
 */
final class RandomWorld {

  private final VirtualRuntime runtime;
  private final SplittableRandom random;
  private final Cast cast;
  private int reports;
  private int windows;

  RandomWorld(VirtualRuntime runtime, SplittableRandom random) {
    this.runtime = runtime;
    this.random = random;
    this.cast = Cast.of(random);
  }

  /** Everybody is made known. */
  void begin() {
    ask(DESK, new DeskCommand.Arrange(cast.teams()));
    for (EngineerId engineer : cast.engineers()) {
      ask(engineer, new EngineerCommand.Register(cast.profile(engineer, random)));
    }
    for (TenantId tenant : cast.tenants()) {
      ask(tenant, new TenantCommand.Register(tenant.text(), cast.contract(random)));
      ask(tenant, new TenantCommand.MoveTo(io.fixfirst.core.tenant.Stage.POC, "boss"));
    }
    for (DeviceId device : cast.devices()) {
      ask(device, new DeviceCommand.Register(cast.profile(device, random)));
    }
  }

  /** Some time passes, and somebody does something. */
  void step() {
    runtime.run(runtime.now().plus(pause()));
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> monitor();
      case 3 -> report();
      case 4, 5, 6, 7, 8 -> work();
      case 9, 10 -> answerPages();
      case 11, 12, 13, 14 -> incident(anIncident());
      case 15, 16 -> dispatch();
      case 17 -> staff();
      default -> manage();
    }
  }

  private Duration pause() {
    double kind = random.nextDouble();
    return Duration.ofMillis(
        kind < 0.4
            ? random.nextInt(100)
            : kind < 0.7
                ? random.nextInt(10_000)
                : kind < 0.98 ? random.nextInt(300_000) : random.nextInt(3 * 3_600_000));
  }

  private void ask(EntityId to, Command command) {
    Answer _ = runtime.ask(to, command); // Whoever is down or refuses was asked in vain.
  }

  // Monitoring and users

  private void monitor() {
    DeviceId device = pick(cast.devices(), random);
    String identity = random.nextInt(3) == 0 ? "disk" : "down";
    Severity severity = random.nextInt(6) == 0 ? Severity.CRITICAL : Severity.MAJOR;
    switch (random.nextInt(12)) {
      case 0 -> ask(device, new DeviceCommand.Silence(in(30), "boss", "noise"));
      case 1 -> ask(device, new DeviceCommand.Unsilence("boss"));
      case 2 -> ask(device, new DeviceCommand.Register(cast.profile(device, random)));
      case 3, 4, 5, 6 -> ask(device, new DeviceCommand.ClearAlarm(identity, runtime.now()));
      default ->
          ask(
              device,
              new DeviceCommand.RaiseAlarm(
                  identity, severity, "Target down", runtime.now(), null, null, null));
    }
  }

  private void report() {
    TenantId tenant = pick(cast.tenants(), random);
    Report report =
        new Report(
            "It does not work",
            null,
            Cast.service(random),
            null,
            pick(SKILLS, random),
            pick(List.of(Impact.values()), random),
            pick(List.of(Urgency.values()), random),
            random.nextInt(6) == 0,
            "customer:jens",
            "phone");
    ask(tenant, new TenantCommand.ReportIncident("ref-" + ++reports, report));
  }

  // Engineers

  /** Somebody who has a ticket does something with it, mostly what they should. */
  private void work() {
    List<Job> held =
        desk().jobs().stream().filter(job -> job.place() instanceof Place.With).toList();
    if (held.isEmpty()) {
      return;
    }
    Job job = pick(held, random);
    EngineerId engineer = job.holder();
    IncidentId incident = job.ticket().incident();
    if (engineer == null) {
      return;
    }
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3, 4 -> ask(incident, new IncidentCommand.Acknowledge(by(engineer), engineer));
      case 5 -> ask(incident, new IncidentCommand.Resolve(by(engineer), "Mended."));
      case 6 -> ask(DESK, new DeskCommand.GiveBack(incident, engineer, "not mine"));
      case 7 ->
          ask(
              DESK,
              new DeskCommand.Estimate(
                  incident, Duration.ofMinutes(random.nextInt(90)), by(engineer)));
      default -> incident(incident);
    }
  }

  private void answerPages() {
    EngineerId engineer = pick(cast.engineers(), random);
    if (runtime.state(engineer, Engineer.class) instanceof Engineer.Employed state
        && !state.calls().isEmpty()) {
      ask(
          engineer,
          new EngineerCommand.AcknowledgePage(
              pick(state.calls(), random).incident(),
              random.nextInt(4) == 0 ? "The disk was full." : null));
    }
  }

  private void staff() {
    EngineerId engineer = pick(cast.engineers(), random);
    switch (random.nextInt(12)) {
      case 0 -> ask(engineer, new EngineerCommand.Register(cast.profile(engineer, random)));
      case 1 -> ask(engineer, new EngineerCommand.Retire("boss"));
      default -> {
        Presence presence = pick(List.of(Presence.values()), random);
        Instant until = random.nextBoolean() ? in(120) : null;
        ask(
            engineer,
            new EngineerCommand.SetPresence(
                random.nextBoolean() ? Presence.PRESENT : presence, until, by(engineer)));
      }
    }
  }

  // Incidents

  private void incident(@Nullable IncidentId id) {
    if (id == null) {
      return;
    }
    EngineerId engineer = pick(cast.engineers(), random);
    String by = "operator:ole";
    ask(
        id,
        switch (random.nextInt(22)) {
          case 0, 1 -> new IncidentCommand.Acknowledge(by(engineer), engineer);
          case 2, 3 ->
              new IncidentCommand.Escalate(
                  by,
                  pick(List.of(Line.values()), random),
                  random.nextInt(3) == 0 ? pick(cast.teams(), random).id() : null,
                  random.nextInt(3) == 0 ? Set.of(pick(SKILLS, random)) : Set.of(),
                  "Needs another.");
          case 4, 5 ->
              new IncidentCommand.Wait(
                  by,
                  pick(List.of(WaitReason.values()), random),
                  random.nextBoolean() ? in(240) : null,
                  "For an answer.");
          case 6, 7 -> new IncidentCommand.Resume(by);
          case 8 ->
              new IncidentCommand.Reprioritise(
                  by,
                  pick(List.of(Impact.values()), random),
                  pick(List.of(Urgency.values()), random),
                  "It spreads.");
          case 9, 10 -> new IncidentCommand.DeclareMajor(by, "All are hit.");
          case 11 ->
              new IncidentCommand.ExtendCoreTeam(
                  by, random.nextBoolean() ? engineer : null, null, Set.of());
          case 12, 13 -> new IncidentCommand.ReportWorkaround(by, "Restarted " + runtime.millis());
          case 14, 15, 16 -> new IncidentCommand.Resolve(by, "Replaced.");
          case 17, 18 -> new IncidentCommand.Reopen(by, "Not so.");
          case 19 -> new IncidentCommand.Close(by);
          case 20 -> new IncidentCommand.RecordResponsibility(by, "vendor", "A bad update.");
          default -> new IncidentCommand.PublishUpdate(by, "We are on it.", Duration.ofHours(1));
        });
  }

  private @Nullable IncidentId anIncident() {
    List<IncidentId> open = new ArrayList<>();
    for (EntityId id : runtime.entities()) {
      if (id instanceof IncidentId one) {
        Stage stage = runtime.state(one, Incident.class).stage();
        if (stage != Stage.CLOSED || random.nextInt(20) == 0) {
          open.add(one);
        }
      }
    }
    return open.isEmpty() ? null : pick(open, random);
  }

  // Dispatchers and managers

  private void dispatch() {
    IncidentId incident = anIncident();
    if (incident != null) {
      ask(
          DESK,
          random.nextInt(3) == 0
              ? new DeskCommand.MoveToTeam(incident, pick(cast.teams(), random).id(), "dispatcher")
              : new DeskCommand.AssignTo(incident, pick(cast.engineers(), random), "dispatcher"));
    }
  }

  private void manage() {
    TenantId tenant = pick(cast.tenants(), random);
    switch (random.nextInt(6)) {
      case 0 -> ask(tenant, new TenantCommand.ChangeContract(cast.contract(random), "boss"));
      case 1 -> {
        Instant from = in(random.nextInt(2) * 10);
        ask(
            tenant,
            new TenantCommand.ScheduleMaintenance(
                new Maintenance(
                    "window-" + ++windows,
                    from,
                    from.plus(Duration.ofMinutes(random.nextInt(1, 60))),
                    random.nextBoolean() ? Set.of("srv-1") : Set.of(),
                    Set.of(),
                    "Patches"),
                "boss"));
      }
      case 2 ->
          ask(
              tenant,
              new TenantCommand.CancelMaintenance(
                  "window-" + random.nextInt(1, windows + 2), "boss"));
      default -> answerPages();
    }
  }

  private Desk desk() {
    return runtime.state(DESK, Desk.class);
  }

  private Instant in(int minutesMax) {
    return runtime.now().plus(Duration.ofMinutes(random.nextInt(1, Math.max(2, minutesMax))));
  }

  private static String by(EngineerId engineer) {
    return "engineer:" + engineer;
  }
}
