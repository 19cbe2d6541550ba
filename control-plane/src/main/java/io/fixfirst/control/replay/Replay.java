package io.fixfirst.control.replay;

import io.fixfirst.control.drive.Api;
import io.fixfirst.control.drive.DeskApi;
import io.fixfirst.control.drive.HttpOutside;
import io.fixfirst.control.drive.News;
import io.fixfirst.control.drive.Tokens;
import io.fixfirst.control.drive.WorldThread;
import io.fixfirst.control.replay.ReplayResult.Accepted;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.world.Telemetry;
import io.fixfirst.simulation.world.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A scenario's people and devices against a running control plane, for a while. */
final class Replay {

  /** Enough to bring the world into being before its time begins. */
  private static final Duration LEAD = Duration.ofSeconds(1);

  /** So much longer it takes at most where this machine cannot keep up. */
  private static final Duration LATE_MAX = Duration.ofMinutes(1);

  /** Calls end by then, one way or the other. */
  private static final Duration ANSWERS_MAX = Duration.ofSeconds(30);

  private final Scenario scenario;
  private final Order order;
  private final Api api;
  private final Tokens tokens;
  private final DeskApi desk;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean interrupted;

  /**
   * What is asked for.
   *
   * @param duration of the scenario's time
   * @param callsMax how many calls run at once
   */
  record Order(
      URI against, String token, long seed, double speed, Duration duration, int callsMax) {}

  /** How far it is. */
  interface Progress {
    /**
     * @param passed of the scenario's time
     * @param sent requests until now
     */
    void passed(Duration passed, long sent);
  }

  Replay(Scenario scenario, Order order) {
    this.scenario = scenario;
    this.order = order;
    this.api = Api.once(order.against());
    this.tokens = Tokens.one(order.token());
    this.desk = new DeskApi(api, tokens);
  }

  /** Ends it early; what was seen until then is told. From any thread. */
  void stop() {
    interrupted = true;
    end.countDown();
  }

  /**
   * {@return what has come of it}
   *
   * @throws io.fixfirst.control.Stopped where it cannot begin
   */
  ReplayResult run(Progress progress) throws InterruptedException {
    new Preparation(order.against().toString(), api, order.token(), desk).run(scenario);
    Timetable timetable = new Timetable(LEAD, scenario.startsAt(), order.speed());
    Load load = new Load(timetable);
    Ledger ledger = new Ledger();
    Duration passed;
    long queued;
    long unsent;
    try (WorldThread thread = new WorldThread(timetable.clock(), order.callsMax())) {
      HttpOutside http = new HttpOutside(thread, desk, load);
      ReplayOutside outside = new ReplayOutside(http, thread, timetable, load, ledger);
      World world = new World(scenario, order.seed(), outside, Telemetry.ALL);
      Set<String> tenants =
          scenario.tenants().stream().map(TenantPlan::id).collect(Collectors.toUnmodifiableSet());
      try (News news =
          new News(
              api,
              tokens,
              desk,
              thread,
              world,
              incident -> tenants.contains(incident.tenant().text()),
              _ -> {})) {
        news.begin();
        thread.at(timetable.start(), world::live);
        thread.at(timetable.start().plus(order.duration()), end::countDown);
        thread.start();
        passed = await(timetable, thread, load, progress);
      }
      outside.end();
      settle(thread);
      queued = thread.queued();
      unsent = load.unsent() + thread.underWay(); // What still waits now is given up.
    }
    double seconds = passed.toMillis() / 1e3 / order.speed();
    Accepted accepted = new Readback(api, order.token()).of(ledger);
    return new ReplayResult(
        scenario.name(),
        order.against().toString(),
        order.seed(),
        order.speed(),
        interrupted,
        passed.toMillis() / 1e3,
        seconds,
        order.callsMax(),
        queued,
        unsent,
        load.behindMillis(),
        load.rows(seconds),
        load.all(seconds),
        accepted);
  }

  /** {@return how much of the scenario's time had passed when it ended} */
  private Duration await(Timetable timetable, WorldThread thread, Load load, Progress progress)
      throws InterruptedException {
    Instant latest = timetable.real(timetable.start().plus(order.duration())).plus(LATE_MAX);
    while (!end.await(1, TimeUnit.SECONDS)) {
      if (timetable.realNow().isAfter(latest)) {
        stop(); // This machine has fallen behind too far to go on.
      }
      progress.passed(passed(timetable, thread), load.sent());
    }
    return passed(timetable, thread);
  }

  private Duration passed(Timetable timetable, WorldThread thread) {
    Duration passed = Duration.between(timetable.start(), thread.now());
    Duration least = Duration.ofMillis(1);
    return passed.compareTo(least) < 0 ? least : passed;
  }

  /** Waits for the answers to what was sent, and for the world to have heard them. */
  private static void settle(WorldThread thread) throws InterruptedException {
    thread.awaitQuiet(ANSWERS_MAX);
    CountDownLatch heard = new CountDownLatch(1);
    thread.soon(heard::countDown);
    heard.await(5, TimeUnit.SECONDS);
  }
}
