package io.fixfirst.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.control.Client;
import io.fixfirst.control.Server;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecondFactorIT {

  private static final String OWN = "a heron stands in the reeds";
  private static final String PATH = "/api/v1/account/second-factor";

  private final Server server = Server.one();
  private final Client stranger = server.stranger();
  private final String name = "f" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void who_has_an_app_needs_its_code_and_each_code_counts_once() throws Exception {
    String cookie = in();
    JsonNode begun = post(cookie, PATH, "").expect(200).json();
    assertThat(begun.path("uri").asText())
        .isEqualTo(
            "otpauth://totp/Fixfirst:%s?secret=%s&issuer=Fixfirst"
                .formatted(name, begun.path("secret").asText()));
    assertThat(begun.path("svg").asText()).startsWith("<svg").contains("viewBox");
    signIn(null).expect(201); // It does not count before it is confirmed.
    post(cookie, PATH + "/confirm", "{\"code\": \"000000\"}").problem(422, "request.invalid");

    byte[] secret = secret();
    String first = code(secret, 0);
    JsonNode codes =
        post(cookie, PATH + "/confirm", "{\"code\": \"%s\"}".formatted(first)).expect(200).json();
    assertThat(codes.path("codes")).hasSize(10);
    post(cookie, PATH, "").problem(409, "account.has-second-factor");

    signIn(null).problem(401, "access.code-needed");
    signIn(first).problem(401, "access.unauthorized"); // Used to confirm.
    String next = code(secret, 1);
    signIn(next).expect(201);
    signIn(next).problem(401, "access.unauthorized");

    String recovery = codes.path("codes").get(3).asText();
    signIn(recovery).expect(201);
    signIn(recovery).problem(401, "access.unauthorized");
    JsonNode own = stranger.get("/api/v1/account", "Cookie", cookie).expect(200).json();
    assertThat(own.path("secondFactor").asBoolean()).isTrue();
    assertThat(own.path("recoveryCodes").asInt()).isEqualTo(9);
    assertThat(rows("recovery_code")).doesNotContain(recovery);

    post(cookie, PATH + "/remove", "{\"password\": \"not it\"}").problem(422, "request.invalid");
    post(cookie, PATH + "/remove", "{\"password\": \"%s\"}".formatted(OWN)).expect(204);
    signIn(null).expect(201);
  }

  @Test
  void a_reset_takes_the_second_factor_away_because_telephones_get_lost() throws Exception {
    String cookie = in();
    post(cookie, PATH, "").expect(200);
    post(cookie, PATH + "/confirm", "{\"code\": \"%s\"}".formatted(code(secret(), 0))).expect(200);
    String once =
        server
            .operator()
            .post("/api/v1/accounts/" + name + "/reset", "")
            .expect(200)
            .json()
            .path("password")
            .asText();
    stranger
        .post(
            "/api/v1/session",
            "{\"name\": \"%s\", \"password\": \"%s\", \"newPassword\": \"%s\"}"
                .formatted(name, once, OWN + " again"))
        .expect(201);
  }

  @Test
  void who_must_have_one_and_has_none_may_do_nothing_but_get_one() throws Exception {
    in();
    Accounts accounts =
        new Accounts(
            server.database().dataSource(),
            new Passwords(
                ConfigFactory.parseString(
                    "memory-kib = 64, iterations = 1, parallelism = 1, at-once = 1, patience = 5s")),
            Set.of(Role.DISPATCHER),
            InstantSource.system());
    Account account = accounts.find(name).orElseThrow();
    assertThat(account.secondFactorRequired()).isTrue();
    Caller caller = account.caller();
    assertThat(caller.holder().incomplete()).isTrue();
    assertThat(List.of(Permission.values())).noneMatch(caller::may);
  }

  @Test
  void codes_are_those_of_the_rfc() throws Exception {
    // RFC 6238, appendix B, SHA-1, the last six of its eight digits.
    byte[] key = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    TimeBasedOneTimePasswordGenerator generator =
        new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(30), 6);
    assertThat(
            generator.generateOneTimePasswordString(
                new SecretKeySpec(key, "HmacSHA1"), Instant.ofEpochSecond(59)))
        .isEqualTo("287082");
    assertThat(Base32.of(key)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  }

  private static String code(byte[] secret, int stepsAhead) throws Exception {
    return new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(30), 6)
        .generateOneTimePasswordString(
            new SecretKeySpec(secret, "HmacSHA1"), Instant.now().plusSeconds(30L * stepsAhead));
  }

  private byte[] secret() throws Exception {
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT totp FROM account WHERE name = '" + name + "'")) {
      assertThat(row.next()).isTrue();
      return row.getBytes(1);
    }
  }

  private String rows(String table) throws Exception {
    try (Connection connection = server.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT string_agg(row_to_json(t)::text, ' ') FROM " + table + " t")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private String in() {
    String once =
        server
            .operator()
            .post(
                "/api/v1/accounts",
                "{\"name\": \"%s\", \"grants\": [{\"role\": \"dispatcher\"}]}".formatted(name))
            .expect(201)
            .json()
            .path("password")
            .asText();
    Client.Answer begun =
        stranger
            .post(
                "/api/v1/session",
                "{\"name\": \"%s\", \"password\": \"%s\", \"newPassword\": \"%s\"}"
                    .formatted(name, once, OWN))
            .expect(201);
    String header = begun.header("Set-Cookie");
    return header.substring(0, header.indexOf(';'));
  }

  private Client.Answer signIn(@Nullable String code) {
    return stranger.post(
        "/api/v1/session",
        "{\"name\": \"%s\", \"password\": \"%s\"%s}"
            .formatted(name, OWN, code == null ? "" : ", \"code\": \"" + code + "\""));
  }

  private Client.Answer post(String cookie, String path, String body) {
    return stranger.post(path, body, "Cookie", cookie, "Sec-Fetch-Site", "same-origin");
  }
}
