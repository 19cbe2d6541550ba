package io.fixfirst.control.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.Stopped;
import io.fixfirst.control.drive.Api;
import io.fixfirst.control.drive.Api.Answer;
import io.fixfirst.control.drive.DeskApi;
import io.fixfirst.control.drive.HttpOutside;
import io.fixfirst.control.drive.Meter;
import io.fixfirst.control.drive.News;
import io.fixfirst.control.drive.TicketView;
import io.fixfirst.control.drive.Tokens;
import io.fixfirst.control.drive.WorldThread;
import io.fixfirst.core.EngineerId;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.world.Request;
import io.fixfirst.simulation.world.SetUp;
import io.fixfirst.simulation.world.Telemetry;
import io.fixfirst.simulation.world.TicketSeen.State;
import io.fixfirst.simulation.world.World;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** People and devices at work against a running control plane. */
final class Demo implements AutoCloseable {

  /** Of the figure that is shown: about five seconds. */
  private static final double SMOOTHING = 0.2;

  private static final int CALLS_MAX = 64;

  private final Scenario scenario;
  private final DemoClock clock;
  private final Api api;
  private final DeskApi desk;
  private final WorldThread thread;
  private final HttpOutside outside;
  private final World world;
  private final News news;
  private final LongAdder events = new LongAdder();
  private final LongAdder breaches = new LongAdder();
  private long eventsBefore;
  private double eventsPerSecond;

  Demo(Scenario scenario, DemoClock clock, Api api, Tokens tokens) {
    this.scenario = scenario;
    this.clock = clock;
    this.api = api;
    this.desk = new DeskApi(api, tokens);
    this.thread = new WorldThread(clock, CALLS_MAX);
    this.outside = new HttpOutside(thread, desk, Meter.NONE);
    // What chance brings after a restart is not what it brought before.
    long seed = scenario.seed() + clock.now().toEpochMilli();
    this.world = new World(scenario, seed, outside, Telemetry.ALL);
    this.news = new News(api, tokens, desk, thread, world, _ -> true, this::heard);
  }

  /**
   * Sets the provider and its tenants up where they are not yet, lets time run, and sets everybody
   * to work.
   *
   * @throws Stopped if the control plane refuses the scenario
   */
  void begin() throws InterruptedException {
    setUp();
    news.begin();
    world.live();
    clock.release();
    thread.start();
  }

  /** {@return what is going on, for one second since the last call} */
  Pulse.Counts counts() {
    int[] lines = new int[3];
    int waiting = 0;
    int majors = 0;
    int alarms = 0;
    Set<EngineerId> busy = new HashSet<>();
    Set<EngineerId> calledIn = new HashSet<>();
    for (TicketView view : List.copyOf(outside.seen())) {
      State state = view.ticket().state();
      alarms += view.alarms();
      if (state == State.RESOLVED) {
        continue;
      }
      boolean burning = view.burns();
      majors += burning ? 1 : 0;
      if (burning) {
        for (String one : view.core()) {
          EngineerId engineer = new EngineerId(one);
          (world.isPresent(engineer) ? busy : calledIn).add(engineer);
        }
      }
      if (state == State.WAITING_FOR_CUSTOMER || state == State.WAITING_FOR_OTHERS) {
        waiting++;
      } else {
        lines[view.ticket().line().ordinal()]++;
      }
      EngineerId engineer = view.ticket().engineer();
      if (state == State.WORKING && engineer != null && world.isPresent(engineer)) {
        busy.add(engineer); // Who has gone home goes on with it when they are back.
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
        busy.size(),
        world.present(),
        calledIn.size(),
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
    news.close();
    thread.close();
  }

  @Override
  public void close() {
    end();
  }

  private void setUp() throws InterruptedException {
    for (Request request : SetUp.requests(scenario)) {
      expect(request, desk.send(request));
    }
  }

  private static void expect(Request request, Answer answer) {
    boolean thereAlready = answer.status() == 409;
    if (!answer.ok() && !thereAlready) {
      throw new Stopped(
          ExitCode.DEFECT,
          "The demo could not set up: "
              + answer.status()
              + " "
              + answer.body()
              + " for "
              + request);
    }
  }

  /** Something has happened, says the stream; on the follower's thread. */
  private void heard(JsonNode event) {
    events.increment();
    if (event.path("type").asText().equals("incident-clock-breached")) {
      breaches.increment();
    }
  }
}
