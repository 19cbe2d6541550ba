package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamIT {

  private final Server server = Server.one();
  private final Client operator = server.operator();
  private final String tenant = server.tenant();

  @Test
  void resuming_after_every_event_shows_each_of_the_rest_once() throws Exception {
    List<String> incidents = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      incidents.add(Desks.open(operator, tenant, "Stream " + i));
    }
    Eventually.that(() -> assertThat(opened("0.0", 5)).isEqualTo(incidents));
    List<JsonNode> all = read("?tenant=" + tenant + "&after=0.0", 20);
    for (int cut = 0; cut < all.size(); cut += 3) {
      String after = all.get(cut).path("id").asText();
      assertThat(read("?tenant=" + tenant + "&after=" + after, all.size() - cut - 1))
          .isEqualTo(all.subList(cut + 1, all.size()));
    }
  }

  @Test
  void a_follower_sees_what_happens_while_it_follows() throws Exception {
    String start = read("?tenant=" + tenant + "&after=0.0", 1).getFirst().path("id").asText();
    try (Follower follower = follow(operator, "?tenant=" + tenant, start)) {
      String id = Desks.open(operator, tenant, "Live");
      JsonNode event = follower.next();
      while (!event.path("type").asText().equals("incident-opened")) {
        event = follower.next();
      }
      assertThat(event.path("entity").asText()).isEqualTo(id);
      assertThat(event.path("tenant").asText()).isEqualTo(tenant);
    }
  }

  @Test
  void a_customer_follows_their_own_events_only() throws Exception {
    String other = server.tenant();
    Desks.open(operator, other, "Theirs");
    Desks.open(operator, tenant, "Ours");
    Client customer = server.client(tenant, Role.CUSTOMER_VIEWER);
    try (Follower follower = follow(customer, "?after=0.0", null)) {
      JsonNode event = follower.next();
      while (!event.path("type").asText().equals("incident-opened")) {
        assertThat(event.path("tenant").asText()).isEqualTo(tenant);
        event = follower.next();
      }
      assertThat(event.path("tenant").asText()).isEqualTo(tenant);
    }
  }

  @Test
  void a_revoked_token_sees_nothing_more_after_a_few_seconds() throws Exception {
    ApiTokens.Created token = server.token(tenant, Role.CUSTOMER_VIEWER, Duration.ofHours(1));
    Client customer = new Client(operator.address(), token.token());
    customer.get("/api/v1/incidents").expect(200);
    try (Follower follower = follow(customer, "", null)) {
      assertThat(server.tokens().revoke(token.id())).isTrue();
      Eventually.that(() -> customer.get("/api/v1/incidents").expect(401));
      assertThat(follower.end()).isTrue();
    }
  }

  @Test
  void an_id_that_is_none_is_refused() {
    operator.get("/api/v1/stream", "Last-Event-ID", "yesterday").problem(422, "request.invalid");
  }

  private List<String> opened(String after, int count) throws Exception {
    List<String> ids = new ArrayList<>();
    try (Follower follower = follow(operator, "?tenant=" + tenant + "&after=" + after, null)) {
      while (ids.size() < count) {
        JsonNode event = follower.next();
        if (event.path("type").asText().equals("incident-opened")) {
          ids.add(event.path("entity").asText());
        }
      }
    }
    return ids;
  }

  private List<JsonNode> read(String query, int count) throws Exception {
    List<JsonNode> events = new ArrayList<>();
    try (Follower follower = follow(operator, query, null)) {
      while (events.size() < count) {
        events.add(follower.next());
      }
    }
    return events;
  }

  private static Follower follow(Client client, String query, String lastEventId)
      throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    String[] headers =
        lastEventId == null ? new String[0] : new String[] {"Last-Event-ID", lastEventId};
    HttpResponse<InputStream> response =
        http.send(
            client.request("/api/v1/stream" + query, headers).GET().build(),
            BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    return new Follower(
        http, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
  }

  /** Reads a stream. */
  private record Follower(HttpClient http, BufferedReader lines) implements AutoCloseable {

    JsonNode next() throws IOException {
      String id = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          JsonNode event = Json.get().readTree(line.substring(6));
          assertThat(event.path("id").asText()).isEqualTo(id);
          return event;
        }
      }
      throw new IOException("The stream has ended.");
    }

    boolean end() throws IOException {
      String line = lines.readLine();
      while (line != null) {
        line = lines.readLine();
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      http.shutdownNow();
    }
  }
}
