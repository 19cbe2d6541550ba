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
 * first and second start; resident memory; a P1 that pages 1,000 engineers; and alerts accepted
 * durably, one per request: at most, beside what Alertmanager accepts, and at 2,000 a second.
 */
public final class SystemBenchmark {

  private static final int ENGINEERS = 1_000;
  private static final int ENGINEERS_AT_INTAKE = 50;

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
        alerts(server, office, folder);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  /** Measures the intake of alerts alone. */
  public void runIntake() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fixfirst-bench");
    table.println(Machine.describe());
    try (ServerUnderTest server = start(folder)) {
      Office office = new Office(server);
      office.open(ENGINEERS_AT_INTAKE);
      alerts(server, office, folder);
    } finally {
      Folders.delete(folder);
    }
  }

  private void alerts(ServerUnderTest server, Office office, Path folder)
      throws IOException, InterruptedException {
    String token = office.monitoringToken(launcher, folder.resolve("data"));
    new IntakeBenchmark(server, token, this::row).run(folder);
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
