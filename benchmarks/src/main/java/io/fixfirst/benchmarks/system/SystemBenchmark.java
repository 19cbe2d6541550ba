package io.fixfirst.benchmarks.system;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How fast is the whole product, over loopback, with everything on this machine?
 *
 * <p>{@code ./fixfirst bench system} starts a server as a user would and measures: start to ready,
 * first and second start; resident memory; alerts accepted durably, one per request, at most and at
 * 2,000 a second; and a P1 that pages 1,000 engineers.
 */
public final class SystemBenchmark {

  private static final int CONNECTIONS = 64;
  private static final int DEVICES = 2_000;
  private static final long WARM_UP = 20_000;
  private static final long MEASURED = 60_000;
  private static final double STEADY_RATE = 2_000;
  private static final int ENGINEERS = 1_000;

  private final Path launcher;
  private final PrintStream table;

  /** A benchmark of the product that this launcher starts. */
  public SystemBenchmark(Path launcher, PrintStream table) {
    this.launcher = launcher;
    this.table = table;
  }

  /** Runs everything in a temporary folder that is removed afterwards. */
  public void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fixfirst-bench");
    table.println(Machine.describe());
    try {
      starts(folder);
      try (ServerUnderTest server = start(folder)) {
        Office office = new Office(server);
        office.open(ENGINEERS);
        major(office);
        String token = office.monitoringToken(launcher, folder.resolve("data"));
        alerts(server, token);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private void starts(Path folder) throws IOException, InterruptedException {
    try (ServerUnderTest first = start(folder)) {
      row("start to ready, first start", seconds(first.startToReady()));
    }
    try (ServerUnderTest second = start(folder)) {
      row("start to ready, second start", seconds(second.startToReady()));
      List<Long> resident = second.residentMib();
      row("resident memory after start, server", resident.getFirst() + " MiB");
      row("resident memory after start, PostgreSQL", resident.getLast() + " MiB");
    }
  }

  private void alerts(ServerUnderTest server, String token)
      throws IOException, InterruptedException {
    AlertStream alerts = new AlertStream(token, DEVICES);
    IntakeLoad.run(server.port(), CONNECTIONS, WARM_UP, 0, alerts::request);
    alerts.forward(WARM_UP);
    IntakeLoad.Result most =
        IntakeLoad.run(server.port(), CONNECTIONS, MEASURED, 0, alerts::request);
    alerts.forward(MEASURED);
    report("alerts, one per request, " + CONNECTIONS + " connections", most);
    IntakeLoad.Result steady =
        IntakeLoad.run(
            server.port(), CONNECTIONS, (long) (STEADY_RATE * 20), STEADY_RATE, alerts::request);
    report("alerts, one per request, open loop at 2,000/s", steady);
  }

  private void major(Office office) throws IOException, InterruptedException {
    for (String what : List.of("cold", "warm", "warm again")) {
      Office.Paging paging = office.declareMajor();
      row(
          "P1 declared to the last of " + ENGINEERS + " engineers paged (" + what + ")",
          String.format(
              Locale.ROOT,
              "%d ms by the journal, %d ms until a client of the stream was told",
              paging.decided().toMillis(),
              paging.told().toMillis()));
    }
  }

  private void report(String what, IntakeLoad.Result result) {
    row(
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

  private ServerUnderTest start(Path folder) throws IOException, InterruptedException {
    return ServerUnderTest.start(launcher, folder.resolve("data"), folder.resolve("server.log"));
  }

  private void row(String what, String figure) {
    table.printf(Locale.ROOT, "%-62s %s%n", what, figure);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1e3);
  }
}
