package io.fixfirst.control.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.Stopped;
import io.fixfirst.control.demo.Api.Answer;
import io.fixfirst.control.demo.Floor.TicketView;
import io.fixfirst.control.demo.TicketSeen.State;
import io.fixfirst.simulation.scenario.DeskPlan.EngineerPlan;
import io.fixfirst.simulation.scenario.OpeningEvent;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.world.Streams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** People and devices at work against a running control plane. */
final class Demo implements AutoCloseable {

  /** Of the figure that is shown: about five seconds. */
  private static final double SMOOTHING = 0.2;

  private final Scenario scenario;
  private final DemoClock clock;
  private final Api api;
  private final DeskApi desk;
  private final WorldThread world;
  private final Floor floor;
  private final Streams streams;
  private final Map<String, Equipment> equipment = new LinkedHashMap<>();
  private final Map<String, Reporters> reporters = new LinkedHashMap<>();
  private final EventStream stream;
  private final Thread follower;
  private final LongAdder events = new LongAdder();
  private final LongAdder breaches = new LongAdder();
  private final Presences presences;
  private long eventsBefore;
  private double eventsPerSecond;

  Demo(Scenario scenario, DemoClock clock, Api api, Tokens tokens) {
    this.scenario = scenario;
    this.clock = clock;
    this.api = api;
    this.desk = new DeskApi(api, tokens);
    this.world = new WorldThread(clock);
    // What chance brings after a restart is not what it brought before.
    this.streams = new Streams(scenario.seed() + clock.now().toEpochMilli());
    this.presences = new Presences(world, desk);
    this.floor = new Floor(world, desk, presences, scenario.work(), streams);
    this.stream = new EventStream(api, tokens.provider(), "/api/v1/stream", this::heard);
    this.follower = Thread.ofVirtual().name("demo-follower").unstarted(stream);
  }

  /**
   * Sets the provider and its tenants up where they are not yet, lets time run, and sets everybody
   * to work.
   *
   * @throws Stopped if the control plane refuses the scenario
   */
  void begin() throws InterruptedException {
    setUp();
    follower.start();
    stream.awaitConnection();
    Instant now = clock.now();
    for (TenantPlan tenant : scenario.tenants()) {
      Equipment theirs = new Equipment(world, desk, tenant, streams);
      equipment.put(tenant.id(), theirs);
      floor.reach(tenant.id(), theirs);
      new Phases(world, desk, theirs, tenant, scenario.startsAt()).begin(now);
      Reporters users = new Reporters(world, desk, floor, scenario, tenant, streams);
      reporters.put(tenant.id(), users);
      users.begin(now);
      if (tenant.patching() != null) {
        new PatchNight(world, desk, theirs, scenario, tenant, tenant.patching(), streams)
            .begin(now);
      }
    }
    for (OpeningEvent event : scenario.opening()) {
      Instant at = scenario.startsAt().plus(event.at());
      if (!at.isBefore(now)) {
        world.at(at, () -> stage(event));
      }
    }
    adoptOpenIncidents();
    presences.begin();
    clock.release();
    world.start();
  }

  /** {@return what is going on, for one second since the last call} */
  Pulse.Counts counts() {
    int[] lines = new int[3];
    int waiting = 0;
    int majors = 0;
    int alarms = 0;
    List<String> busy = new ArrayList<>();
    for (TicketView view : List.copyOf(floor.seen())) {
      State state = view.ticket().state();
      alarms += view.ticket().devices().size();
      if (state == State.RESOLVED) {
        continue;
      }
      boolean burning = view.burns();
      majors += burning ? 1 : 0;
      if (burning) {
        busy.addAll(view.core());
      }
      if (state == State.WAITING_FOR_CUSTOMER || state == State.WAITING_FOR_OTHERS) {
        waiting++;
      } else {
        lines[view.ticket().line().ordinal()]++;
      }
      if (state == State.WORKING && view.ticket().engineer() != null) {
        busy.add(view.ticket().engineer());
      }
    }
    long all = events.sum();
    eventsPerSecond += SMOOTHING * (all - eventsBefore - eventsPerSecond);
    eventsBefore = all;
    return new Pulse.Counts(
        clock.now(),
        lines[0],
        lines[1],
        lines[2],
        waiting,
        majors,
        (int) busy.stream().distinct().count(),
        presences.present(),
        alarms,
        breaches.sum(),
        eventsPerSecond);
  }

  /** {@return calls that came to nothing} */
  long failures() {
    return api.failures();
  }

  /** Sends everybody home; again does nothing more. */
  void end() {
    follower.interrupt();
    world.close();
  }

  @Override
  public void close() {
    end();
  }

  private void setUp() throws InterruptedException {
    Blueprint blueprint = new Blueprint(scenario);
    var teams = scenario.desk().teams().stream().map(blueprint::team).toList();
    expect("the desk", desk.arrange(scenario.desk().id(), teams));
    for (EngineerPlan engineer : scenario.desk().engineers()) {
      expect(engineer.id(), desk.register(blueprint.engineer(engineer)));
    }
    for (TenantPlan tenant : scenario.tenants()) {
      expect(tenant.id(), desk.register(tenant.id(), tenant.name(), blueprint.contract(tenant)));
    }
  }

  private static void expect(String what, Answer answer) {
    boolean thereAlready = answer.status() == 409;
    if (!answer.ok() && !thereAlready) {
      throw new Stopped(
          ExitCode.DEFECT,
          "The demo could not set up " + what + ": " + answer.status() + " " + answer.body());
    }
  }

  private void adoptOpenIncidents() throws InterruptedException {
    String cursor = "";
    do {
      Answer page = desk.openIncidents(cursor);
      for (JsonNode incident : page.body().path("items")) {
        String id = incident.path("id").asText();
        world.soon(() -> floor.look(id));
      }
      cursor = page.text("cursor");
    } while (!cursor.isEmpty());
  }

  private void stage(OpeningEvent event) {
    switch (event) {
      case OpeningEvent.DeviceFails fails ->
          Objects.requireNonNull(equipment.get(fails.tenant())).stage(fails);
      case OpeningEvent.Report report ->
          Objects.requireNonNull(reporters.get(report.tenant())).stage(report);
    }
  }

  /** Something has happened, says the stream; on the follower's thread. */
  private void heard(JsonNode event) {
    events.increment();
    String entity = event.path("entity").asText();
    String type = event.path("type").asText();
    if (type.equals("incident-clock-breached")) {
      breaches.increment();
    }
    if (event.path("kind").asText().equals("incident")) {
      world.soon(() -> floor.look(entity));
    } else if (type.equals("engineer-paged") && event.path("data").path("attempt").asInt() == 1) {
      String incident = event.path("data").path("incident").asText();
      world.soon(() -> floor.page(entity, incident));
    }
  }
}
