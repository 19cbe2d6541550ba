package io.fixfirst.control.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.view.Reading;
import io.fixfirst.core.TenantId;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages to a real receiver on this machine, which this server's settings allow. */
class WebhooksIT {

  private static final String ALL = "/api/v1/webhooks";

  private final Server server = Server.one();
  private final String tenant = server.tenant();
  private final Client customer = server.client(tenant, Role.CUSTOMER_ORDERER);
  private final Receiver receiver = newReceiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void a_tenants_events_arrive_signed_each_once_and_as_its_people_see_them() throws Exception {
    Made made = make(customer, "[\"incident-opened\", \"incident-note-added\"]");
    String incident = report("Slow printing");
    note(incident, "For us alone");
    String second = report("Slower printing");

    Eventually.that(() -> assertThat(entities()).contains(incident, second));
    assertThat(entities()).containsExactlyInAnyOrder(incident, second); // And no inner note.
    Receiver.Message message = receiver.messages().getFirst();
    assertThat(message.path()).isEqualTo("/hook");
    assertThat(message.isSignedBy(made.secret)).isTrue();
    JsonNode body = Json.get().readTree(message.body());
    assertThat(body.path("type").asText()).isEqualTo("incident-opened");
    assertThat(body.path("tenant").asText()).isEqualTo(tenant);
    assertThat(message.id()).isEqualTo("evt_" + body.path("id").asText().replace('.', '-'));
    Eventually.that(
        () ->
            assertThat(deliveries(made, "delivered").findValuesAsText("type"))
                .containsOnly("incident-opened")
                .hasSize(2));
  }

  @Test
  void nothing_of_another_tenant_arrives_and_all_of_it_does_for_the_provider() {
    Made own = make(customer, "[\"incident-opened\"]");
    String other = server.tenant();
    try (Receiver house = newReceiver()) {
      JsonNode made =
          server
              .operator()
              .post(
                  ALL,
                  "{\"everyTenant\": true, \"url\": \"%s\", \"types\": [\"incident-note-added\"]}"
                      .formatted(house.url()))
              .expect(201)
              .json();
      String theirs = report(server.client(other, Role.CUSTOMER_ORDERER), "Not yours");
      note(theirs, "Said among us");
      String ours = report("Ours");

      Eventually.that(() -> assertThat(entities()).contains(ours));
      Eventually.that(
          () ->
              assertThat(house.messages())
                  .anySatisfy(
                      message ->
                          assertThat(message.body()).contains(theirs).contains("Said among us")));
      assertThat(entities()).containsExactly(ours);
      String id = made.path("webhook").path("id").asText();
      customer.get(ALL + "/" + id).problem(404, "not-found");
      assertThat(customer.get(ALL).expect(200).text()).contains(own.id).doesNotContain(id);
      server.operator().send("DELETE", ALL + "/" + id).expect(204);
      customer
          .post(ALL, "{\"everyTenant\": true, \"url\": \"https://hooks.example/x\"}")
          .problem(403, "access.forbidden");
    }
  }

  @Test
  void both_secrets_sign_for_a_while_after_a_new_one_was_made() {
    Made made = make(customer, "[]");
    String second = rotate(made, "{}");
    test(made);
    Receiver.Message message = next(1);
    assertThat(message.isSignedBy(made.secret)).isTrue();
    assertThat(message.isSignedBy(second)).isTrue();

    String third = rotate(made, "{\"keepOldFor\": \"PT0S\"}");
    test(made);
    message = next(2);
    assertThat(message.isSignedBy(made.secret)).isFalse();
    assertThat(message.isSignedBy(second)).isFalse();
    assertThat(message.isSignedBy(third)).isTrue();
  }

  @Test
  void what_is_not_taken_is_sent_again_under_the_same_id() {
    Made made = make(customer, "[]");
    receiver.answer(500);
    String message = test(made);
    Eventually.that(() -> assertThat(receiver.messages()).hasSizeGreaterThan(2));
    assertThat(one(made, "waiting").path("lastStatus").asInt()).isEqualTo(500);
    receiver.answer(200);

    Eventually.that(
        () ->
            assertThat(one(made, "delivered").path("tries").asInt())
                .isEqualTo(receiver.messages().size()));
    assertThat(receiver.messages())
        .allSatisfy(
            sent -> {
              assertThat(sent.id()).isEqualTo(message);
              assertThat(sent.isSignedBy(made.secret)).isTrue();
            });
  }

  @Test
  void what_nobody_takes_for_too_long_is_a_dead_letter_that_can_be_sent_again() throws Exception {
    Made made = make(customer, "[]");
    receiver.answer(503);
    test(made);
    Eventually.that(() -> one(made, "waiting"));
    age(made);
    JsonNode dead = Eventually.get(() -> one(made, "dead"));
    assertThat(dead.path("lastError").asText()).isEqualTo("It answered 503.");
    assertThat(dead.has("nextTry")).isFalse();
    assertThat(server.operator().get("/metrics").text())
        .contains("fixfirst_webhook_deliveries_total{outcome=\"dead\"}");

    receiver.answer(200);
    String again = path(made, "/deliveries/" + dead.path("id").asText() + "/send-again");
    assertThat(customer.post(again, "").expect(202).json().path("messages").asInt()).isOne();
    Eventually.that(() -> one(made, "delivered"));
    assertThat(
            customer
                .post(path(made, "/send-again"), "")
                .expect(202)
                .json()
                .path("messages")
                .asInt())
        .isZero();
  }

  @Test
  void redirects_are_not_followed() throws Exception {
    try (Receiver elsewhere = newReceiver()) {
      Made made = make(customer, "[]");
      receiver.redirect(elsewhere.url());
      test(made);
      Eventually.that(
          () ->
              assertThat(one(made, "waiting").path("lastError").asText())
                  .isEqualTo("It answered 307; redirects are not followed."));
      assertThat(elsewhere.messages()).isEmpty();
    }
  }

  @Test
  void a_receiver_that_is_gone_gets_nothing_more() {
    Made made = make(customer, "[]");
    receiver.answer(410);
    test(made);
    Eventually.that(
        () -> {
          JsonNode webhook = customer.get(path(made, "")).expect(200).json();
          assertThat(webhook.path("enabled").asBoolean()).isFalse();
          assertThat(webhook.path("stopped").asText()).contains("410");
        });
    customer.post(path(made, "/test"), "").problem(409, "webhook.off");
  }

  @Test
  void a_name_that_leads_to_an_address_that_is_not_allowed_gets_nothing() {
    // The settings of this server allow 127.0.0.1 alone, and this is another name for ::1 or it.
    Made made = make(customer, "[]", "http://[::1]:%d/hook".formatted(receiver.port()), 422);
    assertThat(made.id).isEmpty();
    Made named =
        make(customer, "[]", "http://ip6-localhost:%d/hook".formatted(receiver.port()), 201);
    test(named);
    Eventually.that(
        () ->
            assertThat(one(named, "waiting").path("lastError").asText())
                .isIn("Its address is one that nothing is sent to.", "Its name has no address."));
    assertThat(receiver.messages()).isEmpty();
  }

  @Test
  void a_webhook_that_is_switched_off_skips_what_happens_meanwhile() {
    Made made = make(customer, "[\"incident-opened\"]");
    change(made, false);
    String skipped = report("While it is off");
    // Its own webhook tells when the projection has gone past.
    Made marker = make(customer, "[\"incident-opened\"]", receiver.url() + "?marker", 201);
    String seen = report("Seen by the marker");
    Eventually.that(() -> assertThat(entities()).contains(seen));
    change(made, true);
    String after = report("After it");

    Eventually.that(
        () -> assertThat(deliveries(made, "delivered").findValuesAsText("type")).isNotEmpty());
    assertThat(entities()).doesNotContain(skipped).contains(after);
    customer.send("DELETE", path(marker, "")).expect(204);
    customer.get(path(marker, "")).problem(404, "not-found");
  }

  @Test
  void what_is_wrong_is_said() {
    refused("{\"url\": \"http://10.0.0.1/x\"}", "url");
    refused("{\"url\": \"https://169.254.169.254/latest\"}", "url");
    refused("{\"url\": \"https://hooks.example/x\", \"types\": [\"incident-opend\"]}", "types");
    refused("{\"url\": \"https://u:p@hooks.example/x\"}", "url");
  }

  @Test
  void a_tenant_has_so_many_webhooks_and_no_more() {
    for (int count = 0; count < 20; count++) {
      customer.post(ALL, "{\"url\": \"https://hooks.example/x\", \"enabled\": false}").expect(201);
    }
    customer.post(ALL, "{\"url\": \"https://hooks.example/x\"}").problem(409, "quota.webhooks");
  }

  @Test
  void the_reading_role_sees_its_tenants_webhooks_and_no_secret() throws Exception {
    make(customer, "[]");
    String other = server.tenant();
    Reach reach = Reach.of(new TenantId(other));
    try (Reading reading = Reading.open(server.database().dataSource(), reach, false, true);
        Statement statement = reading.connection().createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM webhook")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isZero();
    }
    try (Reading reading = Reading.open(server.database().dataSource(), reach, false, true);
        Statement statement = reading.connection().createStatement()) {
      org.assertj.core.api.Assertions.assertThatExceptionOfType(java.sql.SQLException.class)
          .isThrownBy(() -> statement.executeQuery("SELECT * FROM webhook_secret"))
          .withMessageContaining("permission denied");
    }
  }

  private record Made(String id, String secret) {}

  private Made make(Client client, String types) {
    return make(client, types, receiver.url(), 201);
  }

  private static Made make(Client client, String types, String url, int status) {
    JsonNode made =
        client
            .post(ALL, "{\"url\": \"%s\", \"types\": %s}".formatted(url, types))
            .expect(status)
            .json();
    return new Made(made.path("webhook").path("id").asText(), made.path("secret").asText());
  }

  private void change(Made made, boolean enabled) {
    customer
        .put(
            path(made, ""),
            "{\"url\": \"%s\", \"types\": [\"incident-opened\"], \"enabled\": %s}"
                .formatted(receiver.url(), enabled))
        .expect(200);
  }

  private String rotate(Made made, String body) {
    return customer.post(path(made, "/secret"), body).expect(201).json().path("secret").asText();
  }

  private String test(Made made) {
    return customer.post(path(made, "/test"), "").expect(202).json().path("message").asText();
  }

  private Receiver.Message next(int count) {
    Eventually.that(() -> assertThat(receiver.messages()).hasSize(count));
    return receiver.messages().getLast();
  }

  private JsonNode deliveries(Made made, String state) {
    return customer.get(path(made, "/deliveries?state=" + state)).expect(200).json().path("items");
  }

  private JsonNode one(Made made, String state) {
    JsonNode items = deliveries(made, state);
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private static String path(Made made, String rest) {
    return ALL + "/" + made.id + rest;
  }

  /** A day has passed for what waits. */
  private void age(Made made) throws Exception {
    try (var connection = server.database().dataSource().getConnection();
        var statement =
            connection.prepareStatement(
                "UPDATE webhook_delivery SET give_up = now() - interval '1 second'"
                    + " WHERE webhook = ?")) {
      statement.setString(1, made.id);
      assertThat(statement.executeUpdate()).isOne();
    }
  }

  private List<String> entities() {
    return receiver.messages().stream()
        .map(
            message -> {
              try {
                return Json.get().readTree(message.body()).path("entity").asText();
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .toList();
  }

  private void refused(String body, String field) {
    JsonNode problem = customer.post(ALL, body).problem(422, "request.invalid");
    assertThat(problem.path("errors").get(0).path("field").asText()).isEqualTo(field);
  }

  private String report(String summary) {
    return report(customer, summary);
  }

  private static String report(Client client, String summary) {
    Client.Answer answer =
        client.post(
            "/api/v1/incidents",
            "{\"summary\": \"%s\", \"impact\": \"low\", \"urgency\": \"low\"}".formatted(summary));
    assertThat(answer.status()).as(answer.text()).isIn(201, 202);
    return answer.json().path("id").asText();
  }

  private void note(String incident, String text) {
    Eventually.that(
        () ->
            server
                .operator()
                .post(
                    "/api/v1/incidents/" + incident + "/note", "{\"text\": \"%s\"}".formatted(text))
                .expect(200));
  }

  private static Receiver newReceiver() {
    try {
      return new Receiver();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
