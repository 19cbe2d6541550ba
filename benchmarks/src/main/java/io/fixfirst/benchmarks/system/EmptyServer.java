package io.fixfirst.benchmarks.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.japi.function.Function;

/**
 * The HTTP server that the product stands on, with a handler that reads the request and answers: no
 * more requests a second than this one takes in can be taken in by anything behind it. In a process
 * of its own, as the product is.
 */
public final class EmptyServer implements AutoCloseable {

  private static final String READY = "ready";
  private static final long ENTITY_MILLIS = 10_000;

  private final Process process;
  private final int port;

  private EmptyServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one and waits until it listens. */
  static EmptyServer start(Path log) throws IOException {
    int port = ServerUnderTest.freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseCompactObjectHeaders",
                "-cp",
                System.getProperty("java.class.path"),
                EmptyServer.class.getName(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    String line = process.inputReader().readLine();
    if (!READY.equals(line)) {
      process.destroy();
      throw new IOException("The empty server did not start (" + line + "): see " + log);
    }
    return new EmptyServer(process, port);
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    Processes.end(process);
  }

  /** Listens on the port that is given, until the process is ended. */
  public static void main(String[] arguments) {
    ActorSystem system = ActorSystem.create("empty");
    Function<HttpRequest, CompletionStage<HttpResponse>> handler =
        request ->
            request
                .entity()
                .toStrict(ENTITY_MILLIS, system)
                .thenApply(_ -> HttpResponse.create().withStatus(StatusCodes.ACCEPTED));
    ServerBinding _ =
        Http.get(system)
            .newServerAt("127.0.0.1", Integer.parseInt(arguments[0]))
            .bind(handler)
            .toCompletableFuture()
            .join();
    System.out.println(READY);
    CompletableFuture<Void> forever = new CompletableFuture<>();
    forever.join();
  }
}
