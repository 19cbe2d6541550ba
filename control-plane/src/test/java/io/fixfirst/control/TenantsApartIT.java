package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Method;
import io.fixfirst.control.http.Operation;
import io.fixfirst.core.TenantId;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two tenants share an engineer, and a P1 at one takes them from work at the other: no answer to
 * either's people names the other.
 */
class TenantsApartIT {

  private static final String LAST_WORD = "The last word to the customer";

  private final Server server = Server.one();
  private final Client operator = server.operator();
  private final String ours = server.tenant();
  private final String theirs = server.tenant();
  private final String third = server.tenant();

  @Test
  void no_answer_to_a_tenants_people_names_another_tenant() throws Exception {
    String engineer = Desks.engineer(operator, "{\"client-desktop\": 1}");
    String left = Desks.open(operator, ours, "Slow printing");
    post(left, "assign", "{\"engineer\": \"%s\"}".formatted(engineer));
    Eventually.that(() -> assertThat(incident(left).path("engineer").asText()).isEqualTo(engineer));
    post(left, "acknowledge", "{\"engineer\": \"%s\"}".formatted(engineer));

    String major =
        Desks.open(
            operator,
            "{\"tenant\": \"%s\", \"summary\": \"All is down\", \"impact\": \"high\", \"urgency\": \"urgent\", \"major\": true}"
                .formatted(theirs));
    Eventually.that(() -> assertThat(incident(major).path("coreTeam").isEmpty()).isFalse());
    if (!members(major).contains(engineer)) {
      post(major, "extend-core-team", "{\"engineer\": \"%s\", \"skills\": []}".formatted(engineer));
    }
    Eventually.that(
        () -> assertThat(incident(left).path("suspendedFor").asText()).isEqualTo(major));
    assertThat(incident(major).path("coreTeam").toString()).contains(left);
    look(left, major, engineer);

    post(major, "workaround", "{\"text\": \"Old server\"}");
    Eventually.that(() -> assertThat(incident(left).path("state").asText()).isEqualTo("working"));
    post(left, "update", "{\"text\": \"%s\"}".formatted(LAST_WORD));
    post(major, "update", "{\"text\": \"%s\"}".formatted(LAST_WORD));
    look(left, major, engineer);
    assertThat(stream(server.client(ours, Role.CUSTOMER_ORDERER))).doesNotContain(theirs);
    assertThat(stream(server.client(theirs, Role.CUSTOMER_ORDERER))).doesNotContain(ours);
    assertThat(stream(server.client(ours, Role.SERVICE_DESK_AGENT))).doesNotContain(theirs);
    assertThat(stream(both(ours, Role.ENGINEER))).doesNotContain(theirs).contains(third);
    assertThat(stream(both(theirs, Role.ENGINEER))).doesNotContain(ours).contains(third);
    assertThat(stream(server.client(theirs, Role.SERVICE_DESK_AGENT))).doesNotContain(ours);

    post(left, "resolve", "{\"text\": \"New toner\"}");
    post(major, "resolve", "{\"text\": \"New server\"}");
    operator.send("DELETE", "/api/v1/engineers/" + engineer).expect(200);
  }

  private void look(String left, String major, String engineer) {
    for (Role role : List.of(Role.CUSTOMER_ORDERER, Role.SERVICE_DESK_AGENT)) {
      apart(server.client(ours, role), ours, left, engineer, theirs);
      apart(server.client(theirs, role), theirs, major, engineer, ours);
    }
    for (Role role : List.of(Role.ENGINEER, Role.TEAM_LEADER, Role.BUSINESS_RELATIONS)) {
      apart(both(ours, role), ours, left, engineer, theirs);
      apart(both(theirs, role), theirs, major, engineer, ours);
    }
  }

  /** Everything that can be read is read, also what is added to the product later. */
  private void apart(Client client, String tenant, String incident, String engineer, String other) {
    int read = 0;
    for (Operation<?> operation : server.plane().operations()) {
      String path = operation.path().text();
      if (operation.method() == Method.GET && !path.equals("/api/v1/stream")) {
        String one =
            path.replace("{incident}", incident)
                .replace("{tenant}", tenant)
                .replace("{page}", tenant)
                .replace("{engineer}", engineer)
                .replace("{device}", tenant + ":none")
                .replace("{file}", "kolding.yaml")
                .replace("{simulation}", "none")
                .replace("{account}", "nobody-at-all")
                .replace("{webhook}", "none")
                .replace("{other}", "none");
        assertThat(one).as("a variable that this test does not know").doesNotContain("{");
        Client.Answer answer = client.get(one);
        assertThat(answer.text()).as("%s to somebody of %s", one, tenant).doesNotContain(other);
        read += answer.status() == 200 ? 1 : 0;
      }
    }
    assertThat(read).isGreaterThan(8);
  }

  /** Somebody who serves this tenant and a third one. */
  private Client both(String tenant, Role role) {
    Reach reach = new Reach.Tenants(Set.of(new TenantId(tenant), new TenantId(third)));
    return new Client(
        server.plane().address(), server.tokenFor(reach, role, Duration.ofHours(1)).token());
  }

  /** {@return all that a follower gets, from the beginning to the last word} */
  private static String stream(Client client) throws Exception {
    List<String> lines = new ArrayList<>();
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<InputStream> response =
        http.send(
            client.request("/api/v1/stream?after=0.0").GET().build(), BodyHandlers.ofInputStream());
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        if (line.contains(LAST_WORD)) {
          break;
        }
      }
    } finally {
      http.shutdownNow();
    }
    assertThat(lines.getLast()).contains(LAST_WORD);
    return String.join("\n", lines);
  }

  private JsonNode incident(String id) {
    return operator.get("/api/v1/incidents/" + id).expect(200).json();
  }

  private List<String> members(String major) {
    return incident(major).path("coreTeam").findValuesAsText("engineer");
  }

  private void post(String incident, String action, String body) {
    operator.post("/api/v1/incidents/" + incident + "/" + action, body).expect(200);
  }
}
