package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IncidentsIT {

  private final Server server = Server.one();
  private final Client operator = server.operator();
  private final String tenant = server.tenant();

  @Test
  void a_repeated_report_opens_one_incident_and_gets_the_same_answer() {
    String key = UUID.randomUUID().toString();
    String body =
        "{\"tenant\": \"%s\", \"summary\": \"Once\", \"impact\": \"low\", \"urgency\": \"low\"}"
            .formatted(tenant);
    Client.Answer first =
        operator.post("/api/v1/incidents", body, "Idempotency-Key", key).expect(201);
    Client.Answer again =
        operator.post("/api/v1/incidents", body, "Idempotency-Key", key).expect(201);
    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    operator
        .post("/api/v1/incidents", body.replace("Once", "Twice"), "Idempotency-Key", key)
        .problem(422, "idempotency.key-reused");
  }

  @Test
  void a_repeated_reference_is_the_same_incident() {
    String body =
        "{\"tenant\": \"%s\", \"summary\": \"Ref\", \"impact\": \"low\", \"urgency\": \"low\", \"reference\": \"INC-7\"}"
            .formatted(tenant);
    String id = Desks.open(operator, body);
    assertThat(Desks.open(operator, body)).isEqualTo(id);
  }

  @Test
  void a_wish_is_a_request_and_what_says_nothing_is_an_incident() {
    String body =
        "{\"tenant\": \"%s\", \"summary\": \"A screen\", \"impact\": \"low\", \"urgency\": \"low\", \"kind\": \"request\"}"
            .formatted(tenant);
    String wish = Desks.open(operator, body);
    assertThat(operator.get("/api/v1/incidents/" + wish).json().path("kind").asText())
        .isEqualTo("request");
    String fault = Desks.open(operator, tenant, "It is broken");
    assertThat(operator.get("/api/v1/incidents/" + fault).json().has("kind")).isFalse();
    operator
        .post("/api/v1/incidents", body.replace("\"request\"", "\"wish\""))
        .problem(422, "request.invalid");
  }

  @Test
  void a_change_is_refused_when_the_incident_is_no_longer_what_was_seen() {
    String id = Desks.open(operator, tenant, "Seen");
    String seen = operator.get("/api/v1/incidents/" + id).expect(200).header("ETag");
    operator.post("/api/v1/incidents/" + id + "/note", "{\"text\": \"One\"}").expect(200);
    operator
        .post("/api/v1/incidents/" + id + "/note", "{\"text\": \"Two\"}", "If-Match", seen)
        .problem(412, "precondition-failed");
    String now = operator.get("/api/v1/incidents/" + id).header("ETag");
    operator
        .post("/api/v1/incidents/" + id + "/close", "{}", "If-Match", "\"zero\"")
        .problem(412, "precondition-failed");
    assertThat(now).isNotEqualTo(seen);
  }

  @Test
  void who_is_responsible_is_refused_until_service_is_restored() {
    String id = Desks.open(operator, tenant, "Whose fault");
    String blame = "{\"party\": \"provider\", \"text\": \"The change of Tuesday\"}";
    JsonNode refused =
        operator
            .post("/api/v1/incidents/" + id + "/responsibility", blame)
            .problem(409, "incident.fix-first");
    assertThat(refused.path("advice").asText()).contains("Fix first");
    JsonNode actions = operator.get("/api/v1/incidents/" + id + "/actions").expect(200).json();
    assertThat(actions.path("actions").findValuesAsText("code")).contains("incident.fix-first");
    operator.post("/api/v1/incidents/" + id + "/resolve", "{\"text\": \"Done\"}").expect(200);
    operator.post("/api/v1/incidents/" + id + "/responsibility", blame).expect(200);
  }

  @Test
  void an_incident_is_shown_as_it_was_at_any_moment_of_its_past() {
    String path = "/api/v1/incidents/" + Desks.open(operator, tenant, "Long ago");
    List<JsonNode> events = new ArrayList<>();
    operator.post(path + "/resolve", "{\"text\": \"Done\"}").expect(200);
    operator.get(path + "/timeline").expect(200).json().path("items").forEach(events::add);
    JsonNode opened = events.getFirst();
    String then = "?at=" + opened.path("at").asText();
    JsonNode before = operator.get(path + then).expect(200).json();
    assertThat(before.path("state").asText()).isNotEqualTo("resolved");
    assertThat(before.path("summary").asText()).isEqualTo("Long ago");
    assertThat(operator.get(path).json().path("state").asText()).isEqualTo("resolved");
    JsonNode clocks = operator.get(path + "/sla" + then).expect(200).json();
    assertThat(clocks.path("at")).isEqualTo(opened.path("at"));
    assertThat(resolveClock(clocks).path("stopped").asBoolean(true)).isFalse();
    assertThat(resolveClock(operator.get(path + "/sla").json()).path("stopped").asBoolean())
        .isTrue();
    assertThat(operator.get(path + "/timeline" + then).json().path("items").size())
        .isBetween(1, events.size() - 1);
    operator.get(path + "?at=2001-01-01T00:00:00Z").problem(404, "not-found");
    operator.get(path + "?at=yesterday").problem(422, "request.invalid");
  }

  @Test
  void a_ticket_goes_through_the_floor_by_hand() {
    String first = Desks.engineer(operator, "{\"client-desktop\": 1}");
    String second = Desks.engineer(operator, "{\"client-desktop\": 1}");
    String id = Desks.open(operator, tenant, "By hand");
    operator
        .post(
            "/api/v1/incidents/" + id + "/escalate",
            "{\"line\": \"second\", \"team\": \"client-desktop\", \"reason\": \"Knows it\"}")
        .expect(200);
    JsonNode assigned = Desks.await(operator, id, "assigned");
    String who = assigned.path("engineer").asText();
    assertThat(who).isNotBlank();
    String other = who.equals(first) ? second : first;
    JsonNode moved =
        operator
            .post("/api/v1/incidents/" + id + "/assign", "{\"engineer\": \"%s\"}".formatted(other))
            .expect(200)
            .json();
    Eventually.that(
        () ->
            assertThat(operator.get("/api/v1/incidents/" + id).json().path("engineer").asText())
                .isEqualTo(other));
    assertThat(moved.path("revision").asLong()).isGreaterThan(assigned.path("revision").asLong());
    JsonNode working =
        operator
            .post(
                "/api/v1/incidents/" + id + "/acknowledge",
                "{\"engineer\": \"%s\"}".formatted(other))
            .expect(200)
            .json();
    assertThat(working.path("state").asText()).isEqualTo("working");
    Eventually.that(
        () ->
            assertThat(operator.get("/api/v1/engineers/" + other).json().path("ticket").asText())
                .isEqualTo(id));
    JsonNode waiting =
        operator
            .post(
                "/api/v1/incidents/" + id + "/wait",
                "{\"reason\": \"customer\", \"text\": \"Asked when it began\"}")
            .expect(200)
            .json();
    assertThat(waiting.path("state").asText()).isEqualTo("waiting");
    JsonNode sla = operator.get("/api/v1/incidents/" + id + "/sla").expect(200).json();
    assertThat(sla.path("clocks").findValuesAsText("because")).contains("waiting-customer");
    operator.post("/api/v1/incidents/" + id + "/resume", "{}").expect(200);
    operator.post("/api/v1/incidents/" + id + "/resolve", "{\"text\": \"Done\"}").expect(200);
    operator.send("DELETE", "/api/v1/engineers/" + first).expect(200);
    operator.send("DELETE", "/api/v1/engineers/" + second).expect(200);
  }

  @Test
  void a_customer_sees_their_incident_without_the_providers_inner_talk() {
    Client customer = server.client(tenant, Role.CUSTOMER_REPORTER);
    String id =
        Desks.open(
            customer,
            "{\"summary\": \"Nobody can log in\", \"impact\": \"high\", \"urgency\": \"urgent\", \"major\": true}");
    JsonNode incident = customer.get("/api/v1/incidents/" + id).expect(200).json();
    assertThat(incident.path("priority").asText()).isEqualTo("p1");
    assertThat(incident.path("reportedBy").asText()).startsWith("customer:");
    operator.post("/api/v1/incidents/" + id + "/note", "{\"text\": \"Secret\"}").expect(200);
    operator
        .post("/api/v1/incidents/" + id + "/update", "{\"text\": \"We are on it\"}")
        .expect(200);
    assertThat(customer.get("/api/v1/incidents/" + id + "/timeline").expect(200).text())
        .contains("We are on it")
        .doesNotContain("Secret");
    assertThat(operator.get("/api/v1/incidents/" + id + "/timeline").expect(200).text())
        .contains("Secret");
    operator
        .post("/api/v1/incidents/" + id + "/workaround", "{\"text\": \"Old server\"}")
        .expect(200);
    operator.post("/api/v1/incidents/" + id + "/resolve", "{\"text\": \"New server\"}").expect(200);
  }

  @Test
  void a_solved_incident_that_looks_alike_is_offered() {
    String past = Desks.open(operator, tenant, "Broker queue stuck again");
    operator
        .post("/api/v1/incidents/" + past + "/resolve", "{\"text\": \"Purged the queue\"}")
        .expect(200);
    String id = Desks.open(operator, tenant, "The broker queue is stuck");
    JsonNode similar =
        Eventually.get(
            () -> operator.get("/api/v1/incidents/" + id + "/similar").expect(200).json(),
            answer -> !answer.path("items").isEmpty());
    assertThat(similar.at("/items/0/incident").asText()).isEqualTo(past);
    assertThat(similar.at("/items/0/resolution").asText()).isEqualTo("Purged the queue");
    assertThat(similar.at("/items/0/because").asText()).contains("broker, queue, stuck");
  }

  @Test
  void a_time_line_comes_in_pages() {
    String id = Desks.open(operator, tenant, "Long");
    for (int i = 0; i < 5; i++) {
      operator.post("/api/v1/incidents/" + id + "/note", "{\"text\": \"n\"}").expect(200);
    }
    String path = "/api/v1/incidents/" + id + "/timeline?limit=4";
    JsonNode first = operator.get(path).expect(200).json();
    JsonNode second =
        operator.get(path + "&cursor=" + first.path("cursor").asText()).expect(200).json();
    assertThat(first.path("items")).hasSize(4);
    assertThat(second.path("items").findValuesAsText("id"))
        .doesNotContainAnyElementsOf(first.path("items").findValuesAsText("id"));
  }

  @Test
  void a_list_pages_through_everything_once_in_every_order() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(Desks.open(operator, tenant, "Page n" + i));
    }
    for (String sort : new String[] {"newest", "oldest", "due"}) {
      Eventually.that(() -> assertThat(paged(sort)).containsExactlyInAnyOrderElementsOf(all));
    }
    assertThat(paged("oldest")).isEqualTo(paged("newest").reversed());
    JsonNode found =
        operator.get("/api/v1/incidents?tenant=" + tenant + "&text=PAGE+N3").expect(200).json();
    assertThat(found.path("items").findValuesAsText("id")).containsExactly(all.get(3));
  }

  private List<String> paged(String sort) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          operator
              .get(
                  "/api/v1/incidents?limit=3&tenant="
                      + tenant
                      + "&sort="
                      + sort
                      + "&cursor="
                      + cursor)
              .expect(200)
              .json();
      page.path("items").forEach(item -> ids.add(item.path("id").asText()));
      cursor = page.path("cursor").asText();
    } while (!cursor.isEmpty());
    return ids;
  }

  private static JsonNode resolveClock(JsonNode sla) {
    for (JsonNode clock : sla.path("clocks")) {
      if (clock.path("clock").asText().equals("resolve")) {
        return clock;
      }
    }
    throw new AssertionError("There is no such clock (" + sla + ").");
  }
}
