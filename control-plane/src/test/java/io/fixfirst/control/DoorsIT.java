package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.WhoMayDoWhat.Row;
import io.fixfirst.control.WhoMayDoWhat.Where;
import io.fixfirst.control.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of the OpenAPI document, asked for by every role with a token of the tenant that
 * it is about, of another tenant, and of the provider, is answered as a table says that people have
 * written by hand.
 */
class DoorsIT {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final WhoMayDoWhat TABLE = WhoMayDoWhat.read();

  private final Server server = Server.one();

  /** Whose token it is, seen from the tenant that is asked about. */
  private enum Whose {
    OWN,
    OTHER,
    PROVIDER
  }

  /** What everybody asks about. */
  private record Scene(
      String tenant, String incident, String device, Map<Whose, Map<Role, Client>> clients) {}

  @Test
  void every_operation_of_the_document_is_in_the_table() {
    Set<String> described = new TreeSet<>();
    JsonNode paths = server.stranger().get("/openapi.json").expect(200).json().path("paths");
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(TABLE.rows().stream().map(Row::name))
        .as("Say in who-may-do-what.txt who may ask for a new operation")
        .containsExactlyInAnyOrderElementsOf(described);
  }

  @TestFactory
  List<DynamicTest> every_role_gets_what_the_table_says() {
    Scene scene = scene();
    List<DynamicTest> tests = new ArrayList<>();
    for (Row row : TABLE.rows()) {
      tests.add(DynamicTest.dynamicTest(row.name(), () -> check(row, scene)));
    }
    return tests;
  }

  private void check(Row row, Scene scene) throws Exception {
    List<String> wrong = new ArrayList<>();
    int stranger = status(row, scene, server.stranger());
    if (!strangerMayGet(row, stranger)) {
      wrong.add("a stranger got " + stranger);
    }
    int cases = 1;
    for (Whose whose : Whose.values()) {
      for (Map.Entry<Role, Client> entry : scene.clients.get(whose).entrySet()) {
        Role role = entry.getKey();
        int status = status(row, scene, entry.getValue());
        cases++;
        if (!mayGet(row, role, whose, status)) {
          wrong.add(role.text() + " of " + whose + " got " + status);
        }
      }
    }
    assertThat(wrong).as("%s (%d cases)", row.name(), cases).isEmpty();
  }

  private static boolean strangerMayGet(Row row, int status) {
    return switch (row.where()) {
      case OPEN -> status < 500;
      case PAGE -> status == 404;
      case TENANT, SENDER, LIST, ONESELF, HOUSE, SIGNED -> status == 401;
    };
  }

  private static boolean mayGet(Row row, Role role, Whose whose, int status) {
    boolean may = row.may().contains(role.text());
    return switch (row.where()) {
      case OPEN -> status < 500;
      case SIGNED -> allowed(row, status);
      case PAGE -> status == (may && whose != Whose.OTHER ? 200 : 404);
      case LIST, TENANT, SENDER, HOUSE, ONESELF ->
          may ? answered(row, whose, status) : status == 403;
    };
  }

  /** What somebody gets whose role includes it. */
  private static boolean answered(Row row, Whose whose, int status) {
    if (whose == Whose.PROVIDER || row.where() == Where.LIST) {
      return allowed(row, status);
    }
    if (row.where() == Where.SENDER) {
      return whose == Whose.OTHER ? status == 404 || status == 422 : allowed(row, status);
    }
    boolean names = row.where() == Where.TENANT || row.path().contains("{incident}");
    if (names && whose == Whose.OTHER) {
      return status == 404;
    }
    return row.where() == Where.TENANT ? allowed(row, status) : status == 403;
  }

  /** Let in: done, or refused for what it says or for how things stand, and not for who asks. */
  private static boolean allowed(Row row, int status) {
    return (status >= 200 && status < 300)
        || status == 409
        || status == 422
        || (status == 404 && row.absent());
  }

  private int status(Row row, Scene scene, Client client) throws Exception {
    String path = fill(row.path(), scene);
    assertThat(path).as("a variable that this test does not know").doesNotContain("{");
    HttpRequest.Builder request = client.request(path);
    if (row.body().isEmpty()) {
      request.method(row.method(), BodyPublishers.noBody());
    } else {
      request
          .header(
              "Content-Type",
              path.endsWith("/intake/events")
                  ? "application/cloudevents-batch+json"
                  : "application/json")
          .method(row.method(), BodyPublishers.ofString(fill(row.body(), scene)));
    }
    HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() == 403) {
        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).contains("access.");
      }
      return response.statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(row.name(), e);
    }
  }

  private static String fill(String text, Scene scene) {
    return text.replace("{tenant}", scene.tenant)
        .replace("{page}", scene.tenant)
        .replace("{incident}", scene.incident)
        .replace("{device}", scene.device)
        .replace("{engineer}", "nobody")
        .replace("{window}", "none")
        .replace("{simulation}", "none")
        .replace("{token}", "none")
        .replace("{other}", "none")
        .replace("{file}", "none.yaml")
        .replace("{account}", "nobody-at-all")
        .replace("{webhook}", "none")
        .replace("{delivery}", "1")
        .replace("{session}", "none");
  }

  private Scene scene() {
    Client operator = server.operator();
    String own = server.tenant();
    String other = server.tenant();
    String device = own + ":srv-doors";
    String body = "{\"tenant\": \"%s\", \"name\": \"srv-doors\"}".formatted(own);
    assertThat(operator.post("/api/v1/devices", body).status()).isIn(201, 202);
    String incident = Desks.open(operator, own, "Who may see it");
    Map<Whose, Map<Role, Client>> clients = new EnumMap<>(Whose.class);
    clients.put(Whose.OWN, clients(own));
    clients.put(Whose.OTHER, clients(other));
    clients.put(Whose.PROVIDER, clients(null));
    Eventually.that(() -> operator.get("/api/v1/devices/" + device).expect(200));
    return new Scene(own, incident, device, clients);
  }

  private Map<Role, Client> clients(@Nullable String tenant) {
    Map<Role, Client> clients = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      if (tenant != null || !role.isCustomer()) {
        clients.put(role, server.client(tenant, role));
      }
    }
    return clients;
  }
}
