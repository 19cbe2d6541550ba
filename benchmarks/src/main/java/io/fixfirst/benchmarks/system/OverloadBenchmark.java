package io.fixfirst.benchmarks.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fixfirst.benchmarks.results.Figure.Better;
import io.fixfirst.benchmarks.results.Figure.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * What does a monitoring storm of ten times what can be taken in do to a server with little memory,
 * and does whoever declares a P1 meanwhile notice?
 *
 * <p>{@code ./fixfirst bench overload} starts a server with {@code -Xmx512m}, finds out how many
 * alerts a second it takes in, in messages of 100, then sends ten times as many for 20 seconds, all
 * new, while every quarter of a second somebody declares a P1.
 */
public final class OverloadBenchmark {

  private static final int ENGINEERS = 20;
  private static final int DEVICES = 500;
  private static final int ALERTS = 100;
  private static final int PARTS = DEVICES / ALERTS;
  private static final String ROUND = "########";
  private static final int CONNECTIONS = 256;
  private static final int TIMES = 10;
  private static final int SECONDS = 20;
  private static final int WARM_UP = 200;
  private static final int SUSTAINED = 400;
  private static final int CALM = 40;
  private static final long EVERY_NANOS = 250_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path launcher;
  private final Sheet sheet;
  private final Instant begin = Instant.now();
  private final ConcurrentMap<Integer, String> templates = new ConcurrentHashMap<>();
  private long sent;

  /** A benchmark of the product that this launcher starts. */
  public OverloadBenchmark(Path launcher, Sheet sheet) {
    this.launcher = launcher;
    this.sheet = sheet;
  }

  /** Runs it in a temporary folder that is removed afterwards. */
  public void run() throws Exception {
    Path folder = Files.createTempDirectory("fixfirst-bench");
    try (ServerUnderTest server =
        ServerUnderTest.start(
            launcher,
            folder.resolve("data"),
            folder.resolve("server.log"),
            Map.of("FIXFIRST_JAVA_OPTS", "-Xmx512m"))) {
      Office office = new Office(server);
      office.open(ENGINEERS);
      String token = office.monitoringToken(launcher, folder.resolve("data"));
      overload(server, token);
    } finally {
      Folders.delete(folder);
    }
  }

  private void overload(ServerUnderTest server, String token) throws Exception {
    load(server, token, 4, WARM_UP, 0);
    IntakeLoad.Result most = load(server, token, 4, SUSTAINED, 0);
    double sustainable = most.perSecond();
    sheet.figure(
        "alerts taken in, messages of " + ALERTS,
        What.of("overload.sustained", "/s", Better.MORE),
        List.of(sustainable * ALERTS));
    Histogram calm = new Histogram(3);
    for (int i = 0; i < CALM; i++) {
      calm.recordValue(declareMajor(server));
    }
    declared("a P1 is declared, nothing else going on", "calm", calm);

    double rate = sustainable * TIMES;
    Histogram stormy = new Histogram(3);
    Peak peak = new Peak(server);
    IntakeLoad.Result storm;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<IntakeLoad.Result> storming =
          threads.submit(() -> load(server, token, CONNECTIONS, Math.round(rate * SECONDS), rate));
      while (!storming.isDone()) {
        stormy.recordValue(declareMajor(server));
        peak.look();
        LockSupport.parkNanos(EVERY_NANOS);
      }
      storm = storming.get();
    }
    sheet.row(
        "offered for " + Math.round(storm.seconds()) + " s",
        "%,.0f alerts/s".formatted(storm.sent() * ALERTS / storm.seconds()));
    sheet.figure(
        "taken in meanwhile",
        What.of("overload.meanwhile", "/s", Better.MORE),
        List.of(storm.perSecond() * ALERTS));
    sheet.row(
        "answers",
        new TreeMap<>(storm.statuses())
            .entrySet().stream()
                .map(status -> status.getKey() + ": " + status.getValue())
                .collect(Collectors.joining(", ")));
    declared("a P1 is declared meanwhile", "storm", stormy);
    sheet.figure(
        "resident memory of the server, most",
        What.of("overload.resident", "MiB", Better.LESS),
        List.of((double) peak.mib));
    long over = System.nanoTime();
    load(server, token, 1, 1, 0);
    sheet.figure(
        "the storm is over: the next message is taken in after",
        What.of("overload.next", "ms", Better.LESS),
        List.of((System.nanoTime() - over) / 1e6));
    Histogram after = new Histogram(3);
    for (int i = 0; i < CALM; i++) {
      after.recordValue(declareMajor(server));
    }
    declared("a P1 is declared afterwards", "afterwards", after);
  }

  private IntakeLoad.Result load(
      ServerUnderTest server, String token, int connections, long messages, double rate)
      throws IOException, InterruptedException {
    long from = sent;
    sent += messages;
    return IntakeLoad.run(
        server.port(), connections, messages, rate, number -> message(token, from + number));
  }

  /**
   * Every device alarms and clears in turn, under a new fingerprint each time, so that each is
   * written. Made from templates: the driver must not take the machine from the server.
   */
  private byte[] message(String token, long number) {
    int part = (int) (number % PARTS);
    long round = number / PARTS;
    boolean firing = round % 2 == 0;
    String template =
        templates.computeIfAbsent(
            firing ? part : PARTS + part, _ -> template(part * ALERTS, firing));
    return RawHttp.post(
        "/api/v1/intake/alertmanager", token, template.replace(ROUND, "%08x".formatted(round / 2)));
  }

  private String template(int firstDevice, boolean firing) {
    return IntStream.range(firstDevice, firstDevice + ALERTS)
        .mapToObj(
            device ->
                """
                {"status":"%s","labels":{"alertname":"Cpu","instance":"srv-%d",\
                "severity":"warning","service":"files"},"annotations":{"summary":"CPU"},\
                "startsAt":"%s","endsAt":"%s","fingerprint":"%08x%s"}"""
                    .formatted(
                        firing ? "firing" : "resolved",
                        device,
                        begin,
                        firing ? "0001-01-01T00:00:00Z" : begin.plusMillis(1),
                        device,
                        ROUND))
        .collect(
            Collectors.joining(
                ",",
                "{\"version\":\"4\",\"status\":\"firing\",\"receiver\":\"fixfirst\",\"alerts\":[",
                "]}"));
  }

  /** {@return how long the answer took, in nanoseconds; the P1 is over afterwards} */
  private static long declareMajor(ServerUnderTest server) throws Exception {
    String token = server.operatorToken();
    long started = System.nanoTime();
    String answer =
        server.call(
            "POST",
            "/api/v1/incidents",
            token,
            """
            {"tenant":"kolding","summary":"Nobody can work","impact":"high","urgency":"urgent",\
            "major":true}""");
    long taken = System.nanoTime() - started;
    String incident = JSON.readTree(answer.getBytes(UTF_8)).path("id").asText();
    server.call(
        "POST", "/api/v1/incidents/" + incident + "/resolve", token, "{\"text\":\"It runs.\"}");
    return taken;
  }

  private void declared(String label, String when, Histogram nanos) {
    What what = What.of("overload.p1", "ms", Better.LESS).with("when", when);
    sheet.figure(
        label + ", p99", what.with("of", "p99"), List.of(nanos.getValueAtPercentile(99) / 1e6));
    sheet.row("  and more of it", millis(nanos));
  }

  private static String millis(Histogram nanos) {
    return String.format(
        Locale.ROOT,
        "p50 %.0f ms, p99 %.0f ms, longest %.0f ms (%d)",
        nanos.getValueAtPercentile(50) / 1e6,
        nanos.getValueAtPercentile(99) / 1e6,
        nanos.getMaxValue() / 1e6,
        nanos.getTotalCount());
  }

  /** The most memory that was seen. */
  private static final class Peak {
    private final ServerUnderTest server;
    private long mib;

    Peak(ServerUnderTest server) {
      this.server = server;
    }

    void look() throws IOException {
      mib = Math.max(mib, server.residentMib().getFirst());
    }
  }
}
