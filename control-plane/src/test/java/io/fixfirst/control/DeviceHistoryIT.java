package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.access.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a device has measured lately, its alarms, and its tenant's tokens. */
class DeviceHistoryIT {

  private final Server server = Server.one();
  private final Client operator = server.operator();
  private final String tenant = server.tenant();
  private final String device = "/api/v1/devices/" + tenant + ":srv-1";

  @Test
  void a_series_has_so_many_points_and_its_peaks_are_not_lost() {
    device();
    Instant now = Instant.now();
    StringBuilder body = new StringBuilder("[");
    for (int i = 0; i < 1200; i++) {
      body.append(i == 0 ? "" : ",")
          .append(
              "{\"metric\": \"cpu\", \"value\": %d, \"at\": \"%s\"}"
                  .formatted(i == 600 ? 99 : 10, now.minus(Duration.ofSeconds(72L * (1200 - i)))));
    }
    operator.post(device + "/readings", body.append(']').toString()).expect(202);
    Eventually.that(
        () -> {
          JsonNode series = operator.get(device + "/readings").expect(200).json().path("series");
          assertThat(series).hasSize(1);
          JsonNode points = series.at("/0/points");
          assertThat(points.size()).isBetween(400, 500);
          double high = 0;
          for (JsonNode point : points) {
            high = Math.max(high, point.path("high").asDouble());
          }
          assertThat(high).isEqualTo(99);
          assertThat(points.get(points.size() - 1).path("value").asDouble()).isEqualTo(10);
        });
  }

  @Test
  void a_reading_of_long_ago_is_taken_but_not_shown() {
    device();
    operator
        .post(
            device + "/readings",
            """
            [{"metric": "cpu", "value": 5, "at": "2020-01-01T00:00:00Z"}, {"metric": "disk", "value": 7}]
            """)
        .expect(202);
    Eventually.that(
        () -> {
          JsonNode series = operator.get(device + "/readings").expect(200).json().path("series");
          assertThat(series).hasSize(1);
          assertThat(series.at("/0/metric").asText()).isEqualTo("disk");
        });
  }

  @Test
  void alarms_stay_in_its_history_when_they_are_over() {
    alarm("firing");
    alarm("resolved");
    Eventually.that(
        () -> {
          JsonNode items = operator.get(device + "/alarms").expect(200).json().path("items");
          assertThat(items).hasSize(1);
          assertThat(items.at("/0/cleared").isTextual()).isTrue();
          assertThat(items.at("/0/summary").asText()).isEqualTo("Full");
        });
  }

  @Test
  void another_tenant_sees_nothing_of_it() {
    alarm("firing");
    Eventually.that(
        () -> assertThat(operator.get(device + "/alarms").json().path("items")).hasSize(1));
    Client stranger = server.client(server.tenant(), Role.CUSTOMER_VIEWER);
    stranger.get(device + "/alarms").expect(404);
    stranger.get(device + "/readings").expect(404);
    server.client(tenant, Role.CUSTOMER_VIEWER).get(device + "/alarms").expect(200);
  }

  @Test
  void a_tenant_s_tokens_are_told_without_their_secret_and_go_no_further_than_the_tenant() {
    String path = "/api/v1/tenants/" + tenant + "/tokens";
    JsonNode made =
        operator
            .post(path, "{\"role\": \"customer-viewer\", \"label\": \"Birgit\"}")
            .expect(201)
            .json();
    Client birgit = new Client(operator.address(), made.path("token").asText());
    birgit.get("/api/v1/tenants/" + tenant).expect(200);
    birgit.get("/api/v1/tenants/" + server.tenant()).expect(404);
    birgit.get(path).expect(403);
    assertThat(operator.get(path).expect(200).text())
        .contains("Birgit")
        .doesNotContain(made.path("token").asText());
    operator.post(path, "{\"role\": \"operator\", \"label\": \"More\"}").expect(422);
    operator
        .post(path, "{\"role\": \"monitoring\", \"label\": \"Long\", \"expiresIn\": \"P9999D\"}")
        .expect(422);
    String other = "/api/v1/tenants/" + server.tenant() + "/tokens/" + made.path("id").asText();
    operator.send("DELETE", other).expect(404);
    operator.send("DELETE", path + "/" + made.path("id").asText()).expect(204);
    Eventually.that(() -> birgit.get("/api/v1/tenants/" + tenant).expect(401));
  }

  private void device() {
    operator
        .post("/api/v1/devices", "{\"tenant\": \"%s\", \"name\": \"srv-1\"}".formatted(tenant))
        .expect(201);
  }

  private void alarm(String status) {
    operator
        .post(
            "/api/v1/intake/alertmanager?tenant=" + tenant,
            """
            {"version": "4", "alerts": [{"status": "%s", "fingerprint": "%s",
              "labels": {"instance": "srv-1"}, "annotations": {"summary": "Full"},
              "startsAt": "%s", "endsAt": "%s"}]}
            """
                .formatted(
                    status,
                    tenant,
                    Instant.now().minusSeconds(60),
                    status.equals("firing") ? "0001-01-01T00:00:00Z" : Instant.now()))
        .expect(202);
  }
}
