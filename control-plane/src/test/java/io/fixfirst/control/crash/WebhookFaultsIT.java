package io.fixfirst.control.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.Beside;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.webhook.Receiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes send the messages of one webhook, and die with some of them under way: sent, and nobody
 * has noted it.
 */
@Beside
class WebhookFaultsIT {

  private static final int REPORTS = Form.of(60, 600);
  private static final int AT_ONCE = 4;

  @TempDir private Path folder = Path.of("");

  private final List<ServerProcess> nodes = new ArrayList<>();
  private final Set<String> incidents = new TreeSet<>();
  private String webhook = "";

  @Test
  void each_message_is_sent_by_one_node_and_by_another_one_where_that_has_died() throws Exception {
    if (!DebianPostgres.isInstalled()) {
      System.err.println("SKIPPED: no PostgreSQL 15 in " + DebianPostgres.BINARIES);
      abort("No PostgreSQL 15 is installed (Debian's package postgresql-15).");
    }
    DebianPostgres postgres = DebianPostgres.start();
    try (Receiver receiver = new Receiver()) {
      start(postgres);
      Office.open(nodes.getFirst());
      webhook = webhook(receiver);

      reports(REPORTS);
      Eventually.that(() -> assertThat(told(receiver).keySet()).isEqualTo(incidents));
      Eventually.that(() -> assertThat(deliveries("waiting")).isEmpty());
      assertThat(receiver.messages()).as("none is sent by both").hasSize(REPORTS);
      assertThat(nodes).allSatisfy(node -> assertThat(delivered(node)).isPositive());

      receiver.hold();
      reports(3 * AT_ONCE);
      Eventually.that(
          () -> assertThat(receiver.messages()).hasSizeGreaterThanOrEqualTo(REPORTS + 2 * AT_ONCE));
      nodes.get(1).kill();
      receiver.release();
      oneIdEach(receiver, AT_ONCE);

      int doubles = receiver.messages().size() - incidents.size();
      receiver.hold();
      reports(AT_ONCE);
      int held = receiver.messages().size();
      Eventually.that(() -> assertThat(receiver.messages()).hasSizeGreaterThan(held));
      nodes.getFirst().kill();
      receiver.release();
      nodes.getFirst().start();
      oneIdEach(receiver, doubles + AT_ONCE);
    } finally {
      for (ServerProcess node : nodes) {
        node.stop();
      }
      postgres.remove();
    }
  }

  /** Each incident is told, under one id however often, and no more is sent twice than was lost. */
  private void oneIdEach(Receiver receiver, int doublesMax)
      throws IOException, InterruptedException {
    Eventually.that(() -> assertThat(told(receiver).keySet()).isEqualTo(incidents));
    Eventually.that(() -> assertThat(deliveries("waiting")).isEmpty());
    assertThat(deliveries("dead")).isEmpty();
    assertThat(told(receiver)).allSatisfy((_, ids) -> assertThat(ids).hasSize(1));
    assertThat(receiver.messages().size() - incidents.size()).isBetween(1, doublesMax);
  }

  private static Map<String, Set<String>> told(Receiver receiver) {
    return receiver.messages().stream()
        .collect(
            Collectors.groupingBy(
                message -> entity(message.body()),
                Collectors.mapping(Receiver.Message::id, Collectors.toSet())));
  }

  private static String entity(String body) {
    try {
      return Json.get().readTree(body).path("entity").asText();
    } catch (IOException e) {
      throw new AssertionError(body, e);
    }
  }

  private void reports(int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      incidents.add(
          nodes
              .getFirst()
              .call(
                  "POST",
                  "/api/v1/incidents",
                  """
                  {"tenant":"kolding","summary":"Slow %d","service":"mail","impact":"low",
                   "urgency":"low"}"""
                      .formatted(i))
              .path("id")
              .asText());
    }
  }

  private String webhook(Receiver receiver) throws IOException, InterruptedException {
    return nodes
        .getFirst()
        .call(
            "POST",
            "/api/v1/webhooks",
            "{\"tenant\":\"kolding\",\"url\":\"%s\",\"types\":[\"incident-opened\"]}"
                .formatted(receiver.url()))
        .path("webhook")
        .path("id")
        .asText();
  }

  private JsonNode deliveries(String state) throws IOException, InterruptedException {
    return nodes
        .getFirst()
        .call("GET", "/api/v1/webhooks/" + webhook + "/deliveries?state=" + state, null)
        .path("items");
  }

  private static double delivered(ServerProcess node) throws IOException, InterruptedException {
    String start = "fixfirst_webhook_deliveries_total{outcome=\"delivered\"} ";
    return node.send("GET", "/metrics", node.operatorToken(), null, null)
        .body()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .sum();
  }

  private void start(DebianPostgres postgres) throws IOException {
    Path settings = folder.resolve("settings.conf");
    Files.writeString(
        settings,
        """
        fixfirst.webhook {
          allow = ["127.0.0.1"], plain-http = true, every = 50ms, at-once-per-tenant = %d
          patience = 15s, taken-over-after = 2s, first-wait = 200ms, longest-wait = 1s
        }
        """
            .formatted(AT_ONCE));
    // Of two nodes that do not see each other the one with the lower address goes on.
    for (int port : freePorts()) {
      ServerProcess one =
          new ServerProcess(
              folder.resolve("data"),
              "--db",
              postgres.url(),
              "--config",
              settings.toString(),
              "--cluster",
              "127.0.0.1:" + port);
      one.start();
      nodes.add(one);
    }
  }

  /** {@return two, the lower one first} */
  private static int[] freePorts() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return IntStream.of(one.getLocalPort(), other.getLocalPort()).sorted().toArray();
    }
  }
}
