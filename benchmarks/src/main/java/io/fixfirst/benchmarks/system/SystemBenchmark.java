package io.fixfirst.benchmarks.system;

import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast is the whole product, over loopback, with everything on this machine?
 *
 * <p>{@code ./fixfirst bench system} starts a server as a user would and measures it from outside;
 * what it is measured against (an empty HTTP server, bare inserts, Alertmanager where it is
 * installed) runs in between on the same machine, so that shares mean something even where other
 * work goes on.
 */
public final class SystemBenchmark {

  private static final int ENGINEERS = 1_000;
  private static final int ENGINEERS_AT_INTAKE = 50;
  private static final int FOLLOWERS = 100;
  private static final long OPEN = 10_000;
  private static final int STARTS = 3;
  private static final int MAJORS = 4;

  private final Path launcher;
  private final Sheet sheet;

  /** A benchmark of the product that this launcher starts. */
  public SystemBenchmark(Path launcher, Sheet sheet) {
    this.launcher = launcher;
    this.sheet = sheet;
  }

  /** Runs everything in a temporary folder that is removed afterwards. */
  public void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fixfirst-bench");
    try {
      starts(folder);
      try (ServerUnderTest server = start(folder)) {
        Office office = new Office(server);
        office.open(ENGINEERS);
        majors(server, office, ENGINEERS);
        new Lifecycles(server, office, sheet).run();
        alerts(server, office, folder);
      }
      crash(folder);
    } finally {
      Folders.delete(folder);
    }
  }

  /** Measures how incidents go through the desk alone. */
  public void runDesk() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fixfirst-bench");
    try {
      try (ServerUnderTest server = start(folder)) {
        Office office = new Office(server);
        office.open(ENGINEERS);
        majors(server, office, ENGINEERS);
        new Lifecycles(server, office, sheet).run();
      }
      crash(folder);
    } finally {
      Folders.delete(folder);
    }
  }

  /** Measures a P1 that so many are called to. */
  public void runPages(int engineers) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fixfirst-bench");
    try (ServerUnderTest server = start(folder)) {
      Office office = new Office(server);
      office.open(engineers);
      majors(server, office, engineers);
    } finally {
      Folders.delete(folder);
    }
  }

  /** Measures the intake of alerts alone. */
  public void runIntake() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fixfirst-bench");
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
    IntakeBenchmark intake = new IntakeBenchmark(server, token, sheet);
    intake.run(folder);
    double events = intake.batches();
    double bare = BareJournal.measure(folder.resolve("data"), sheet);
    sheet.share("events written, share of bare inserts", events, bare);
  }

  private void starts(Path folder) throws IOException, InterruptedException {
    try (ServerUnderTest first = start(folder)) {
      started("start to ready, first start", "first", List.of(first.startToReady()));
      List<Long> resident = first.residentMib();
      sheet.row("resident memory after start, server", resident.getFirst() + " MiB");
      sheet.row("resident memory after start, PostgreSQL", resident.getLast() + " MiB");
    }
    List<Duration> later = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (ServerUnderTest one = start(folder)) {
        later.add(one.startToReady());
      }
    }
    started("start to ready, later starts", "second", later);
  }

  private void majors(ServerUnderTest server, Office office, int engineers)
      throws IOException, InterruptedException {
    List<Double> decided = new ArrayList<>();
    List<Double> told = new ArrayList<>();
    List<Double> toldAll = new ArrayList<>();
    try (Followers followers = Followers.of(FOLLOWERS, server.port(), server.operatorToken())) {
      for (int i = 0; i < MAJORS; i++) {
        Office.Paging paging = office.declareMajor(followers);
        if (i == 0) {
          sheet.row(
              "P1 declared, the first one of the process, journal / one told / all told",
              paging.decided().toMillis()
                  + " / "
                  + paging.told().toMillis()
                  + " / "
                  + paging.toldAll().toMillis()
                  + " ms");
        } else {
          decided.add((double) paging.decided().toMillis());
          told.add((double) paging.told().toMillis());
          toldAll.add((double) paging.toldAll().toMillis());
        }
      }
    }
    String pages = "P1 to the last of " + engineers + " pages: ";
    What what = What.of("system.p1", "ms", Better.LESS).with("engineers", engineers);
    sheet.figure(pages + "by the journal's times", what.with("until", "decided"), decided);
    sheet.figure(pages + "a client was told", what.with("until", "told"), told);
    sheet.figure(
        pages + "the last of " + FOLLOWERS + " clients was told",
        what.with("until", "all told"),
        toldAll);
  }

  private void crash(Path folder) throws IOException, InterruptedException {
    try (ServerUnderTest server = start(folder)) {
      started(
          "stopped with some hundred open incidents: ready again",
          "stopped",
          List.of(server.startToReady()));
      OpenTickets tickets = new OpenTickets(server, sheet);
      tickets.open(OPEN);
      tickets.look();
      server.kill();
    }
    try (ServerUnderTest again = start(folder)) {
      started(
          "killed with 10,000 open incidents: ready again",
          "killed",
          List.of(again.startToReady()));
      OpenTickets tickets = new OpenTickets(again, sheet);
      tickets.reportOne();
    }
  }

  private void started(String label, String start, List<Duration> toReady) {
    sheet.figure(
        label,
        What.of("system.start", "ms", Better.LESS).with("start", start),
        toReady.stream().map(one -> (double) one.toMillis()).toList());
  }

  private ServerUnderTest start(Path folder) throws IOException, InterruptedException {
    return ServerUnderTest.start(launcher, folder.resolve("data"), folder.resolve("server.log"));
  }
}
