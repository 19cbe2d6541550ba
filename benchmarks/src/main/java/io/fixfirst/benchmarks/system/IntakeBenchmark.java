package io.fixfirst.benchmarks.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private static final long WARM_UP = 60_000;
  private static final long MEASURED = 60_000;
  private static final int ROUNDS = 3;
  private static final double STEADY_RATE = 2_000;
  private static final long STEADY = 40_000;

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
  private final Table table;

  /** Where figures go. */
  @FunctionalInterface
  interface Table {
    void row(String what, String figure);
  }

  /**
   * @param token of a monitoring system
   */
  IntakeBenchmark(ServerUnderTest server, String token, Table table) throws IOException {
    this.server = server;
    this.operator = server.operatorToken();
    this.alerts = new AlertStream(token, DEVICES);
    this.table = table;
  }

  void run(Path folder) throws IOException, InterruptedException {
    load(WARM_UP, 0);
    settle();
    Optional<Path> executable = AlertmanagerUnderTest.executable();
    if (executable.isEmpty()) {
      table.row("Alertmanager", "not installed, so not compared (Debian: prometheus-alertmanager)");
      for (int round = 1; round <= ROUNDS; round++) {
        ours(round);
      }
    } else {
      compare(executable.get(), folder);
    }
    report("alerts, one per request, open loop at 2,000/s", load(STEADY, STEADY_RATE));
    settle();
  }

  private void compare(Path executable, Path folder) throws IOException, InterruptedException {
    List<Double> ratios = new ArrayList<>();
    try (AlertmanagerUnderTest other = AlertmanagerUnderTest.start(executable, folder)) {
      AlertStream same = new AlertStream("none", DEVICES);
      theirs(other, same, WARM_UP);
      for (int round = 1; round <= ROUNDS; round++) {
        IntakeLoad.Result own = ours(round);
        IntakeLoad.Result result = theirs(other, same, MEASURED);
        report("Alertmanager, the same alerts, keeps nothing, round " + round, result);
        ratios.add(own.perSecond() / result.perSecond());
      }
    }
    double[] sorted = ratios.stream().mapToDouble(ratio -> ratio).sorted().toArray();
    table.row(
        "accepted per second, Fixfirst / Alertmanager",
        String.format(
            Locale.ROOT,
            "%.2f (median of rounds %s)",
            sorted[sorted.length / 2],
            Arrays.toString(
                Arrays.stream(sorted).map(ratio -> Math.round(ratio * 100) / 100.0).toArray())));
  }

  private IntakeLoad.Result ours(int round) throws IOException, InterruptedException {
    double before = figure(EVENTS, metrics());
    IntakeLoad.Result result = load(MEASURED, 0);
    double atEnd = figure(EVENTS, metrics());
    report("alerts, one per request, " + CONNECTIONS + " connections, round " + round, result);
    double all = settle() - before;
    table.row(
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
    table.row(
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
