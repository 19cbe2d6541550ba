package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The wall as it was: what it showed at a moment, it shows of that moment for ever. */
class WallPastIT {

  private final Server server = Server.one();
  private final Client operator = server.operator();
  private final String tenant = server.tenant();

  @Test
  void of_a_moment_it_shows_what_it_showed_then() {
    String engineer = Desks.engineer(operator, "{\"service-desk\": 1}");
    String first = Desks.open(operator, tenant, "The printer hums");
    String second = Desks.open(operator, tenant, "The door squeaks");
    alarm("srv-1", "firing");
    alarm("srv-2", "firing");
    silence("srv-2");
    String major =
        Desks.open(
            operator,
            """
            {"tenant": "%s", "service": "records", "summary": "Records are down",
             "impact": "high", "urgency": "urgent", "major": true}
            """
                .formatted(tenant));
    JsonNode then =
        Eventually.get(
            () -> settled(wall("")),
            wall ->
                tile(wall).path("open").asInt() >= 3
                    && tile(wall).path("alarms").asInt() == 1
                    && wall.path("majors").toString().contains(major));
    act(major, "workaround", "{\"text\": \"By phone\"}");
    act(major, "resolve", "{\"text\": \"Mended\"}");
    act(first, "note", "{\"text\": \"Still hums\"}");
    act(second, "resolve", "{\"text\": \"Oiled\"}");
    alarm("srv-1", "resolved");
    operator
        .post("/api/v1/engineers/" + engineer + "/presence", "{\"presence\": \"meeting\"}")
        .expect(200);
    Eventually.that(() -> assertThat(tile(wall("")).path("alarms").asInt()).isZero());
    JsonNode again = wall("?at=" + then.path("at").asText());
    assertThat(comparable(again)).isEqualTo(comparable(then));
    assertThat(person(again, engineer).path("presence").asText()).isEqualTo("present");
  }

  @Test
  void a_ticket_that_has_been_closed_since_is_open_in_the_past() {
    String id = Desks.open(operator, tenant, "A short one");
    Instant before = Instant.parse(wall("").path("at").asText());
    Eventually.that(() -> assertThat(tile(wall("")).path("open").asInt()).isEqualTo(1));
    act(id, "resolve", "{\"text\": \"Done\"}");
    Eventually.that(() -> assertThat(tile(wall("")).path("open").asInt()).isZero());
    assertThat(tile(wall("?at=" + before)).path("open").asInt()).isEqualTo(1);
  }

  @Test
  void before_its_first_event_a_tenant_is_not_there() {
    JsonNode now = Eventually.get(() -> wall(""), wall -> !tile(wall).isMissingNode());
    Instant begins = Instant.parse(now.path("begins").asText());
    JsonNode then = wall("?at=" + begins.plusMillis(1));
    assertThat(tile(then).isMissingNode()).isTrue();
    assertThat(then.path("risk").path("open").asInt()).isZero();
  }

  @Test
  void what_has_not_come_yet_and_what_was_before_everything_is_refused_in_words() {
    operator
        .get("/api/v1/wall?at=" + Instant.now().plus(Duration.ofDays(1)))
        .problem(422, "wall.future");
    operator.get("/api/v1/wall?at=1999-12-31T23:59:59Z").problem(422, "wall.before-first");
    operator.get("/api/v1/wall?at=yesterday").expect(422);
  }

  @Test
  void it_is_the_provider_s_alone() {
    server.client(tenant, Role.CUSTOMER_VIEWER).get("/api/v1/wall?at=" + Instant.now()).expect(403);
  }

  private JsonNode wall(String query) {
    return operator.get("/api/v1/wall" + query).expect(200).json();
  }

  /** A wall that says the same of its own moment; the views may still be on their way to it. */
  private JsonNode settled(JsonNode wall) {
    JsonNode same = wall("?at=" + wall.path("at").asText());
    return comparable(same).equals(comparable(wall)) ? wall : Json.get().createObjectNode();
  }

  /** What it says of this test's tenant: others go on meanwhile. */
  private JsonNode comparable(JsonNode wall) {
    ObjectNode ours = Json.get().createObjectNode();
    ours.set("tile", tile(wall));
    ArrayNode majors = ours.putArray("majors");
    for (JsonNode major : wall.path("majors")) {
      if (major.path("tenant").asText().equals(tenant)) {
        majors.add(major);
      }
    }
    return ours;
  }

  private JsonNode tile(JsonNode wall) {
    for (JsonNode one : wall.path("tenants")) {
      if (one.path("id").asText().equals(tenant)) {
        return one;
      }
    }
    return wall.path("nobody");
  }

  private static JsonNode person(JsonNode wall, String id) {
    for (JsonNode one : wall.path("people")) {
      if (one.path("id").asText().equals(id)) {
        return one;
      }
    }
    return wall.path("nobody");
  }

  private void act(String incident, String action, String body) {
    operator.post("/api/v1/incidents/" + incident + "/" + action, body).expect(200);
  }

  private void silence(String device) {
    operator
        .post(
            "/api/v1/devices/" + tenant + ":" + device + "/silence",
            "{\"until\": \"%s\", \"reason\": \"Being mended\"}"
                .formatted(Instant.now().plusSeconds(3600)))
        .expect(200);
  }

  private void alarm(String device, String status) {
    operator
        .post(
            "/api/v1/intake/alertmanager?tenant=" + tenant,
            """
            {"version": "4", "alerts": [{"status": "%s", "fingerprint": "%s",
              "labels": {"instance": "%s", "severity": "critical"},
              "annotations": {"summary": "The disk is full"},
              "startsAt": "%s", "endsAt": "%s"}]}
            """
                .formatted(
                    status,
                    tenant + device,
                    device,
                    Instant.now().minusSeconds(60),
                    status.equals("firing") ? "0001-01-01T00:00:00Z" : Instant.now()))
        .expect(202);
  }
}
