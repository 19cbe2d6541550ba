package io.fixfirst.control.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;

/** A program that takes messages, and checks their signatures by itself as the standard says. */
public final class Receiver implements AutoCloseable {

  private static final long OLD_SECONDS = 300;

  private final HttpServer server;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final String scheme;
  private volatile CountDownLatch door = new CountDownLatch(0);
  private volatile int status = 204;
  private volatile String location = "";

  public Receiver() throws IOException {
    this(HttpServer.create(here(), 0), "http");
  }

  private Receiver(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** {@return one that speaks TLS} */
  static Receiver withTls(SSLContext certificate) throws IOException {
    HttpsServer server = HttpsServer.create(here(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate));
    return new Receiver(server, "https");
  }

  private static InetSocketAddress here() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** What came. */
  public record Message(String path, String id, String timestamp, String signatures, String body) {

    /** {@return whether a secret has signed it, and just now} */
    boolean isSignedBy(String secret) {
      long age = Instant.now().getEpochSecond() - Long.parseLong(timestamp);
      return Math.abs(age) < OLD_SECONDS
          && List.of(signatures.split(" ", -1)).contains("v1," + sign(secret));
    }

    private String sign(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = id + "." + timestamp + "." + body;
        return Base64.getEncoder()
            .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public String url() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Answers with this status from now on. */
  void answer(int code) {
    status = code;
  }

  /** Takes what comes, and answers nothing, until {@link #release}. */
  public void hold() {
    door = new CountDownLatch(1);
  }

  /** Answers those that wait, and all that come. */
  public void release() {
    door.countDown();
  }

  /** Sends everybody elsewhere from now on. */
  void redirect(String to) {
    location = to;
    status = 307;
  }

  public List<Message> messages() {
    return messages;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      messages.add(
          new Message(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-timestamp"),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      door.await();
      if (!location.isEmpty()) {
        exchange.getResponseHeaders().set("Location", location);
      }
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
