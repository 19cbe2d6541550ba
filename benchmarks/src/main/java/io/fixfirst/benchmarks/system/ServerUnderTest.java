package io.fixfirst.benchmarks.system;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A control plane in a process of its own, started by the launcher as a user would. */
final class ServerUnderTest implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  private final Process process;
  private final int port;
  private final Path data;
  private final Duration startToReady;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServerUnderTest(Process process, int port, Path data, Duration startToReady) {
    this.process = process;
    this.port = port;
    this.data = data;
    this.startToReady = startToReady;
  }

  /** Starts one on a free port and waits until it says that it is ready. */
  static ServerUnderTest start(Path launcher, Path data, Path log)
      throws IOException, InterruptedException {
    return start(launcher, data, log, Map.of());
  }

  /**
   * Starts one on a free port and waits until it says that it is ready.
   *
   * @param environment besides this process's
   * @param more arguments of {@code up}
   */
  static ServerUnderTest start(
      Path launcher, Path data, Path log, Map<String, String> environment, String... more)
      throws IOException, InterruptedException {
    int port = freePort();
    long begin = System.nanoTime();
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(launcher.toString(), "up", "--port", "" + port, "--data", data.toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    HttpClient probe = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
            .timeout(Duration.ofSeconds(5))
            .build();
    while (System.nanoTime() - begin < READY_WITHIN.toNanos()) {
      if (!process.isAlive()) {
        throw new IOException("The server ended with " + process.exitValue() + ": see " + log);
      }
      if (isReady(probe, ready)) {
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        return new ServerUnderTest(process, port, data, taken);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    process.destroy();
    throw new IOException("The server was not ready within " + READY_WITHIN + ": see " + log);
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  Duration startToReady() {
    return startToReady;
  }

  /** {@return resident memory of the server and of PostgreSQL, in MiB} */
  List<Long> residentMib() throws IOException {
    long postgres = 0;
    for (ProcessHandle any : ProcessHandle.allProcesses().toList()) {
      if (isPostgres(any) || any.parent().filter(this::isPostgres).isPresent()) {
        postgres += Machine.residentMib(any.pid());
      }
    }
    return List.of(Machine.residentMib(process.pid()), postgres);
  }

  private boolean isPostgres(ProcessHandle any) {
    return any.info().commandLine().orElse("").contains("-D " + data);
  }

  String operatorToken() throws IOException {
    return Files.readString(data.resolve("operator.token")).strip();
  }

  /**
   * {@return the body of a 2xx answer}
   *
   * @throws IOException with the problem document for any other
   */
  String call(String method, String path, String token, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(60))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          method + " " + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  /** {@return the lines of the event stream from now on, without an end} */
  Stream<String> stream(String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/stream"))
            .header("Authorization", "Bearer " + token)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofLines()).body();
  }

  /** Ends the process at once, as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    client.close();
  }

  @Override
  public void close() throws IOException {
    if (!process.isAlive()) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IOException("The server did not stop within 30 s (pid " + process.pid() + ").");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the server stopped.", e);
    }
    client.close();
  }

  private static boolean isReady(HttpClient probe, HttpRequest ready) throws InterruptedException {
    try {
      return probe.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false; // Nobody listens yet.
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
