package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class CloudEventsIT {

  private static final String RAISED =
      """
      {"specversion": "1.0", "id": "%s", "source": "urn:probe:1", "type": "io.fixfirst.alarm.raised",
       "time": "%s", "subject": "door-7", "data": {"summary": "The door is open", "severity": "critical"}}
      """;

  private final Server server = Server.one();
  private final String tenant = server.tenant();
  private final Client probe = server.client(tenant, Role.MONITORING);

  @Test
  void a_structured_event_raises_an_alarm_and_its_repeat_changes_nothing() {
    JsonNode first = structured(raised("1")).expect(202).json();
    assertThat(first.at("/outcomes/0/device").asText()).isEqualTo(tenant + ":door-7");
    assertThat(first.at("/outcomes/0/identity").asText()).isEqualTo("urn:probe:1 1");
    assertThat(first.path("accepted").asInt()).isEqualTo(1);
    assertThat(structured(raised("1")).expect(202).json().path("unchanged").asInt()).isEqualTo(1);
  }

  @Test
  void the_clearing_event_names_the_one_that_raised() {
    structured(raised("2")).expect(202);
    JsonNode cleared =
        structured(
                """
                {"specversion": "1.0", "id": "3", "source": "urn:probe:1",
                 "type": "io.fixfirst.alarm.cleared", "subject": "door-7", "time": "%s",
                 "data": {"raisedBy": "2"}}
                """
                    .formatted(Instant.now()))
            .expect(202)
            .json();
    assertThat(cleared.path("accepted").asInt()).isEqualTo(1);
    Eventually.that(
        () ->
            assertThat(
                    server
                        .operator()
                        .get("/api/v1/devices/" + tenant + ":door-7")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("ok"));
  }

  @Test
  void a_binary_event_says_the_same_in_headers() {
    HttpRequest request =
        probe
            .request(
                "/api/v1/intake/events",
                "ce-specversion",
                "1.0",
                "ce-id",
                "b1",
                "ce-source",
                "urn:probe:2",
                "ce-type",
                "io.fixfirst.alarm.raised",
                "ce-subject",
                "gate-1",
                "ce-time",
                Instant.now().toString())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"summary\": \"The gate is stuck\"}"))
            .build();
    JsonNode result = probe.send(request).expect(202).json();
    assertThat(result.path("accepted").asInt()).isEqualTo(1);
    assertThat(result.at("/outcomes/0/identity").asText()).isEqualTo("urn:probe:2 b1");
  }

  @Test
  void a_batch_is_taken_and_what_means_nothing_here_is_ignored() {
    JsonNode result =
        send(
                "application/cloudevents-batch+json",
                "["
                    + raised("4")
                    + ", {\"specversion\": \"1.0\", \"id\": \"5\", \"source\": \"urn:x\","
                    + " \"type\": \"com.example.tea\"}]")
            .expect(202)
            .json();
    assertThat(result.path("accepted").asInt()).isEqualTo(1);
    assertThat(result.path("ignored").asInt()).isEqualTo(1);
  }

  @Test
  void what_is_no_event_is_refused() {
    structured(raised("8").replace("time", "dime")).problem(422, "intake.refused");
    structured("{\"id\": \"6\"}").problem(422, "request.invalid");
    structured("{\"id\": ").problem(400, "json.malformed");
    send("text/plain", "hello").problem(415, "unsupported-media-type");
    structured(raised("7").replace("door-7", "../etc")).problem(422, "intake.refused");
  }

  @Test
  void readings_over_the_limit_raise_an_alarm_and_heartbeats_are_taken() {
    server
        .operator()
        .post(
            "/api/v1/devices",
            """
            {"tenant": "%s", "name": "srv-1",
             "profile": {"rules": [{"metric": "cpu", "notice": 70, "alarm": 80}]}}
            """
                .formatted(tenant))
        .expect(201);
    probe.post("/api/v1/devices/srv-1/heartbeat", "").expect(202);
    JsonNode noticed =
        probe
            .post("/api/v1/devices/srv-1/readings", "[{\"metric\": \"cpu\", \"value\": 75}]")
            .expect(202)
            .json();
    assertThat(noticed.path("accepted").asInt()).isEqualTo(1);
    probe
        .post("/api/v1/devices/srv-1/readings", "[{\"metric\": \"cpu\", \"value\": 93.5}]")
        .expect(202);
    Eventually.that(
        () ->
            assertThat(
                    server
                        .operator()
                        .get("/api/v1/devices/" + tenant + ":srv-1")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("alarm"));
    probe
        .post("/api/v1/devices/srv-1/readings", "[{\"metric\": \"cpu\", \"value\": \"hot\"}]")
        .problem(422, "request.invalid");
  }

  private static String raised(String id) {
    return RAISED.formatted(id, Instant.now().minusSeconds(10).truncatedTo(ChronoUnit.DAYS));
  }

  private Client.Answer structured(String event) {
    return send("application/cloudevents+json", event);
  }

  private Client.Answer send(String type, String body) {
    return probe.send(
        probe
            .request("/api/v1/intake/events")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }
}
