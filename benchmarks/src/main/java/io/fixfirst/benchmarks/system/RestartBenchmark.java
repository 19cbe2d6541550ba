package io.fixfirst.benchmarks.system;

import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A server is killed with 100,000 incidents open, all of them awake. When is it ready again, does
 * it take a report meanwhile, and when is the timer of each of them armed again?
 *
 * <p>{@code ./fixfirst bench restart}. Before the kill nobody falls asleep, so that afterwards each
 * of them has to be recovered from the journal. Afterwards they fall asleep soon, and each leaves
 * the instant of its earliest timer in the database: so it can be seen from outside that it was
 * recovered and has one. That time of falling asleep is part of the figure.
 */
public final class RestartBenchmark {

  private static final int ENGINEERS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final String MANY = "-Dfixfirst.limits.tenant.open-incidents=1000000 ";
  private static final String AWAKE = MANY + "-Dfixfirst.entity.passivate-after=2h";
  private static final String ASLEEP =
      MANY + "-Dfixfirst.entity.passivate-after=5s -Dfixfirst.entity.keep-awake-within=0s";

  private final Path launcher;
  private final Sheet sheet;
  private final long open;

  /**
   * A benchmark of the product that this launcher starts.
   *
   * @param open incidents at the kill
   */
  public RestartBenchmark(Path launcher, Sheet sheet, long open) {
    this.launcher = launcher;
    this.sheet = sheet;
    this.open = open;
  }

  /** Runs it in a temporary folder that is removed afterwards. */
  public void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fixfirst-bench");
    try {
      long incidents = kill(folder);
      again(folder, incidents);
    } finally {
      Folders.delete(folder);
    }
  }

  /** {@return how many there are when it is killed} */
  private long kill(Path folder) throws IOException, InterruptedException {
    try (ServerUnderTest server = start(folder, AWAKE)) {
      new Office(server).open(ENGINEERS);
      new OpenTickets(server, sheet).open(open);
      long incidents;
      try (Standing standing = new Standing(folder.resolve("data"))) {
        incidents = settled(standing);
      }
      sheet.row("resident memory with all of them awake", server.residentMib() + " MiB");
      server.kill();
      return incidents;
    }
  }

  private void again(Path folder, long incidents) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (ServerUnderTest server = start(folder, ASLEEP);
        Standing standing = new Standing(folder.resolve("data"))) {
      What what = What.of("system.restart", "ms", Better.LESS).with("open", incidents);
      sheet.figure(
          "killed with %,d incidents awake: ready again".formatted(incidents),
          what.with("until", "ready"),
          List.of((double) server.startToReady().toMillis()));
      new OpenTickets(server, sheet).reportOne();
      Standing.Count count = standing.of("incident");
      while (count.armed() + count.idle() <= incidents) { // The one reported just now is one more.
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
          throw new IOException("Not all were recovered: " + count);
        }
        LockSupport.parkNanos(EVERY.toNanos());
        count = standing.of("incident");
      }
      sheet.figure(
          "the timer of each is armed (by what they leave, falling asleep)",
          what.with("until", "armed"),
          List.of((System.nanoTime() - begin) / 1e6));
      sheet.row(
          "  of them with a timer, and without",
          String.format(Locale.ROOT, "%,d, %,d", count.armed(), count.idle()));
      if (count.idle() > 0) {
        throw new IOException("An open incident has no timer: " + count);
      }
    }
  }

  /** Waits until everybody who writes is marked as awake, and their number no longer grows. */
  private long settled(Standing standing) throws IOException {
    long begin = System.nanoTime();
    long before = -1;
    long now = standing.of("incident").awake();
    while (now < open || now != before) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IOException("Only " + now + " incidents have written something.");
      }
      LockSupport.parkNanos(EVERY.toNanos());
      before = now;
      now = standing.of("incident").awake();
    }
    return now;
  }

  private ServerUnderTest start(Path folder, String options)
      throws IOException, InterruptedException {
    return ServerUnderTest.start(
        launcher,
        folder.resolve("data"),
        folder.resolve("server.log"),
        Map.of("FIXFIRST_JAVA_OPTS", options));
  }
}
