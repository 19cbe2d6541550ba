package io.fixfirst.control;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.ServerBuilder;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port that requests come in at. */
final class Listening {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final Duration TERMINATE = Duration.ofSeconds(3);

  private final ActorSystem<?> system;
  private final ServerBinding binding;
  private final boolean tls;

  private Listening(ActorSystem<?> system, ServerBinding binding, boolean tls) {
    this.system = system;
    this.binding = binding;
    this.tls = tls;
  }

  /**
   * {@return a port that is open}
   *
   * @param bind address to listen on
   * @param port to listen on; 0 for any free one
   * @throws Stopped where it cannot listen there
   */
  static Listening begin(
      ActorSystem<?> system,
      Function<HttpRequest, CompletionStage<HttpResponse>> handler,
      Optional<SSLContext> tls,
      String bind,
      int port) {
    return new Listening(system, bind(system, handler, tls, bind, port), tls.isPresent());
  }

  /** {@return the address, {@code http://127.0.0.1:8080}} */
  String address() {
    InetSocketAddress address = binding.localAddress();
    InetAddress host = address.getAddress();
    String text = host.getHostAddress();
    return (tls ? "https://" : "http://")
        + (text.contains(":") ? "[" + text + "]" : text)
        + ":"
        + address.getPort();
  }

  private static ServerBinding bind(
      ActorSystem<?> system,
      Function<HttpRequest, CompletionStage<HttpResponse>> handler,
      Optional<SSLContext> tls,
      String bind,
      int port) {
    try {
      ServerBuilder server = Http.get(system).newServerAt(bind, port);
      if (tls.isEmpty()) {
        return server.bind(handler).toCompletableFuture().join();
      }
      Function<HttpRequest, CompletionStage<HttpResponse>> staying =
          request -> handler.apply(request).thenApply(Listening::stayWithTls);
      return server
          .enableHttps(ConnectionContext.httpsServer(tls.get()))
          .bind(staying)
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      Throwable root = e;
      while (root.getCause() != null && !(root instanceof BindException)) {
        root = root.getCause();
      }
      throw new Stopped(
          ExitCode.USAGE,
          "cannot listen on "
              + bind
              + " port "
              + port
              + " ("
              + root.getMessage()
              + "). Maybe another program does; give another one with --port.");
    }
  }

  /** A browser that has once come through TLS does not come without it for a year. */
  private static HttpResponse stayWithTls(HttpResponse response) {
    return response.addHeader(
        RawHeader.create(
            "Strict-Transport-Security", "max-age=" + Duration.ofDays(365).toSeconds()));
  }

  /**
   * Says what to close when the program stops.
   *
   * @param closing what is not needed to answer the requests that are still under way
   * @param closingLast what is
   */
  void stopInOrder(Runnable closing, Runnable closingLast) {
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceUnbind(),
        "http-unbind",
        () -> {
          closing.run();
          return binding.unbind();
        });
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceRequestsDone(),
        "http-requests-done",
        () ->
            binding
                .terminate(TERMINATE)
                .thenApply(
                    _ -> {
                      closingLast.run();
                      return Done.getInstance();
                    }));
    LOG.debug("Listening on {}.", binding.localAddress());
  }

  /** {@return whether only this machine can reach an address} */
  static boolean isLoopback(String bind) {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException _) {
      throw new Stopped(ExitCode.USAGE, "--bind names no address (" + bind + ").");
    }
  }
}
