package io.fixfirst.benchmarks.system;

import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many alerts, one per request, are accepted: durably by Fixfirst, and in the same run by
 * Alertmanager, which keeps nothing. The two take turns, so that whatever else this machine does
 * hits both.
 *
 * <p>Accepted is not yet done: the tenant's and the incident's share follows, and the views. A
 * round therefore ends only when all of it has settled, and says how much of it was still to come.
 */
final class IntakeBenchmark {

  private static final int CONNECTIONS = 64;
  private static final int DEVICES = 2_000;

  /** Alertmanager is compiled already, and this is enough for it. */
  private static final long WARM_UP = 40_000;

  /** A server is warm once a round is hardly faster than the fastest before it. */
  private static final double WARM = 1.05;

  private static final int WARM_UP_ROUNDS_MAX = 12;
  private static final long MEASURED = 40_000;
  private static final int ROUNDS = 3;
  private static final int BATCH = 100;
  private static final long BATCHES = 400;
  private static final int BATCH_CONNECTIONS = 4;
  private static final double STEADY_RATE = 2_000;
  private static final long STEADY = 30_000;

  /** The server looks how far its views are every five seconds. */
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(6);

  private static final long SETTLE_MAX_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final Pattern EVENTS =
      Pattern.compile("^fixfirst_events_total (\\S+)", Pattern.MULTILINE);
  private static final Pattern LAG =
      Pattern.compile("^fixfirst_projection_lag_seconds\\S* (\\S+)", Pattern.MULTILINE);

  private final ServerUnderTest server;
  private final String operator;
  private final AlertStream alerts;
  private final Sheet sheet;

  /**
   * @param token of a monitoring system
   */
  IntakeBenchmark(ServerUnderTest server, String token, Sheet sheet) throws IOException {
    this.server = server;
    this.operator = server.operatorToken();
    this.alerts = new AlertStream(token, DEVICES);
    this.sheet = sheet;
  }

  void run(Path folder) throws IOException, InterruptedException {
    warmUp();
    Optional<Path> executable = AlertmanagerUnderTest.executable();
    double most;
    if (executable.isEmpty()) {
      sheet.row("Alertmanager", "not installed, so not compared (Debian: prometheus-alertmanager)");
      List<Double> rates = new ArrayList<>();
      for (int round = 1; round <= ROUNDS; round++) {
        rates.add(ours(round).perSecond());
      }
      most = alerts(rates);
    } else {
      most = compare(executable.get(), folder);
    }
    sheet.share("share of the empty HTTP server's requests", most, empty(folder));
    steady("alerts, one per request, open loop at 2,000/s", STEADY_RATE);
    steady("alerts, one per request, open loop at half of the most", most / 2);
  }

  /** Messages of a hundred alerts. {@return events written a second, by everybody's entities} */
  double batches() throws IOException, InterruptedException {
    List<Double> alertRates = new ArrayList<>();
    List<Double> eventRates = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double before = figure(EVENTS, metrics());
      IntakeLoad.Result result =
          IntakeLoad.run(
              server.port(), BATCH_CONNECTIONS, BATCHES, 0, number -> alerts.batch(number, BATCH));
      double written = figure(EVENTS, metrics()) - before;
      alerts.forward(BATCHES * BATCH);
      settle();
      if (round > 0) {
        alertRates.add(result.perSecond() * BATCH);
        eventRates.add(written / result.seconds());
      }
    }
    sheet.figure(
        "alerts in messages of " + BATCH,
        What.of("system.alertsInBatches", "/s", Better.MORE),
        alertRates);
    return sheet.figure(
        "events written meanwhile, before the last answer",
        What.of("system.events", "/s", Better.MORE),
        eventRates);
  }

  /** Rounds as they will be measured, until two in a row are hardly faster than those before. */
  private void warmUp() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    double best = 0;
    int steady = 0;
    int rounds = 0;
    while (steady < 2 && rounds < WARM_UP_ROUNDS_MAX) {
      double rate = load(MEASURED, 0).perSecond();
      steady = rate > best * WARM ? 0 : steady + 1;
      best = Math.max(best, rate);
      rounds++;
      settle();
    }
    sheet.row(
        "warm-up, until rounds agree",
        String.format(
            Locale.ROOT,
            "%,d alerts, %.0f s",
            rounds * MEASURED,
            (System.nanoTime() - begin) / 1e9));
  }

  private double alerts(List<Double> rates) {
    return sheet.figure(
        "alerts, one per request", What.of("system.alerts", "/s", Better.MORE), rates);
  }

  private double empty(Path folder) throws IOException, InterruptedException {
    try (EmptyServer other = EmptyServer.start(folder.resolve("empty.log"))) {
      AlertStream same = new AlertStream("none", DEVICES);
      List<Double> rates = new ArrayList<>();
      for (int round = 0; round <= ROUNDS; round++) {
        IntakeLoad.Result result =
            IntakeLoad.run(other.port(), CONNECTIONS, MEASURED, 0, same::request);
        if (round > 0) {
          rates.add(result.perSecond());
        }
      }
      return sheet.figure(
          "requests of an empty HTTP server (Pekko HTTP), the same alerts",
          What.of("system.emptyHttp", "/s", Better.MORE).asYardstick(),
          rates);
    }
  }

  /** A rate that it can take, and how far the views are behind meanwhile. */
  private void steady(String what, double rate) throws IOException, InterruptedException {
    double lag = 0;
    IntakeLoad.Result result;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<IntakeLoad.Result> loading = threads.submit(() -> load(STEADY, rate));
      while (!loading.isDone()) {
        lag = Math.max(lag, figure(LAG, metrics()));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      }
      result = loading.get();
    } catch (ExecutionException e) {
      throw new IOException("The load broke: " + e.getCause(), e);
    }
    report(what, result);
    String name = rate == STEADY_RATE ? "at 2,000/s" : "at half load";
    sheet.figure(
        "  p99 " + name,
        What.of("system.alerts p99", "ms", Better.LESS).with("load", name),
        List.of(result.millisAt(99)));
    sheet.row(
        "  the views were behind by at most",
        String.format(Locale.ROOT, "%.1f s (looked at every five seconds)", lag));
    settle();
  }

  private double compare(Path executable, Path folder) throws IOException, InterruptedException {
    List<Double> own = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    try (AlertmanagerUnderTest other = AlertmanagerUnderTest.start(executable, folder)) {
      AlertStream same = new AlertStream("none", DEVICES);
      theirs(other, same, WARM_UP);
      for (int round = 1; round <= ROUNDS; round++) {
        own.add(ours(round).perSecond());
        IntakeLoad.Result result = theirs(other, same, MEASURED);
        report("Alertmanager, the same alerts, keeps nothing, round " + round, result);
        others.add(result.perSecond());
      }
    }
    double most = alerts(own);
    double limit =
        sheet.figure(
            "the same by Alertmanager, which keeps nothing",
            What.of("system.alertmanager", "/s", Better.MORE).asYardstick(),
            others);
    sheet.share("share of Alertmanager's", most, limit);
    return most;
  }

  private IntakeLoad.Result ours(int round) throws IOException, InterruptedException {
    double before = figure(EVENTS, metrics());
    IntakeLoad.Result result = load(MEASURED, 0);
    double atEnd = figure(EVENTS, metrics());
    report("alerts, one per request, " + CONNECTIONS + " connections, round " + round, result);
    double all = settle() - before;
    sheet.row(
        "  events of theirs that were still to be written at the last answer",
        String.format(Locale.ROOT, "%.1f %%", 100 * (all - (atEnd - before)) / all));
    return result;
  }

  private static IntakeLoad.Result theirs(AlertmanagerUnderTest other, AlertStream same, long count)
      throws IOException, InterruptedException {
    IntakeLoad.Result result =
        IntakeLoad.run(other.port(), CONNECTIONS, count, 0, same::alertmanagerRequest);
    same.forward(count);
    return result;
  }

  private IntakeLoad.Result load(long count, double rate) throws IOException, InterruptedException {
    IntakeLoad.Result result =
        IntakeLoad.run(server.port(), CONNECTIONS, count, rate, alerts::request);
    alerts.forward(count);
    return result;
  }

  /** Waits until no more events are written and the views show them all; gives their number. */
  private double settle() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    long changed = begin;
    double events = -1;
    double lag = 1;
    while (System.nanoTime() - changed < SETTLED_NANOS || lag > 0) {
      String metrics = metrics();
      double now = figure(EVENTS, metrics);
      lag = figure(LAG, metrics);
      if (now != events) {
        events = now;
        changed = System.nanoTime();
      }
      if (System.nanoTime() - begin > SETTLE_MAX_NANOS) {
        throw new IOException("It did not settle; the views lag by " + lag + " s.");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    return events;
  }

  private String metrics() throws IOException, InterruptedException {
    return server.call("GET", "/metrics", operator, null);
  }

  private static double figure(Pattern pattern, String metrics) throws IOException {
    Matcher matcher = pattern.matcher(metrics);
    if (!matcher.find()) {
      throw new IOException("The server does not say " + pattern + ".");
    }
    return Double.parseDouble(matcher.group(1));
  }

  private void report(String what, IntakeLoad.Result result) {
    sheet.row(
        what,
        String.format(
            Locale.ROOT,
            "%,.0f/s accepted, p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, answers %s",
            result.perSecond(),
            result.millisAt(50),
            result.millisAt(99),
            result.millisAt(99.9),
            result.statuses()));
  }
}
