package io.fixfirst.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Role;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionIT {

  private final Server server = Server.one();
  private final Client stranger = server.stranger();
  private final ApiTokens.Created token =
      server.token(null, Role.INCIDENT_MANAGER, Duration.ofHours(1));

  @Test
  void a_token_begins_a_session_whose_cookie_no_script_and_no_other_site_has() {
    Client.Answer begun = begin();
    assertThat(begun.header("Set-Cookie"))
        .matches("fixfirst_session=fs_[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict")
        .doesNotContain(token.token());
    assertThat(begun.text()).doesNotContain("fs_");
    JsonNode session = stranger.get("/api/v1/session", "Cookie", cookie(begun)).expect(200).json();
    assertThat(session.path("role").asText()).isEqualTo("incident-manager");
    assertThat(session.path("permissions").toString())
        .contains("work-incidents")
        .doesNotContain("manage-tenants");
  }

  @Test
  void through_tls_the_cookie_stays_there() {
    Client.Answer begun =
        stranger
            .post(
                "/api/v1/session",
                "{\"token\": \"%s\"}".formatted(token.token()),
                "X-Forwarded-Proto",
                "https")
            .expect(201);
    assertThat(begun.header("Set-Cookie")).endsWith("; Secure");
  }

  @Test
  void only_the_hash_of_a_session_is_kept() throws Exception {
    String secret = cookie(begin()).substring("fixfirst_session=".length());
    try (var connection = server.database().dataSource().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT string_agg(row_to_json(session)::text, ' ') FROM session")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isNotBlank().doesNotContain(secret);
    }
  }

  @Test
  void a_session_changes_nothing_for_a_page_that_is_not_ours() {
    String cookie = cookie(begin());
    String tenant = server.tenant();
    String body =
        "{\"tenant\": \"%s\", \"summary\": \"By session\", \"impact\": \"low\", \"urgency\": \"low\"}"
            .formatted(tenant);
    String path = "/api/v1/incidents";
    stranger.post(path, body, "Cookie", cookie).problem(403, "access.cross-site");
    stranger
        .post(path, body, "Cookie", cookie, "Sec-Fetch-Site", "cross-site")
        .problem(403, "access.cross-site");
    stranger
        .post(path, body, "Cookie", cookie, "Sec-Fetch-Site", "same-site")
        .problem(403, "access.cross-site");
    stranger
        .post(path, body, "Cookie", cookie, "Origin", "http://elsewhere.example")
        .problem(403, "access.cross-site");
    assertThat(stranger.post(path, body, "Cookie", cookie, "Origin", stranger.address()).status())
        .isIn(201, 202);
    assertThat(
            stranger.post(path, body, "Cookie", cookie, "Sec-Fetch-Site", "same-origin").status())
        .isIn(201, 202);
  }

  @Test
  void signing_out_ends_it() {
    String cookie = cookie(begin());
    Client.Answer ended =
        stranger.send(
            "DELETE", "/api/v1/session", "Cookie", cookie, "Sec-Fetch-Site", "same-origin");
    assertThat(ended.status()).isEqualTo(204);
    assertThat(ended.header("Set-Cookie")).contains("Max-Age=0");
    stranger.get("/api/v1/session", "Cookie", cookie).problem(401, "access.unauthorized");
  }

  @Test
  void it_ends_with_its_token() throws Exception {
    String cookie = cookie(begin());
    assertThat(server.tokens().revoke(token.id())).isTrue();
    Eventually.that(
        () ->
            stranger.get("/api/v1/session", "Cookie", cookie).problem(401, "access.unauthorized"));
    stranger
        .post("/api/v1/session", "{\"token\": \"%s\"}".formatted(token.token()))
        .problem(401, "access.unauthorized");
  }

  @Test
  void it_ends_when_it_is_not_used_for_half_a_day() throws Exception {
    String cookie = cookie(begin());
    try (var connection = server.database().dataSource().getConnection();
        var statement =
            connection.prepareStatement(
                "UPDATE session SET used = now() - interval '13 hours' WHERE token = ?")) {
      statement.setString(1, token.id());
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
    stranger.get("/api/v1/session", "Cookie", cookie).problem(401, "access.unauthorized");
  }

  @Test
  void the_form_signs_in_without_a_script_and_leads_to_where_one_wanted() {
    Client.Answer shell = stranger.get("/console/queues?line=2");
    assertThat(shell.status()).isEqualTo(303);
    assertThat(shell.header("Location")).isEqualTo("/sign-in?next=%2Fconsole%2Fqueues%3Fline%3D2");
    assertThat(stranger.get(shell.header("Location")).expect(200).text())
        .contains("name=\"next\" value=\"/console/queues?line=2\"");
    Client.Answer signedIn = form("/console/queues?line=2", token.token(), "same-origin");
    assertThat(signedIn.status()).isEqualTo(303);
    assertThat(signedIn.header("Location")).isEqualTo("/console/queues?line=2");
    assertThat(stranger.get("/", "Cookie", cookie(signedIn)).expect(200).text())
        .contains("<ff-app>");
  }

  @Test
  void the_form_leads_to_no_other_place_and_signs_nobody_in_for_one() {
    for (String next : new String[] {"//evil.example", "/\\evil.example", "https://evil.example"}) {
      assertThat(form(next, token.token(), "same-origin").header("Location")).isEqualTo("/");
    }
    assertThat(form("/", token.token(), "cross-site").status()).isEqualTo(403);
    Client.Answer refused = form("/", "ff_<b>", "same-origin");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("lets nobody in").doesNotContain("ff_<b>");
  }

  private Client.Answer begin() {
    return stranger
        .post("/api/v1/session", "{\"token\": \"%s\"}".formatted(token.token()))
        .expect(201);
  }

  private static String cookie(Client.Answer answer) {
    String header = answer.header("Set-Cookie");
    return header.substring(0, header.indexOf(';'));
  }

  private Client.Answer form(String next, String secret, String site) {
    String body = "next=" + encode(next) + "&token=" + encode(secret);
    return stranger.send(
        stranger
            .request(
                "/sign-in",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                site)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
