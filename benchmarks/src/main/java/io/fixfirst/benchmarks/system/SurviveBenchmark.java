package io.fixfirst.benchmarks.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes after a kill: until a server with 10,000 open incidents serves again, and until
 * the others in a cluster do what the killed one did.
 */
public final class SurviveBenchmark {

  private static final int INCIDENTS = 10_000;
  private static final int CLIENTS = 16;
  private static final int NODES = 3;

  /** Incidents that are worked on all the time; about a third of them lives on the killed node. */
  private static final int WATCHED = 60;

  private static final Duration BEFORE = Duration.ofSeconds(5);
  private static final Duration AFTER = Duration.ofSeconds(45);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** A gap that is longer than this was an outage for whoever worked on that incident. */
  private static final Duration OUTAGE = Duration.ofSeconds(1);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path launcher;
  private final Sheet sheet;

  /** A benchmark of the product that this launcher starts. */
  public SurviveBenchmark(Path launcher, Sheet sheet) {
    this.launcher = launcher;
    this.sheet = sheet;
  }

  /** Runs it in a temporary folder that is removed afterwards. */
  public void run() throws Exception {
    Path folder = Files.createTempDirectory("fixfirst-bench");
    try {
      restart(folder);
      failOver(folder);
    } finally {
      Folders.delete(folder);
    }
  }

  private void restart(Path folder) throws Exception {
    Path data = folder.resolve("alone");
    Path log = folder.resolve("alone.log");
    ServerUnderTest server = ServerUnderTest.start(launcher, data, log);
    start("start to ready, empty", "empty", server.startToReady());
    new Office(server).open(20);
    List<String> incidents = open(server, INCIDENTS);
    server.kill();
    long begin = System.nanoTime();
    try (ServerUnderTest back = ServerUnderTest.start(launcher, data, log)) {
      start(
          "start to ready after kill -9, %,d open incidents".formatted(INCIDENTS),
          "killed",
          back.startToReady());
      note(back, incidents.getLast());
      start("start to the first note on one of them", "first note", since(begin));
    }
    try (ServerUnderTest again = ServerUnderTest.start(launcher, data, log)) {
      start("start to ready after an orderly stop", "stopped", again.startToReady());
    }
  }

  private void failOver(Path folder) throws Exception {
    List<ServerUnderTest> nodes = new ArrayList<>();
    Path data = folder.resolve("database");
    try (Database database = Database.embedded(data, LiveRuntime.config())) {
      String url =
          database.address()
              + "?user=fixfirst&password="
              + Files.readString(data.resolve("postgres.password")).strip();
      try {
        for (int node = 0; node < NODES; node++) {
          nodes.add(
              ServerUnderTest.start(
                  launcher,
                  folder.resolve("cluster"),
                  folder.resolve("node-" + node + ".log"),
                  Map.of(),
                  "--db",
                  url,
                  "--cluster",
                  "127.0.0.1:" + ServerUnderTest.freePort()));
        }
        new Office(nodes.getFirst()).open(20);
        failOver(nodes, open(nodes.getFirst(), WATCHED));
      } finally {
        for (ServerUnderTest node : nodes) {
          node.close();
        }
      }
    }
  }

  private void failOver(List<ServerUnderTest> nodes, List<String> incidents) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    List<Duration> gaps = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Duration>> watching = new ArrayList<>();
      for (int number = 0; number < incidents.size(); number++) {
        String incident = incidents.get(number);
        ServerUnderTest asked = nodes.get(number % (NODES - 1)); // One that lives.
        watching.add(threads.submit(() -> longestGap(asked, incident, enough)));
      }
      LockSupport.parkNanos(BEFORE.toNanos());
      nodes.removeLast().kill();
      LockSupport.parkNanos(AFTER.toNanos());
      enough.set(true);
      for (Future<Duration> one : watching) {
        gaps.add(one.get());
      }
    }
    List<Duration> outages =
        gaps.stream().filter(gap -> gap.compareTo(OUTAGE) > 0).sorted().toList();
    sheet.row(
        "a node of %d is killed: incidents that were out of reach".formatted(NODES),
        "%d of %d".formatted(outages.size(), gaps.size()));
    if (!outages.isEmpty()) {
      What what = What.of("survive.outage", "ms", Better.LESS).with("nodes", NODES);
      String label = "last good to first good request, of those: ";
      sheet.figure(
          label + "median",
          what.with("of", "median"),
          List.of((double) outages.get(outages.size() / 2).toMillis()));
      sheet.figure(
          label + "longest",
          what.with("of", "longest"),
          List.of((double) outages.getLast().toMillis()));
    }
  }

  /** {@return the longest time between two notes that were taken} */
  private static Duration longestGap(ServerUnderTest server, String incident, AtomicBoolean enough)
      throws Exception {
    long last = System.nanoTime();
    long longest = 0;
    while (!enough.get()) {
      try {
        note(server, incident);
        longest = Math.max(longest, System.nanoTime() - last);
        last = System.nanoTime();
      } catch (IOException _) {
        continue; // Not yet: whoever wants it done asks again.
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return Duration.ofNanos(Math.max(longest, System.nanoTime() - last));
  }

  private static List<String> open(ServerUnderTest server, int many) throws Exception {
    String token = server.operatorToken();
    List<String> incidents = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<String>> opening = new ArrayList<>();
      for (int number = 0; number < many; number++) {
        String summary = "Incident " + number;
        opening.add(threads.submit(() -> open(server, token, summary)));
      }
      for (Future<String> one : opening) {
        incidents.add(one.get());
      }
    }
    return incidents;
  }

  private static String open(ServerUnderTest server, String token, String summary)
      throws IOException, InterruptedException {
    String answer =
        server.call(
            "POST",
            "/api/v1/incidents",
            token,
            """
            {"tenant":"kolding","summary":"%s","impact":"low","urgency":"low"}"""
                .formatted(summary));
    return JSON.readTree(answer.getBytes(UTF_8)).path("id").asText();
  }

  private static void note(ServerUnderTest server, String incident)
      throws IOException, InterruptedException {
    server.call(
        "POST",
        "/api/v1/incidents/" + incident + "/note",
        server.operatorToken(),
        "{\"text\":\"Looked at.\"}");
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private void start(String label, String start, Duration duration) {
    sheet.figure(
        label,
        What.of("survive.start", "ms", Better.LESS).with("start", start),
        List.of((double) duration.toMillis()));
  }
}
