package io.fixfirst.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands before a real server and passes everything on, but for one report: that one it accepts and
 * then forgets, as a server would that answers before it has written.
 */
final class ForgetfulProxy implements AutoCloseable {

  private static final Set<String> OF_ONE_CONNECTION =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");
  private static final byte[] ACCEPTED =
      "{\"id\": \"%s\"}".formatted(ForgetfulProxy.FORGOTTEN).getBytes(StandardCharsets.UTF_8);

  /** The incident that it says it has opened. */
  static final String FORGOTTEN = "kolding-4711";

  private final URI server;
  private final HttpServer front;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean forgot = new AtomicBoolean();

  ForgetfulProxy(String server) throws IOException {
    this.server = URI.create(server);
    this.front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    front.setExecutor(threads);
    front.createContext("/", this::answer);
    front.start();
  }

  String address() {
    return "http://127.0.0.1:" + front.getAddress().getPort();
  }

  @Override
  public void close() {
    front.stop(0);
    client.shutdownNow();
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean report =
          exchange.getRequestMethod().equals("POST")
              && exchange.getRequestURI().getPath().equals("/api/v1/incidents");
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (report && forgot.compareAndSet(false, true)) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(201, ACCEPTED.length);
        exchange.getResponseBody().write(ACCEPTED);
      } else {
        pass(exchange, body);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))
                  && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    try (InputStream from = answer.body()) {
      exchange.sendResponseHeaders(answer.statusCode(), 0);
      OutputStream to = exchange.getResponseBody();
      byte[] part = new byte[8192];
      for (int length = from.read(part); length >= 0; length = from.read(part)) {
        to.write(part, 0, length);
        to.flush(); // Events are told one by one.
      }
    }
  }
}
