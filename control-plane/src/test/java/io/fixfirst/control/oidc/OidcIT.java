package io.fixfirst.control.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.Client;
import io.fixfirst.control.ControlPlane;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People sign in at an OpenID provider that is a library's. */
class OidcIT {

  private static final String ISSUER = "company";
  private static final String CLIENT = "fixfirst-desk";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir static Path directory;
  private static MockOAuth2Server provider;
  private static ControlPlane plane;
  private static Client operator;
  private static Client stranger;

  @BeforeAll
  static void start() {
    provider = new MockOAuth2Server();
    provider.start();
    Config config =
        ControlPlane.config(
            ConfigFactory.parseString(
                """
                fixfirst.oidc {
                  issuer = "%s", client-id = "%s", client-secret = "hush", label = "Company"
                  grants = [
                    { group = "desk", role = "dispatcher" }
                    { group = "kolding-team", role = "engineer", tenants = ["kolding"] }
                    { group = "chiefs", role = "operator" }
                  ]
                }
                """
                    .formatted(provider.issuerUrl(ISSUER), CLIENT)));
    Database database = Database.embedded(directory, config);
    plane = ControlPlane.start(config, database, ScaledClock.system(), "127.0.0.1", 0);
    operator = new Client(plane.address(), plane.firstToken().orElseThrow());
    stranger = new Client(plane.address(), null);
  }

  @AfterAll
  static void stop() {
    plane.close();
    provider.shutdown();
  }

  @Test
  void a_group_there_is_a_role_here_and_the_way_leads_to_where_one_wanted() throws Exception {
    assertThat(stranger.get("/sign-in").text()).contains("Sign in with Company");
    HttpResponse<String> in = visit("s-1", "Ada.Lind@Company", "/console/queues", "kolding-team");
    assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
    assertThat(in.body()).contains("content=\"0;url=/console/queues\"");
    JsonNode session = stranger.get("/api/v1/session", "Cookie", session(in)).expect(200).json();
    assertThat(session.path("name").asText()).isEqualTo("ada.lind@company");
    assertThat(session.path("role").asText()).isEqualTo("engineer");
    assertThat(session.path("tenant").asText()).isEqualTo("kolding");
  }

  @Test
  void who_is_in_no_group_of_ours_gets_no_access_and_no_account() throws Exception {
    HttpResponse<String> out = visit("s-2", "bo", "/", "canteen");
    assertThat(out.statusCode()).isEqualTo(403);
    assertThat(out.body()).contains("none of your groups there may do anything here");
    assertThat(out.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("session"));
    operator.get("/api/v1/accounts/bo").problem(404, "not-found");
  }

  @Test
  void groups_are_looked_at_anew_at_each_sign_in() throws Exception {
    String first = session(visit("s-3", "cy", "/", "desk"));
    assertThat(visit("s-3", "cy", "/", "chiefs").statusCode()).isEqualTo(200);
    JsonNode session = stranger.get("/api/v1/session", "Cookie", first).expect(200).json();
    assertThat(session.path("role").asText()).isEqualTo("operator");
    assertThat(visit("s-3", "cy", "/", "canteen").statusCode()).isEqualTo(403);
    stranger.get("/api/v1/session", "Cookie", first).problem(401, "access.unauthorized");
  }

  @Test
  void nobody_becomes_somebody_else_by_having_their_name() throws Exception {
    String cookie = session(visit("s-4", "admin", "/", "desk"));
    JsonNode session = stranger.get("/api/v1/session", "Cookie", cookie).expect(200).json();
    assertThat(session.path("name").asText()).startsWith("admin-");
    assertThat(session.path("role").asText()).isEqualTo("dispatcher");
    assertThat(operator.get("/api/v1/accounts/admin").json().at("/grants/0/role").asText())
        .isEqualTo("operator");
  }

  @Test
  void an_answer_that_this_browser_has_not_asked_for_lets_nobody_in() throws Exception {
    HttpResponse<String> begun = begin("/");
    HttpResponse<String> other = begin("/");
    String back = location(get(URI.create(location(begun)), ""));
    assertThat(get(URI.create(back), cookie(other)).statusCode()).isEqualTo(502);
    assertThat(get(URI.create(back), "").statusCode()).isEqualTo(400);
    HttpResponse<String> guessed =
        get(URI.create(back.replaceAll("code=[^&]+", "code=x")), cookie(begun));
    assertThat(guessed.statusCode()).isEqualTo(502);
  }

  @Test
  void a_token_that_has_run_out_lets_nobody_in() throws Exception {
    HttpResponse<String> begun = begin("/");
    enqueue("s-6", "eve", -3_600, "desk");
    String back = location(get(URI.create(location(begun)), ""));
    HttpResponse<String> refused = get(URI.create(back), cookie(begun));
    assertThat(refused.statusCode()).isEqualTo(502);
    assertThat(refused.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("session"));
  }

  @Test
  void the_way_is_taken_with_state_nonce_and_a_proof_of_who_asked() throws Exception {
    assertThat(location(begin("/")))
        .contains("response_type=code")
        .contains("code_challenge_method=S256")
        .contains("state=")
        .contains("nonce=")
        .doesNotContain("hush");
  }

  private static HttpResponse<String> visit(String subject, String name, String next, String group)
      throws Exception {
    HttpResponse<String> begun = begin(next);
    enqueue(subject, name, 3_600, group);
    String back = location(get(URI.create(location(begun)), ""));
    return get(URI.create(back), cookie(begun));
  }

  private static void enqueue(String subject, String name, long seconds, String group) {
    provider.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            ISSUER,
            subject,
            "JWT",
            List.of(CLIENT),
            Map.of("preferred_username", name, "groups", List.of("everybody", group)),
            seconds));
  }

  private static HttpResponse<String> begin(String next) throws Exception {
    HttpResponse<String> begun =
        get(URI.create(plane.address() + "/sign-in/elsewhere?next=" + next), "");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
    return begun;
  }

  private static HttpResponse<String> get(URI uri, String cookie) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String location(HttpResponse<?> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static String cookie(HttpResponse<?> response) {
    String header = response.headers().firstValue("Set-Cookie").orElseThrow();
    return header.substring(0, header.indexOf(';'));
  }

  private static String session(HttpResponse<?> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(header -> header.startsWith("fixfirst_session="))
        .map(header -> header.substring(0, header.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }
}
