package io.fixfirst.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.Client;
import io.fixfirst.control.Eventually;
import io.fixfirst.control.Server;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountsIT {

  private static final String OWN = "a heron stands in the reeds";

  private final Server server = Server.one();
  private final Client operator = server.operator();
  private final Client stranger = server.stranger();
  private final String name = "p" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void the_first_start_makes_an_administrator_whose_password_is_told_once() throws Exception {
    Accounts.Created first = server.plane().firstAccount().orElseThrow();
    assertThat(first.account().name()).isEqualTo("admin");
    assertThat(first.password()).matches("[a-z2-7]{4}(-[a-z2-7]{4}){4}");
    assertThat(kept("admin")).startsWith("$argon2id$").doesNotContain(first.password());
  }

  @Test
  void somebody_new_chooses_a_password_of_their_own_and_is_in() {
    String once = create("[{\"role\": \"dispatcher\"}]");
    signIn(name, once, null).problem(401, "access.password-for-once");
    JsonNode unfit = signIn(name, once, "password123456").problem(422, "request.invalid");
    assertThat(unfit.at("/errors/0/field").asText()).isEqualTo("newPassword");
    assertThat(unfit.toString()).doesNotContain("password123456");
    Client.Answer begun = signIn(name, once, OWN).expect(201);
    assertThat(begun.json().path("name").asText()).isEqualTo(name);
    JsonNode session = stranger.get("/api/v1/session", "Cookie", cookie(begun)).expect(200).json();
    assertThat(session.path("role").asText()).isEqualTo("dispatcher");
    signIn(name, once, null).problem(401, "access.unauthorized");
    signIn(name.toUpperCase(Locale.ROOT), OWN, null).expect(201);
  }

  @Test
  void an_engineer_of_two_tenants_sees_these() {
    String ours = server.tenant();
    String also = server.tenant();
    String theirs = server.tenant();
    String cookie =
        in("[{\"role\": \"engineer\", \"tenants\": [\"%s\", \"%s\"]}]".formatted(ours, also));
    JsonNode seen =
        Eventually.get(
            () -> stranger.get("/api/v1/tenants", "Cookie", cookie).expect(200).json(),
            page -> page.path("items").size() == 2);
    assertThat(seen.path("items"))
        .extracting(item -> item.path("id").asText())
        .containsExactlyInAnyOrder(ours, also);
    stranger.get("/api/v1/tenants/" + theirs, "Cookie", cookie).problem(404, "not-found");
    stranger.get("/api/v1/wall", "Cookie", cookie).expect(200);
    stranger.get("/api/v1/accounts", "Cookie", cookie).problem(403, "access.forbidden");
  }

  @Test
  void who_fails_too_often_waits_whether_there_is_such_a_name_or_not() {
    String once = create("[{\"role\": \"dispatcher\"}]");
    String nobody = "nobody-" + name;
    for (String who : new String[] {name, nobody}) {
      for (int i = 0; i < 5; i++) {
        JsonNode problem =
            signIn(who, "wrong wrong wrong", null).problem(401, "access.unauthorized");
        assertThat(problem.path("detail").asText())
            .isEqualTo("The name, the password or the code is wrong.");
      }
      Client.Answer locked = signIn(who, who.equals(name) ? once : "x", OWN);
      locked.problem(429, "access.locked");
      assertThat(Integer.parseInt(locked.header("Retry-After"))).isPositive();
    }
  }

  @Test
  void who_is_disabled_is_out_at_once_and_can_be_let_in_again() {
    String cookie = in("[{\"role\": \"dispatcher\"}]");
    operator.post("/api/v1/accounts/" + name + "/disable", "").expect(200);
    stranger.get("/api/v1/session", "Cookie", cookie).problem(401, "access.unauthorized");
    signIn(name, OWN, null).problem(401, "access.unauthorized");
    operator.post("/api/v1/accounts/" + name + "/enable", "").expect(200);
    signIn(name, OWN, null).expect(201);
  }

  @Test
  void other_grants_hold_in_the_session_that_there_is() {
    String cookie = in("[{\"role\": \"dispatcher\"}]");
    operator
        .put(
            "/api/v1/accounts/" + name + "/grants",
            "{\"grants\": [{\"role\": \"problem-manager\"}]}")
        .expect(200);
    assertThat(
            stranger
                .get("/api/v1/session", "Cookie", cookie)
                .expect(200)
                .json()
                .path("permissions")
                .toString())
        .contains("review")
        .doesNotContain("assign");
  }

  @Test
  void a_password_is_changed_with_the_old_one_and_ends_all_other_sessions() {
    String cookie = in("[{\"role\": \"dispatcher\"}]");
    String elsewhere = cookie(signIn(name, OWN, null));
    String next = OWN + " again";
    changePassword(cookie, "not it at all", next).problem(422, "request.invalid");
    Client.Answer changed = changePassword(cookie, OWN, next).expect(204);
    stranger.get("/api/v1/session", "Cookie", elsewhere).problem(401, "access.unauthorized");
    stranger.get("/api/v1/session", "Cookie", cookie(changed)).expect(200);
    signIn(name, OWN, null).problem(401, "access.unauthorized");
    signIn(name, next, null).expect(201);
  }

  @Test
  void one_sees_where_one_is_signed_in_and_can_end_that() {
    String cookie = in("[{\"role\": \"dispatcher\"}]");
    String elsewhere = cookie(signIn(name, OWN, null));
    JsonNode sessions =
        stranger.get("/api/v1/account/sessions", "Cookie", cookie).expect(200).json().path("items");
    assertThat(sessions).hasSize(2);
    assertThat(sessions.toString()).doesNotContain("fs_").contains("127.0.0.1");
    JsonNode other =
        sessions.get(0).path("current").asBoolean() ? sessions.get(1) : sessions.get(0);
    stranger
        .send(
            "DELETE",
            "/api/v1/account/sessions/" + other.path("id").asText(),
            "Cookie",
            cookie,
            "Sec-Fetch-Site",
            "same-origin")
        .expect(204);
    stranger.get("/api/v1/session", "Cookie", elsewhere).problem(401, "access.unauthorized");
    stranger.get("/api/v1/session", "Cookie", cookie).expect(200);
    operator
        .send("DELETE", "/api/v1/account/sessions/" + other.path("id").asText())
        .problem(404, "not-found");
  }

  @Test
  void nobody_locks_the_door_behind_themselves() {
    String cookie = in("[{\"role\": \"operator\"}]");
    stranger
        .post(
            "/api/v1/accounts/" + name + "/disable",
            "",
            "Cookie",
            cookie,
            "Sec-Fetch-Site",
            "same-origin")
        .problem(409, "account.oneself");
  }

  @Test
  void what_makes_no_sense_is_refused() {
    String path = "/api/v1/accounts";
    String grants = "\"grants\": [{\"role\": \"%s\"%s}]";
    operator
        .post(path, "{\"name\": \"x y\", " + grants.formatted("engineer", "") + "}")
        .problem(422, "request.invalid");
    operator
        .post(path, "{\"name\": \"xy\", " + grants.formatted("king", "") + "}")
        .problem(422, "request.invalid");
    operator
        .post(path, "{\"name\": \"xy\", " + grants.formatted("customer-viewer", "") + "}")
        .problem(422, "request.invalid");
    operator.post(path, "{\"name\": \"xy\", \"grants\": []}").problem(422, "request.invalid");
    create("[{\"role\": \"engineer\"}]");
    operator
        .post(path, "{\"name\": \"%s\", %s}".formatted(name, grants.formatted("engineer", "")))
        .problem(409, "account.exists");
  }

  @Test
  void the_form_signs_in_by_name_without_a_script_and_lets_one_choose_a_password() {
    String once = create("[{\"role\": \"dispatcher\"}]");
    Client.Answer choose = form("name=" + name + "&password=" + once);
    assertThat(choose.status()).isEqualTo(401);
    assertThat(choose.text())
        .contains("name=\"chosen\"")
        .contains("value=\"" + name + "\"")
        .doesNotContain(once);
    Client.Answer in = form("name=" + name + "&password=" + once + "&chosen=" + encode(OWN));
    assertThat(in.status()).as(in.text()).isEqualTo(303);
    stranger.get("/api/v1/session", "Cookie", cookie(in)).expect(200);
    Client.Answer refused = form("name=%3Cb%3E&password=" + encode(OWN));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("wrong").doesNotContain("<b>").doesNotContain(OWN);
  }

  private String create(String grants) {
    JsonNode created =
        operator
            .post("/api/v1/accounts", "{\"name\": \"%s\", \"grants\": %s}".formatted(name, grants))
            .expect(201)
            .json();
    assertThat(created.at("/account/temporary").asBoolean()).isTrue();
    return created.path("password").asText();
  }

  /** The cookie of somebody new who has chosen a password. */
  private String in(String grants) {
    return cookie(signIn(name, create(grants), OWN).expect(201));
  }

  private Client.Answer signIn(String who, String password, @Nullable String chosen) {
    return stranger.post(
        "/api/v1/session",
        "{\"name\": \"%s\", \"password\": \"%s\"%s}"
            .formatted(
                who, password, chosen == null ? "" : ", \"newPassword\": \"" + chosen + "\""));
  }

  private Client.Answer changePassword(String cookie, String old, String chosen) {
    return stranger.put(
        "/api/v1/account/password",
        "{\"old\": \"%s\", \"chosen\": \"%s\"}".formatted(old, chosen),
        "Cookie",
        cookie,
        "Sec-Fetch-Site",
        "same-origin");
  }

  private Client.Answer form(String fields) {
    return stranger.send(
        stranger
            .request(
                "/sign-in",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin")
            .POST(BodyPublishers.ofString("next=%2F&" + fields))
            .build());
  }

  private String kept(String who) throws Exception {
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT password FROM account WHERE name = '" + who + "'")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static String cookie(Client.Answer answer) {
    String header = answer.header("Set-Cookie");
    return header.substring(0, header.indexOf(';'));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
