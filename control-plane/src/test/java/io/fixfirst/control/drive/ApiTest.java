package io.fixfirst.control.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo's client against a small real server. */
class ApiTest {

  private HttpServer server;
  private Api api;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    api = Api.patient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void what_is_busy_is_asked_again_with_the_same_idempotency_key() throws InterruptedException {
    answers.add("429 {}");
    answers.add("201 {\"id\": \"kolding-1\"}");

    Api.Answer answer = api.post("secret", "/api/v1/incidents", Map.of("summary", "x"));

    assertThat(answer.text("id")).isEqualTo("kolding-1");
    assertThat(seen).hasSize(2);
    assertThat(seen.getFirst()).isEqualTo(seen.getLast()).startsWith("Bearer secret key ");
    assertThat(api.failures()).isZero();
  }

  @Test
  void a_refusal_is_not_repeated() throws InterruptedException {
    answers.add("409 {\"code\": \"incident.closed\"}");

    Api.Answer answer = api.post("secret", "/api/v1/incidents/kolding-1/wait", Map.of());

    assertThat(answer.ok()).isFalse();
    assertThat(answer.text("code")).isEqualTo("incident.closed");
    assertThat(seen).hasSize(1);
  }

  @Test
  void the_stream_goes_on_after_a_break_where_it_was() {
    answers.add("200 id: 7\nevent: a\ndata: {\"type\": \"a\"}\n\n: still here\n\n");
    answers.add("200 id: 8\nevent: b\ndata: {\"type\":\ndata: \"b\"}\n\n");
    List<String> types = new CopyOnWriteArrayList<>();
    EventStream stream =
        new EventStream(
            api, "secret", "/api/v1/stream", event -> types.add(event.path("type").asText()));

    Thread follower = Thread.ofVirtual().start(stream);
    await().until(() -> types.size() == 2);
    follower.interrupt();

    assertThat(types).containsExactly("a", "b");
    assertThat(seen.get(0)).endsWith("from null");
    assertThat(seen.get(1)).endsWith("from 7");
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    seen.add(
        headers.getFirst("Authorization")
            + " key "
            + headers.getFirst("Idempotency-Key")
            + " from "
            + headers.getFirst("Last-Event-ID"));
    String answer = answers.isEmpty() ? "503 {}" : answers.remove();
    byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
