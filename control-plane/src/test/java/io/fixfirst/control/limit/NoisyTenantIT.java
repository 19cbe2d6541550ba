package io.fixfirst.control.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Role;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Tenants who ask for more than their limits, and one that asks for what is usual meanwhile. */
class NoisyTenantIT {

  private static final int TRIES = 100;

  private final Server server = Server.one();
  private final Client operator = server.operator();
  private final String quiet = server.tenant();

  @Test
  void the_noisy_one_is_told_to_wait_and_the_other_never() throws Exception {
    takeOn("noisy");
    Client noisy = server.client("noisy", Role.MONITORING);
    Client other = server.client(quiet, Role.MONITORING);
    int refused = 0;
    for (int count = 0; count < TRIES; count++) {
      Client.Answer answer = send(noisy);
      refused += answer.status() == 429 ? 1 : 0;
      assertThat(answer.status()).isIn(202, 429);
      send(other).expect(202);
    }
    assertThat(refused).isPositive();
    JsonNode told =
        Eventually.get(() -> send(noisy), answer -> answer.status() == 429)
            .problem(429, "limit.intake");
    assertThat(told.path("detail").asText())
        .isEqualTo("The limit of noisy is 1 alerts, readings and events a second.");

    Client people = server.client("noisy", Role.CUSTOMER_VIEWER);
    Client theirs = server.client(quiet, Role.CUSTOMER_VIEWER);
    Client.Answer last = people.get("/api/v1/incidents");
    for (int count = 0; count < TRIES && last.status() == 200; count++) {
      last = people.get("/api/v1/incidents");
      theirs.get("/api/v1/incidents").expect(200);
    }
    last.problem(429, "limit.requests");
    assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
    assertThat(operator.get("/metrics").text())
        .contains("fixfirst_limited_total{limit=\"intake\"}");

    Eventually.that(() -> follow(people, 200));
  }

  @Test
  void one_more_than_the_quota_is_refused_and_what_was_there_goes_on() throws Exception {
    takeOn("full");
    device("one").expect(201);
    device("two").expect(201);
    device("three").problem(409, "quota.devices");
    device("two").expect(201);

    String alerts =
        """
        {"version": "4", "status": "firing", "alerts": [%s, %s]}"""
            .formatted(alert("one"), alert("unheard-of"));
    JsonNode outcome =
        server
            .client("full", Role.MONITORING)
            .post("/api/v1/intake/alertmanager", alerts)
            .expect(202)
            .json();
    assertThat(outcome.path("accepted").asInt()).isOne();
    assertThat(outcome.path("outcomes").get(1).path("code").asText()).isEqualTo("quota.devices");
    Eventually.that(() -> operator.send("DELETE", "/api/v1/devices/full:two").expect(200));
    Eventually.that(() -> device("three").expect(201));

    Eventually.that(
        () ->
            assertThat(operator.get("/api/v1/incidents?tenant=full").json().path("items"))
                .hasSize(1));
    JsonNode first = report(false, "Idempotency-Key", "the last one").expect(201).json();
    Eventually.that(() -> report(false).problem(409, "quota.open-incidents"));
    Client.Answer again = report(false, "Idempotency-Key", "the last one").expect(201);
    assertThat(again.json()).isEqualTo(first);
    forgetAnswers(); // As where the server dies between the report and its answer.
    again = report(false, "Idempotency-Key", "the last one").expect(201);
    assertThat(again.json().path("id")).isEqualTo(first.path("id"));
    assertThat(report(true).status()).as("a P1 is always taken").isIn(201, 202);

    String tokens = "/api/v1/tenants/full/tokens";
    String wanted = "{\"role\": \"monitoring\", \"label\": \"Theirs\"}";
    operator.post(tokens, wanted).problem(409, "quota.tokens"); // This test's own holds.
    operator.post("/api/v1/webhooks", webhook()).expect(201);
    operator.post("/api/v1/webhooks", webhook()).problem(409, "quota.webhooks");
  }

  private void takeOn(String tenant) {
    Client.Answer answer =
        operator.post(
            "/api/v1/tenants",
            "{\"id\": \"%s\", \"name\": \"Asks a lot\", \"stage\": \"live\"}".formatted(tenant));
    assertThat(answer.status()).as(answer.text()).isIn(201, 202);
  }

  private Client.Answer device(String name) {
    return operator.post(
        "/api/v1/devices", "{\"tenant\": \"full\", \"name\": \"%s\"}".formatted(name));
  }

  private void forgetAnswers() throws SQLException {
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM idempotency WHERE key = 'the last one'");
    }
  }

  private Client.Answer report(boolean major, String... headers) {
    return operator.post(
        "/api/v1/incidents",
        """
        {"tenant": "full", "summary": "One more", "impact": "high", "urgency": "high", "major": %s}"""
            .formatted(major),
        headers);
  }

  private static String webhook() {
    return "{\"tenant\": \"full\", \"url\": \"https://hooks.invalid/x\", \"enabled\": false}";
  }

  private static String alert(String device) {
    return """
        {"status": "firing", "labels": {"alertname": "Down", "instance": "%1$s", "severity": "critical"},
         "annotations": {"summary": "Down"}, "startsAt": "2026-03-02T09:00:00Z",
         "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "%1$s"}"""
        .formatted(device);
  }

  /** Two follow at once; the second one is one too many. */
  private static void follow(Client client, int first) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> one =
          http.send(client.request("/api/v1/stream").GET().build(), BodyHandlers.ofInputStream());
      try (InputStream stream = one.body()) {
        assertThat(one.statusCode()).isEqualTo(first);
        assertThat(stream.read()).isNotNegative();
        Client.Answer two =
            Eventually.get(
                () -> client.get("/api/v1/stream"),
                answer -> !answer.text().contains("limit.requests"));
        two.problem(429, "limit.followers");
      }
      http.shutdownNow();
    }
  }

  /** An empty message counts as one alert. */
  private static Client.Answer send(Client client) {
    return client.post("/api/v1/intake/alertmanager", "{\"version\": \"4\", \"alerts\": []}");
  }
}
