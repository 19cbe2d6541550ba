package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What does not make sense is refused, each with its problem document, and does no harm. */
class BadInputIT {

  private static final String INCIDENT =
      "{\"tenant\": \"%s\", \"summary\": \"Slow\", \"impact\": \"low\", \"urgency\": \"normal\"}";

  private static Server server;
  private static Client operator;
  private static String tenant;
  private static Client monitoring;

  @BeforeAll
  static void start() {
    server = Server.one();
    operator = server.operator();
    tenant = server.tenant();
    monitoring = server.client(tenant, Role.MONITORING);
  }

  @Test
  void malformed_json_is_400_and_says_where() {
    JsonNode problem =
        operator.post("/api/v1/incidents", "{\"summary\": }").problem(400, "json.malformed");
    assertThat(problem.path("detail").asText()).contains("Line 1");
  }

  @Test
  void something_after_the_json_is_malformed_too() {
    operator
        .post("/api/v1/incidents", INCIDENT.formatted(tenant) + " {}")
        .problem(400, "json.malformed");
  }

  @Test
  void a_wrong_type_names_the_field_and_what_was_expected() {
    JsonNode problem =
        operator
            .post("/api/v1/incidents", INCIDENT.formatted(tenant).replace("\"Slow\"", "7"))
            .problem(422, "request.invalid");
    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("summary");
    assertThat(problem.at("/errors/0/message").asText()).isEqualTo("is not a string");
  }

  @Test
  void an_unknown_word_names_the_words_that_are_known() {
    JsonNode problem =
        operator
            .post("/api/v1/incidents", INCIDENT.formatted(tenant).replace("\"low\"", "\"huge\""))
            .problem(422, "request.invalid");
    assertThat(problem.at("/errors/0/message").asText())
        .isEqualTo("is not one of low, medium, high");
  }

  @Test
  void all_missing_fields_are_named_at_once() {
    JsonNode problem = operator.post("/api/v1/incidents", "{}").problem(422, "request.invalid");
    assertThat(problem.path("errors")).hasSize(3);
    assertThat(problem.path("errors").findValuesAsText("field"))
        .containsExactly("summary", "impact", "urgency");
  }

  @Test
  void a_text_that_is_too_long_is_refused() {
    JsonNode problem =
        operator
            .post("/api/v1/incidents", INCIDENT.formatted(tenant).replace("Slow", "x".repeat(301)))
            .problem(422, "request.invalid");
    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("summary");
  }

  @Test
  void a_description_as_long_as_may_be_is_taken_and_its_incident_opens() {
    String longest = "x".repeat(10_000);
    String id = Desks.open(operator, described(tenant, longest));
    assertThat(
            operator
                .get("/api/v1/incidents/" + id)
                .expect(200)
                .json()
                .findValuesAsText("description"))
        .containsExactly(longest);
  }

  @Test
  void a_description_that_is_longer_is_refused_and_opens_nothing() {
    String quiet = server.tenant();
    JsonNode problem =
        operator
            .post("/api/v1/incidents", described(quiet, "x".repeat(10_001)))
            .problem(422, "request.invalid");
    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("description");
    String next = Desks.open(operator, quiet, "The first that is taken");
    assertThat(next).isEqualTo(quiet + "-1");
    JsonNode opened =
        Eventually.get(
            () -> operator.get("/api/v1/incidents?tenant=" + quiet).expect(200).json(),
            list -> list.findValuesAsText("id").contains(next));
    assertThat(opened.findValuesAsText("summary")).containsExactly("The first that is taken");
  }

  private static String described(String tenant, String description) {
    return INCIDENT.formatted(tenant).replace("{", "{\"description\": \"" + description + "\", ");
  }

  @Test
  void unknown_fields_are_ignored() {
    operator
        .post(
            "/api/v1/incidents",
            INCIDENT.formatted(tenant).replace("{", "{\"colour\": {\"deep\": [1]}, "))
        .expect(201);
  }

  @Test
  void an_unknown_tenant_is_not_found() {
    operator.post("/api/v1/incidents", INCIDENT.formatted("nobody-here")).problem(404, "not-found");
    operator
        .post("/api/v1/intake/alertmanager?tenant=nobody-here", alerts(firing("f1", now())))
        .problem(422, "tenant.unknown");
  }

  @Test
  void a_body_over_the_limit_is_413() {
    operator
        .post("/api/v1/incidents", "{\"summary\": \"" + "x".repeat(200_000) + "\"}")
        .problem(413, "body.too-large");
  }

  @Test
  void a_body_over_the_limit_in_chunks_is_413() {
    byte[] chunk = "x".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    operator
        .send(
            operator
                .request("/api/v1/incidents")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(List.of(chunk))))
                .build())
        .problem(413, "body.too-large");
  }

  @Test
  void another_kind_of_body_is_415() {
    operator
        .send(
            operator
                .request("/api/v1/incidents")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("summary=Slow"))
                .build())
        .problem(415, "unsupported-media-type");
  }

  @Test
  void an_answer_that_nobody_takes_is_406() {
    operator.get("/api/v1/incidents", "Accept", "image/png").problem(406, "not-acceptable");
  }

  @Test
  void times_far_away_are_refused_alert_by_alert() {
    JsonNode result =
        monitoring
            .post(
                "/api/v1/intake/alertmanager",
                alerts(
                    firing("far-1", "1971-01-01T00:00:00Z"),
                    firing("far-2", "9999-01-01T00:00:00Z"),
                    firing("far-3", "yesterday"),
                    firing("far-4", now())))
            .expect(202)
            .json();
    assertThat(result.path("refused").asInt()).isEqualTo(3);
    assertThat(result.path("accepted").asInt()).isEqualTo(1);
    assertThat(result.path("outcomes").findValuesAsText("code"))
        .containsExactly("alarm.started", "alarm.started", "alert.starts-at");
  }

  @Test
  void a_message_of_nothing_but_refused_alerts_is_422() {
    monitoring
        .post("/api/v1/intake/alertmanager", alerts(firing("far-5", "1971-01-01T00:00:00Z")))
        .problem(422, "intake.refused");
  }

  @Test
  void ten_thousand_alerts_in_one_message_are_all_taken() {
    String[] all = new String[10_000];
    String now = now();
    for (int i = 0; i < all.length; i++) {
      all[i] =
          "{\"status\":\"firing\",\"labels\":{\"instance\":\"many-%d\"},\"startsAt\":\"%s\",\"fingerprint\":\"m%d\"}"
              .formatted(i % 500, now, i);
    }
    JsonNode result =
        monitoring.post("/api/v1/intake/alertmanager", alerts(all)).expect(202).json();
    assertThat(result.path("accepted").asInt()).isEqualTo(10_000);
  }

  @Test
  void more_alerts_than_may_be_under_way_are_413() {
    String[] all = new String[12_001];
    Arrays.fill(all, firing("more", now()));
    monitoring.post("/api/v1/intake/alertmanager", alerts(all)).problem(413, "intake.too-many");
  }

  @Test
  void labels_with_four_byte_characters_are_kept_whole() {
    String device = "fire-" + Long.toHexString(System.nanoTime());
    String summary = "🔥".repeat(400);
    monitoring
        .post(
            "/api/v1/intake/alertmanager",
            alerts(
                ("{\"status\":\"firing\",\"labels\":{\"instance\":\"%s\",\"site\":\"Kolding 🏥\"},"
                        + "\"annotations\":{\"summary\":\"%s\"},\"startsAt\":\"%s\",\"fingerprint\":\"fire\"}")
                    .formatted(device, summary, now())))
        .expect(202);
    JsonNode seen =
        Eventually.get(
            () -> operator.get("/api/v1/devices/" + tenant + ":" + device).expect(200).json());
    assertThat(seen.at("/alarms/0/summary").asText()).isEqualTo("🔥".repeat(150));
    assertThat(seen.at("/profile/site").asText()).isEqualTo("Kolding 🏥");
  }

  @Test
  void a_broken_surrogate_does_no_harm() {
    monitoring
        .post(
            "/api/v1/intake/alertmanager",
            alerts(
                ("{\"status\":\"firing\",\"labels\":{\"instance\":\"half\"},"
                        + "\"annotations\":{\"summary\":\"half \\ud800 and null \\u0000\"},"
                        + "\"startsAt\":\"%s\",\"fingerprint\":\"half\"}")
                    .formatted(now())))
        .expect(202);
  }

  @Test
  void a_device_id_with_a_slash_or_two_points_is_refused() {
    for (String id : new String[] {"..%2Fetc", "a%2Fb", "a..b", "%2E%2E%2Fx", "sp%20ace"}) {
      monitoring.post("/api/v1/devices/" + id + "/heartbeat", "{}").problem(422, "request.invalid");
    }
    operator
        .post("/api/v1/devices", "{\"tenant\": \"%s\", \"name\": \"../etc\"}".formatted(tenant))
        .problem(422, "request.invalid");
    operator
        .post("/api/v1/devices", "{\"tenant\": \"%s\", \"name\": \"a/b\"}".formatted(tenant))
        .problem(422, "request.invalid");
  }

  @Test
  void a_repeated_alert_changes_nothing() {
    String one = alerts(firing("twice", now()));
    monitoring.post("/api/v1/intake/alertmanager", one).expect(202);
    JsonNode again = monitoring.post("/api/v1/intake/alertmanager", one).expect(202).json();
    assertThat(again.path("unchanged").asInt()).isEqualTo(1);
    assertThat(again.path("accepted").asInt()).isZero();
  }

  @Test
  void what_was_resolved_does_not_fire_again_when_the_older_message_comes_late() {
    Instant started = Instant.now().minusSeconds(60);
    String firing = alerts(firing("late", started.toString()));
    String resolved =
        alerts(
            ("{\"status\":\"resolved\",\"labels\":{\"instance\":\"late\"},\"startsAt\":\"%s\","
                    + "\"endsAt\":\"%s\",\"fingerprint\":\"late\"}")
                .formatted(started, started.plusSeconds(30)));
    monitoring.post("/api/v1/intake/alertmanager", firing).expect(202);
    monitoring.post("/api/v1/intake/alertmanager", resolved).expect(202);
    JsonNode late = monitoring.post("/api/v1/intake/alertmanager", firing).expect(202).json();
    assertThat(late.path("unchanged").asInt()).isEqualTo(1);
    Eventually.that(
        () ->
            assertThat(
                    operator
                        .get("/api/v1/devices/" + tenant + ":late")
                        .expect(200)
                        .json()
                        .path("alarms"))
                .isEmpty());
  }

  @Test
  void no_token_a_wrong_one_and_an_expired_one_are_401() {
    for (Client client :
        new Client[] {
          server.stranger(),
          new Client(operator.address(), "secret"),
          new Client(operator.address(), ApiTokens.PREFIX + "A".repeat(43)),
          server.client(tenant, Role.CUSTOMER_VIEWER, Duration.ofMillis(1))
        }) {
      Client.Answer answer = client.get("/api/v1/incidents");
      answer.problem(401, "access.unauthorized");
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
  }

  @Test
  void another_tenants_incident_and_one_that_never_was_are_told_in_the_same_words() {
    String id = Desks.open(operator, INCIDENT.formatted(tenant));
    Client other = server.client(server.tenant(), Role.CUSTOMER_REPORTER);
    JsonNode foreign = other.get("/api/v1/incidents/" + id).problem(404, "not-found");
    JsonNode missing =
        other.get("/api/v1/incidents/" + other(tenant) + "-99").problem(404, "not-found");
    assertThat(foreign.path("detail")).isEqualTo(missing.path("detail"));
    other
        .post("/api/v1/incidents/" + id + "/reopen", "{\"reason\": \"x\"}")
        .problem(404, "not-found");
    other.get("/api/v1/incidents/" + id + "/timeline").problem(404, "not-found");
    other.get("/api/v1/incidents/" + id + "/sla").problem(404, "not-found");
    other.get("/api/v1/incidents?tenant=" + tenant).problem(404, "not-found");
    other.get("/api/v1/tenants/" + tenant).problem(404, "not-found");
    other.get("/api/v1/stream?tenant=" + tenant).problem(404, "not-found");
  }

  @Test
  void what_ones_role_does_not_include_is_403() {
    Client viewer = server.client(tenant, Role.CUSTOMER_VIEWER);
    viewer.post("/api/v1/incidents", INCIDENT.formatted(tenant)).problem(403, "access.forbidden");
    viewer.get("/api/v1/desk").problem(403, "access.forbidden");
    monitoring.get("/api/v1/incidents").problem(403, "access.forbidden");
    server
        .client(tenant, Role.OPERATOR)
        .get("/api/v1/simulations")
        .problem(403, "access.forbidden");
  }

  @Test
  void unknown_paths_slashes_at_the_end_and_methods_are_refused() {
    operator.get("/api/v1/nothing").problem(404, "not-found");
    operator.get("/api/v1/incidents/").problem(404, "not-found");
    operator.get("/api/v1//incidents").problem(404, "not-found");
    Client.Answer wrong = operator.send("DELETE", "/api/v1/incidents");
    wrong.problem(405, "method-not-allowed");
    assertThat(wrong.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    Client.Answer options = operator.send("OPTIONS", "/api/v1/incidents").expect(204);
    assertThat(options.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    assertThat(operator.send("HEAD", "/api/v1/incidents").expect(200).text()).isEmpty();
  }

  @Test
  void a_cursor_of_ones_own_making_is_refused() {
    operator.get("/api/v1/incidents?cursor=AAAA").problem(422, "cursor.unknown");
    operator.get("/api/v1/incidents?cursor=%25").problem(422, "cursor.unknown");
    operator.get("/api/v1/incidents?limit=0").problem(422, "request.invalid");
  }

  @Test
  void another_version_of_the_webhook_is_refused() {
    monitoring
        .post("/api/v1/intake/alertmanager", "{\"version\": \"3\", \"alerts\": []}")
        .problem(422, "request.invalid");
    monitoring.post("/api/v1/intake/alertmanager", "[]").problem(422, "request.invalid");
  }

  @Test
  void what_is_no_http_is_answered_with_a_problem_document_too() throws IOException {
    URI address = URI.create(operator.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json")
          .contains("\"code\":\"http.illegal\"");
    }
  }

  private static String other(String text) {
    return text.substring(1) + "x";
  }

  private static String now() {
    return Instant.now().toString();
  }

  private static String firing(String fingerprint, String started) {
    return "{\"status\":\"firing\",\"labels\":{\"instance\":\"%s\"},\"startsAt\":\"%s\",\"fingerprint\":\"%s\"}"
        .formatted(fingerprint, started, fingerprint);
  }

  private static String alerts(String... alerts) {
    return "{\"version\":\"4\",\"status\":\"firing\",\"receiver\":\"fixfirst\",\"alerts\":["
        + String.join(",", alerts)
        + "]}";
  }
}
