package io.fixfirst.benchmarks.system;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Prometheus' Alertmanager in a process of its own, as somebody to be measured against: it takes
 * the same alerts, keeps them in memory, and tells nobody.
 */
final class AlertmanagerUnderTest implements AutoCloseable {

  private static final List<String> NAMES = List.of("prometheus-alertmanager", "alertmanager");
  private static final Duration READY_WITHIN = Duration.ofSeconds(30);
  private static final String SETTINGS =
      """
      route:
        receiver: nobody
      receivers:
        - name: nobody
      """;

  private final Process process;
  private final int port;

  private AlertmanagerUnderTest(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** {@return where it is installed; empty where it is not} */
  static Optional<Path> executable() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String name : NAMES) {
        Path file = Path.of(folder, name);
        if (!folder.isEmpty() && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /** Starts one on free loopback ports and waits until it says that it is ready. */
  static AlertmanagerUnderTest start(Path executable, Path folder)
      throws IOException, InterruptedException {
    int port = ServerUnderTest.freePort();
    Path settings = Files.writeString(folder.resolve("alertmanager.yml"), SETTINGS);
    Process process =
        new ProcessBuilder(
                executable.toString(),
                "--config.file=" + settings,
                "--storage.path=" + folder.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=",
                "--log.level=error")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    AlertmanagerUnderTest started = new AlertmanagerUnderTest(process, port);
    try {
      started.awaitReady();
    } catch (IOException | InterruptedException e) {
      started.close();
      throw e;
    }
    return started;
  }

  int port() {
    return port;
  }

  private void awaitReady() throws IOException, InterruptedException {
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/-/ready")).build();
    long begin = System.nanoTime();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() - begin < READY_WITHIN.toNanos() && process.isAlive()) {
        try {
          if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException _) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // Nobody listens yet.
        }
      }
    }
    throw new IOException("Alertmanager was not ready within " + READY_WITHIN + ".");
  }

  @Override
  public void close() {
    Processes.end(process);
  }
}
