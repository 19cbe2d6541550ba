package io.fixfirst.benchmarks.system;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much heap does each device, incident and tenant take, awake and asleep?
 *
 * <p>{@code ./fixfirst bench memory}. What is alive after a full collection, with so many of them
 * and without, divided by their number: so it is all that the server keeps for them, its caches and
 * what the desk and the tenant know of an incident included, not only the actor. Those that are
 * asleep were awake, were restarted, woken, and fell asleep again; they are compared with a server
 * that never had any.
 */
public final class MemoryBenchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int WARM_UP = 5; // Of each hundred.
  private static final String MANY =
      "-Xmx2g -Dfixfirst.limits.tenant.open-incidents=1000000 "
          + "-Dfixfirst.limits.tenant.devices=1000000 ";
  private static final String AWAKE = MANY + "-Dfixfirst.entity.passivate-after=2h";
  private static final String ASLEEP =
      MANY + "-Dfixfirst.entity.passivate-after=5s -Dfixfirst.entity.keep-awake-within=0s";
  private static final Pattern ENTITIES =
      Pattern.compile("^fixfirst_entities_awake (\\S+)", Pattern.MULTILINE);
  private static final Pattern TOTAL =
      Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

  private final Path launcher;
  private final Sheet sheet;
  private final int devices;

  /** What there are many of. */
  private enum Kind {
    DEVICE(1, "/api/v1/devices", "{\"tenant\":\"kolding\",\"name\":\"srv-%d\"}"),
    INCIDENT(
        10,
        "/api/v1/incidents",
        """
        {"tenant":"kolding","summary":"No mail (%d)","impact":"medium","urgency":"normal"}"""),
    TENANT(100, "/api/v1/tenants", "{\"id\":\"tenant-%1$d\",\"name\":\"Tenant %1$d\"}");

    private final int fewer;
    private final String path;
    private final String body;

    Kind(int fewer, String path, String body) {
      this.fewer = fewer;
      this.path = path;
      this.body = body;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A benchmark of the product that this launcher starts.
   *
   * @param devices a tenth as many incidents, and a hundredth as many tenants
   */
  public MemoryBenchmark(Path launcher, Sheet sheet, int devices) {
    this.launcher = launcher;
    this.sheet = sheet;
    this.devices = devices;
  }

  /** Runs it in temporary folders that are removed afterwards. */
  public void run() throws IOException, InterruptedException {
    for (Kind kind : Kind.values()) {
      Path folder = Files.createTempDirectory("fixfirst-bench");
      try {
        awake(kind, folder);
        asleep(kind, folder);
      } finally {
        Folders.delete(folder);
      }
    }
  }

  private void awake(Kind kind, Path folder) throws IOException, InterruptedException {
    try (ServerUnderTest server = start(folder, AWAKE)) {
      new Office(server).open(1);
      LongFunction<byte[]> request = request(kind, server.operatorToken());
      int first = many(kind) * WARM_UP / 100;
      int others = many(kind) - first;
      Requests.all(server, first, request); // Caches and pools are as large as they get.
      long before = alive(server);
      double entities = entities(server);
      Requests.all(server, others, number -> request.apply(number + first));
      long after = settled(server);
      figure(kind, "awake", after - before, others);
      sheet.row(
          "  entities awake besides those",
          "%,.0f".formatted(entities(server) - entities - others));
    }
  }

  private void asleep(Kind kind, Path folder) throws IOException, InterruptedException {
    long without;
    Path empty = Files.createTempDirectory("fixfirst-bench");
    try {
      try (ServerUnderTest server = start(empty, ASLEEP)) {
        new Office(server).open(1);
        Requests.all(server, 1, request(kind, server.operatorToken()));
      }
      try (ServerUnderTest server = start(empty, ASLEEP)) {
        without = settled(server);
      }
    } finally {
      Folders.delete(empty);
    }
    try (ServerUnderTest server = start(folder, ASLEEP);
        Standing standing = new Standing(folder.resolve("data"))) {
      long begin = System.nanoTime();
      while (standing.of(kind.word()).awake() > 0) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
          throw new IOException("They do not fall asleep: " + standing.of(kind.word()));
        }
        LockSupport.parkNanos(EVERY.toNanos());
      }
      figure(kind, "asleep", settled(server) - without, many(kind));
      sheet.row("  entities awake", "%,.0f".formatted(entities(server)));
    }
  }

  private int many(Kind kind) {
    return devices / kind.fewer;
  }

  private void figure(Kind kind, String state, long bytes, int many) {
    sheet.figure(
        "heap of each %s %s, of %,d".formatted(kind.word(), state, many),
        What.of("system.heap", "B", Better.LESS).with("each", kind.word()).with("state", state),
        List.of((double) bytes / many));
  }

  private static LongFunction<byte[]> request(Kind kind, String token) {
    return number -> RawHttp.post(kind.path, token, kind.body.formatted(number));
  }

  /** {@return what is alive once as many are awake as two seconds before} */
  private static long settled(ServerUnderTest server) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    double before = -1;
    double now = entities(server);
    while (now != before) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IOException("It does not settle: " + now + " entities are awake.");
      }
      LockSupport.parkNanos(2 * EVERY.toNanos());
      before = now;
      now = entities(server);
    }
    return alive(server);
  }

  private static double entities(ServerUnderTest server) throws IOException, InterruptedException {
    Matcher matcher =
        ENTITIES.matcher(server.call("GET", "/metrics", server.operatorToken(), null));
    if (!matcher.find()) {
      throw new IOException("The server does not say how many entities are awake.");
    }
    return Double.parseDouble(matcher.group(1));
  }

  /** {@return bytes of all objects after full collections, as the JVM itself counts them} */
  private static long alive(ServerUnderTest server) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    long bytes = 0;
    for (int i = 0; i < 2; i++) { // What only finalisation has let go is gone at the second.
      Process process =
          new ProcessBuilder(jcmd, "" + server.pid(), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      String histogram = new String(process.getInputStream().readAllBytes(), UTF_8);
      Matcher total = TOTAL.matcher(histogram);
      if (process.waitFor() != 0 || !total.find()) {
        throw new IOException("The JVM does not count its objects: " + histogram);
      }
      bytes = Long.parseLong(total.group(1));
    }
    return bytes;
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
