package io.fixfirst.control.webhook;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ClientTransport;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;
import org.apache.pekko.http.javadsl.OutgoingConnectionBuilder;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.headers.UserAgent;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.stream.StreamTcpException;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * Posts one message, over a connection of its own that is made to the very address that was looked
 * at. Redirects are not followed, and no byte of an answer's body is read.
 */
final class Courier implements AutoCloseable {

  private final ActorSystem<?> system;
  private final Destinations destinations;
  private final Duration patience;
  private final HttpsConnectionContext tls;

  /** Looking up a name keeps a thread busy, for as long as somebody's name server likes. */
  private final ExecutorService lookups;

  /**
   * @param trust whose certificates are good enough
   * @param atOnce names that are looked up at the same time
   */
  Courier(
      ActorSystem<?> system,
      Destinations destinations,
      SSLContext trust,
      Duration patience,
      int atOnce) {
    this.system = system;
    this.destinations = destinations;
    this.patience = patience;
    this.lookups =
        Executors.newFixedThreadPool(
            atOnce, Thread.ofPlatform().name("webhook-lookup-", 0).daemon().factory());
    this.tls = ConnectionContext.httpsClient(trust);
  }

  /**
   * What a receiver said.
   *
   * @param status null where it did not answer
   * @param error why that is no success; null where it is
   */
  record Answer(@Nullable Integer status, @Nullable String error) {
    boolean isTaken() {
      return error == null;
    }

    /** {@return whether the receiver wants nothing more, ever} */
    boolean isGone() {
      return status != null && status == 410;
    }
  }

  /** {@return what came of a message; waits for it} */
  Answer post(URI uri, String body, Map<String, String> headers) {
    try {
      InetAddress address = address(uri);
      int status = send(uri, address, request(uri, body, headers)).status().intValue();
      return status >= 200 && status < 300
          ? new Answer(status, null)
          : new Answer(
              status,
              "It answered "
                  + status
                  + (status >= 300 && status < 400 ? "; redirects are not followed." : "."));
    } catch (RejectedExecutionException e) {
      throw e; // We are closed: that says nothing of the receiver.
    } catch (RuntimeException e) {
      return new Answer(
          null,
          sentence(e instanceof CompletionException && e.getCause() != null ? e.getCause() : e));
    }
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }

  private InetAddress address(URI uri) {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return destinations.resolve(uri);
              } catch (UnknownHostException e) {
                throw new CompletionException(e);
              }
            },
            lookups)
        .join();
  }

  private HttpResponse send(URI uri, InetAddress address, HttpRequest request) {
    boolean secure = uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
    int port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
    ClientTransport transport =
        ClientTransport.withCustomResolver(
            (_, _) -> CompletableFuture.completedFuture(new InetSocketAddress(address, port)));
    OutgoingConnectionBuilder connection =
        Http.get(system)
            .connectionTo(uri.getHost())
            .toPort(port)
            .withCustomHttpsConnectionContext(tls)
            .withClientConnectionSettings(
                ClientConnectionSettings.create(system.settings().config())
                    .withConnectingTimeout(scala(patience))
                    .withIdleTimeout(scala(patience))
                    .withTransport(transport));
    return Source.single(request)
        .via(secure ? connection.https() : connection.http())
        .completionTimeout(patience)
        .runWith(Sink.head(), system)
        .toCompletableFuture()
        .join();
  }

  private static scala.concurrent.duration.FiniteDuration scala(Duration duration) {
    return scala.concurrent.duration.Duration.fromNanos(duration.toNanos());
  }

  private static HttpRequest request(URI uri, String body, Map<String, String> headers) {
    List<HttpHeader> all = new ArrayList<>();
    all.add(UserAgent.create("fixfirst"));
    headers.forEach((name, value) -> all.add(RawHeader.create(name, value)));
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return HttpRequest.POST(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
        .withHeaders(all)
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, body));
  }

  private String sentence(Throwable failure) {
    return switch (failure) {
      case UnknownHostException unknown
          when String.valueOf(unknown.getMessage()).startsWith("Its ") ->
          String.valueOf(unknown.getMessage());
      case UnknownHostException _ -> "Its name has no address.";
      case TimeoutException _ -> "It did not answer within " + patience.toSeconds() + " s.";
      case SSLException _ -> "There was no TLS with it: " + failure.getMessage();
      case ConnectException _, StreamTcpException _ -> "It could not be connected to.";
      default -> "It did not answer as HTTP does.";
    };
  }
}
