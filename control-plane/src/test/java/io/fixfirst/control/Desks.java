package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.Client.Answer;
import java.util.List;
import java.util.UUID;

/** What tests do with a desk, over HTTP. */
final class Desks {

  private Desks() {}

  /** {@return the id of a new incident, once it can be read} */
  static String open(Client client, String body) {
    Answer answer = client.post("/api/v1/incidents", body);
    assertThat(answer.status()).as(answer.text()).isIn(201, 202);
    String id = answer.json().path("id").asText();
    Eventually.that(() -> client.get("/api/v1/incidents/" + id).expect(200));
    return id;
  }

  /** {@return the id of a new incident of low priority} */
  static String open(Client client, String tenant, String summary) {
    return open(
        client,
        "{\"tenant\": \"%s\", \"summary\": \"%s\", \"impact\": \"low\", \"urgency\": \"low\"}"
            .formatted(tenant, summary));
  }

  /** {@return the id of a new engineer, present in these teams} */
  static String engineer(Client client, String shares) {
    String id = "e" + UUID.randomUUID().toString().substring(0, 8);
    client
        .post("/api/v1/engineers", "{\"id\": \"%s\", \"shares\": %s}".formatted(id, shares))
        .expect(201);
    return id;
  }

  /** {@return the incident, once it is in one of these states} */
  static JsonNode await(Client client, String id, String... states) {
    return Eventually.get(
        () -> client.get("/api/v1/incidents/" + id).expect(200).json(),
        incident -> List.of(states).contains(incident.path("state").asText()));
  }
}
