package io.fixfirst.control.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.postgres.Database;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The control plane in a JVM of its own, so that it can be killed like any process. */
final class ServerProcess {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Few connections, and transactions that may take their time. */
  private static final String BESIDE =
      """
      fixfirst.database {
        connections = 3
        connections-idle = 0
        idle-in-transaction-max = 0s
      }
      """;

  private final List<String> arguments;
  private final String program;
  private final Place place;
  private final Path data;
  private final Path log;
  private final int port;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private @Nullable Process process;

  /**
   * @param data the data directory
   * @param more arguments of {@code up} besides port and data directory
   */
  ServerProcess(Path data, String... more) throws IOException {
    this(Place.LOOPBACK, data, more);
  }

  /**
   * @param place where it runs, and listens
   */
  ServerProcess(Place place, Path data, String... more) throws IOException {
    this("io.fixfirst.control.Main", place, data, more);
  }

  private ServerProcess(String program, Place place, Path data, String... more) throws IOException {
    this.place = place;
    this.program = program;
    this.data = data;
    this.port = freePort();
    this.log = Path.of("target", "server-" + port + ".log");
    List<String> up =
        new ArrayList<>(
            List.of("up", "--bind", place.host(), "--port", "" + port, "--data", "" + data));
    up.addAll(List.of(more));
    this.arguments = List.copyOf(up);
  }

  /** {@return one whose wall clock can be stepped} */
  static ServerProcess withSteppedClock(Path data) throws IOException {
    return new ServerProcess(SteppedServer.class.getName(), Place.LOOPBACK, data);
  }

  /** Steps its wall clock, forward or back; only with such a one. */
  void step(Duration by) throws IOException {
    running().getOutputStream().write((by.toMillis() + "\n").getBytes(UTF_8));
    running().getOutputStream().flush();
  }

  /** Starts it and waits until it says that it is ready. */
  void start() throws IOException {
    List<String> command = new ArrayList<>(place.prefix());
    command.add(java());
    command.addAll(
        List.of(
            "-Xmx768m",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            program.equals(SteppedServer.class.getName())
                ? System.getProperty("java.class.path")
                : classPath(),
            program));
    command.addAll(arguments);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    awaitReady();
  }

  /** Waits until it says that it is ready, and fails at once when it has ended. */
  void awaitReady() {
    Awaitility.await("the server to be ready, see " + log)
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              assertThat(running().isAlive()).as(this::lastWords).isTrue();
              return isReady();
            });
  }

  /** {@return how a process that has ended did so, for whoever only sees the test's message} */
  private String lastWords() {
    try {
      List<String> said = Files.readAllLines(log);
      return "the server is alive; it ended with exit code %d and said last:%n%s%n"
          .formatted(
              running().exitValue(),
              String.join("\n", said.subList(Math.max(0, said.size() - 20), said.size())));
    } catch (IOException e) {
      return "the server is alive; its log cannot be read: " + e;
    }
  }

  /** SIGKILL, as a power cut would: no shutdown hook runs. */
  void kill() throws InterruptedException {
    running().destroyForcibly();
    assertThat(running().waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /** SIGTERM, and waits for a clean end. */
  void stop() throws InterruptedException {
    if (process != null && process.isAlive()) {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("stops cleanly, see %s", log).isTrue();
    }
  }

  /** SIGSTOP: it lives and does nothing, as on a machine that is starved. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** {@return its exit code, once it has ended by itself} */
  int awaitEnd(Duration patience) throws InterruptedException {
    assertThat(running().waitFor(patience.toSeconds(), TimeUnit.SECONDS))
        .as("ends by itself, see %s", log)
        .isTrue();
    return running().exitValue();
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + running().pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  String operatorToken() throws IOException {
    return Files.readString(data.resolve("operator.token")).strip();
  }

  boolean isReady() throws InterruptedException {
    try {
      return send("GET", "/readyz", null, null, null).statusCode() == 200;
    } catch (IOException _) {
      return false; // Nobody listens yet.
    }
  }

  /** {@return the JSON of a 2xx answer; any other fails the test with its problem document} */
  JsonNode call(String method, String path, @Nullable Object body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(method, path, operatorToken(), null, body == null ? null : body.toString());
    assertThat(response.statusCode())
        .as("%s %s answered %s", method, path, response.body())
        .isBetween(200, 299);
    return JSON.readTree(response.body().isEmpty() ? "null" : response.body());
  }

  HttpResponse<String> send(
      String method,
      String path,
      @Nullable String token,
      @Nullable String idempotencyKey,
      @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + place.host() + ":" + port + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** {@return a token that the command line makes, also while the server runs} */
  String token(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(List.of(classPath(), "io.fixfirst.control.Main", "token"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    Process making =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    String token = new String(making.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(making.waitFor()).as("token's exit code, see %s", log).isZero();
    return token;
  }

  /** {@return the ids of all events that the stream tells, up to a note with this text} */
  List<String> streamIdsUntil(String note) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://" + place.host() + ":" + port + "/api/v1/stream?after=0.0"))
            .header("Authorization", "Bearer " + operatorToken())
            .build();
    HttpResponse<Stream<String>> response =
        client.send(request, HttpResponse.BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    try (Stream<String> lines = response.body()) {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        String line = each.next();
        if (line.startsWith("id:")) {
          ids.add(line.substring(3).strip());
        } else if (line.startsWith("data:") && line.contains(note)) {
          return ids;
        }
      }
    }
    throw new IOException("The stream ended before it had told everything.");
  }

  /** {@return its database, for whoever looks beside it; to be closed} */
  Database database() {
    Config config = LiveRuntime.config(ConfigFactory.parseString(BESIDE));
    int url = arguments.indexOf("--db") + 1;
    return url == 0
        ? Database.shared(data, config)
        : Database.external(arguments.get(url), null, null, config);
  }

  /** {@return what users run: everything but the tests and how they log} */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("The server was not started.");
    }
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
