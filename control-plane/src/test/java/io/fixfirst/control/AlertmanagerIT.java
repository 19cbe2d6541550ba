package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/**
 * What Debian's prometheus-alertmanager 0.25.0 really sent, with made-up names: two firing in a
 * group, one alone, the group with one of them resolved, the other resolved. Only the times are
 * moved to the present.
 */
class AlertmanagerIT {

  private final Server server = Server.one();
  private final Client operator = server.operator();
  private final String tenant = server.tenant();
  private final Client alertmanager = server.client(tenant, Role.MONITORING);
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(30);

  @Test
  void a_group_of_alerts_becomes_an_incident_and_clears_when_all_are_resolved() throws IOException {
    JsonNode fired = send("firing-group").expect(202).json();
    assertThat(fired.path("accepted").asInt()).isEqualTo(2);
    assertThat(fired.at("/outcomes/0/device").asText())
        .isEqualTo(tenant + ":srv-001.kolding.example:9100");
    assertThat(fired.at("/outcomes/0/identity").asText()).isEqualTo("ecad62aedb8c6fca");

    JsonNode incident = incidents(1).path("items").get(0);
    assertThat(incident.path("service").asText()).isEqualTo("patient-records");
    assertThat(incident.path("category").asText()).isEqualTo("server");
    assertThat(incident.path("channel").asText()).isEqualTo("monitoring");
    Eventually.get(() -> alarms(incident, "raised"), count -> count == 2);

    assertThat(send("partly-resolved").expect(202).json().path("accepted").asInt()).isEqualTo(1);
    Eventually.get(() -> alarms(incident, "cleared"), count -> count == 1);
    JsonNode partly = one(incident);
    assertThat(partly.has("technicallyRestored")).isFalse();
  }

  @Test
  void an_alert_that_fires_and_is_resolved_ends_technically_restored() throws IOException {
    send("firing-single").expect(202);
    JsonNode incident = incidents(1).path("items").get(0);
    assertThat(incident.path("summary").asText()).contains("srv-003 does not answer");
    JsonNode device =
        operator
            .get("/api/v1/devices/" + tenant + ":srv-003.kolding.example:9100")
            .expect(200)
            .json();
    assertThat(device.path("state").asText()).isEqualTo("alarm");
    assertThat(device.at("/profile/site").asText()).isEqualTo("vejle");

    send("resolved").expect(202);
    Eventually.that(() -> assertThat(one(incident).has("technicallyRestored")).isTrue());
    Eventually.that(
        () ->
            assertThat(
                    operator
                        .get("/api/v1/devices/" + tenant + ":srv-003.kolding.example:9100")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("ok"));
  }

  @Test
  void a_repeat_of_the_whole_message_changes_nothing() throws IOException {
    send("firing-group").expect(202);
    JsonNode again = send("firing-group").expect(202).json();
    assertThat(again.path("unchanged").asInt()).isEqualTo(2);
    assertThat(incidents(1).path("items")).hasSize(1);
  }

  private Client.Answer send(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/alertmanager/" + name + ".json")) {
      String captured = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return alertmanager.post(
          "/api/v1/intake/alertmanager",
          captured
              .replace("2026-03-02T08:53:48Z", started.toString())
              .replace("2026-03-02T08:53:52Z", started.plusSeconds(4).toString()));
    }
  }

  private JsonNode incidents(int count) {
    return Eventually.get(
        () -> operator.get("/api/v1/incidents?tenant=" + tenant).expect(200).json(),
        page -> page.path("items").size() == count);
  }

  private JsonNode one(JsonNode incident) {
    return operator.get("/api/v1/incidents/" + incident.path("id").asText()).expect(200).json();
  }

  private int alarms(JsonNode incident, String field) {
    return one(incident).path("alarms").findValues(field).size();
  }
}
