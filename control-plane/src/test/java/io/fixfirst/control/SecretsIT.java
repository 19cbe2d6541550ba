package io.fixfirst.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.access.Accounts;
import io.fixfirst.control.access.Seal;
import io.fixfirst.control.access.SealedColumn;
import io.fixfirst.control.http.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A server with a certificate, whose log is kept word for word while people sign in. */
class SecretsIT {

  private static final String OWN = "a heron stands in the reeds";

  private static final String KEY =
      Base64.getEncoder().encodeToString("a key of 32 bytes, which nobody ".getBytes(US_ASCII));

  @TempDir static Path directory;
  private static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());
  private static final AppenderBase<ILoggingEvent> KEEPER =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          LOG.add(event.getFormattedMessage() + " " + event.getThrowableProxy());
        }
      };
  private static Database database;
  private static ControlPlane plane;
  private static HttpClient http;

  @BeforeAll
  static void start() throws Exception {
    OwnCertificate own = OwnCertificate.make(directory, "own", "ip:127.0.0.1");
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    KEEPER.start();
    root.addAppender(KEEPER);
    ((Logger) LoggerFactory.getLogger("io.fixfirst")).setLevel(Level.TRACE);
    Files.writeString(directory.resolve("secrets.key"), KEY + "\n");
    Files.writeString(directory.resolve("mail.secret"), "the-mail-servers-password\n");
    Config config =
        ControlPlane.config(
            ConfigFactory.parseString(
                """
                fixfirst.secrets.keys = ["file:%s"]
                fixfirst.tls { certificate = "%s", key = "%s" }
                fixfirst.mail.password = "file:%s"
                """
                    .formatted(
                        directory.resolve("secrets.key"),
                        own.certificate(),
                        own.key(),
                        directory.resolve("mail.secret"))));
    database = Database.embedded(directory.resolve("data"), config);
    plane = ControlPlane.start(config, database, ScaledClock.system(), "127.0.0.1", 0);
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(own.client())
            .build();
  }

  @AfterAll
  static void stop() {
    http.close();
    plane.close();
    ((Logger) LoggerFactory.getLogger("io.fixfirst")).setLevel(null);
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(KEEPER);
  }

  @Test
  void with_a_certificate_everything_is_served_through_tls_and_browsers_stay_there()
      throws Exception {
    assertThat(plane.address()).startsWith("https://127.0.0.1:");
    HttpResponse<String> page = get("/sign-in", "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    HttpResponse<String> begun =
        post(
            "/api/v1/session",
            "{\"token\": \"%s\"}".formatted(plane.firstToken().orElseThrow()),
            "");
    assertThat(begun.statusCode()).isEqualTo(201);
    assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
        .endsWith("; HttpOnly; SameSite=Strict; Secure");
  }

  @Test
  void what_must_be_read_again_is_closed_in_the_tables_and_told_once() throws Exception {
    String token = plane.firstToken().orElseThrow();
    post("/api/v1/tenants", "{\"id\": \"odense\", \"name\": \"Odense\"}", token);
    String asked = "{\"tenant\": \"odense\", \"url\": \"https://127.0.0.1/x\"}";
    List<String> answers = new ArrayList<>(List.of(post("/api/v1/webhooks", asked, token).body()));
    asked = asked.replace("127.0.0.1", "hooks.invalid");
    JsonNode made = json(post("/api/v1/webhooks", asked, token));
    String webhook = "/api/v1/webhooks/" + made.path("webhook").path("id").asText();
    JsonNode rotated = json(post(webhook + "/secret", "{}", token));
    JsonNode sent = json(post(webhook + "/test", "", token));
    answers.add(sent.toString());
    Eventually.that(
        () -> {
          String deliveries = get(webhook + "/deliveries", token).body();
          assertThat(deliveries).contains("Its name has no address.");
          answers.add(deliveries);
        });
    answers.add(get("/api/v1/webhooks", token).body());
    answers.add(get(webhook, token).body());

    String cookie = newEngineer(token);
    JsonNode begun = json(post("/api/v1/account/second-factor", "", cookie));
    String code = begun.path("secret").asText();
    answers.add(
        post("/api/v1/account/second-factor/confirm", "{\"code\": \"000000\"}", cookie).body());
    answers.add(get("/api/v1/account", cookie).body());
    assertThat(begun.path("uri").asText()).contains(code);

    List<byte[]> bytes = new ArrayList<>(List.of(base32(code)));
    for (JsonNode one : List.of(made, rotated)) {
      String secret = one.path("secret").asText();
      assertThat(secret).startsWith("whsec_");
      bytes.add(Base64.getDecoder().decode(secret.substring("whsec_".length())));
    }
    List<String> secrets = new ArrayList<>(List.of(code, KEY));
    for (byte[] one : bytes) {
      secrets.add(new String(one, StandardCharsets.ISO_8859_1));
      secrets.add(Base64.getEncoder().encodeToString(one));
      secrets.add(HexFormat.of().formatHex(one));
    }
    assertThat(tables()).contains("FFS1").contains("hooks.invalid");
    nowhere(secrets, answers);
  }

  @Test
  void keys_can_be_replaced_and_a_lost_one_is_noticed_at_the_start() throws Exception {
    String token = plane.firstToken().orElseThrow();
    post("/api/v1/tenants", "{\"id\": \"ribe\", \"name\": \"Ribe\"}", token);
    json(
        post(
            "/api/v1/webhooks",
            "{\"tenant\": \"ribe\", \"url\": \"https://hooks.invalid/x\", \"enabled\": false}",
            token));
    String next =
        Base64.getEncoder().encodeToString("another key, of 32 bytes just so".getBytes(US_ASCII));
    byte[] before = secretOf("ribe");
    SealedColumn.closeAll(database.dataSource(), new Seal(List.of(KEY, next)));
    assertThat(secretOf("ribe")).isEqualTo(before);
    SealedColumn.closeAll(database.dataSource(), new Seal(List.of(next, KEY)));
    assertThat(secretOf("ribe")).isNotEqualTo(before);
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> SealedColumn.closeAll(database.dataSource(), new Seal(List.of(KEY))))
        .withMessageContaining("none of them opens the secrets in ")
        .withMessageNotContaining(KEY);
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> SealedColumn.closeAll(database.dataSource(), new Seal(List.of())));
    SealedColumn.closeAll(database.dataSource(), new Seal(List.of(KEY, next)));
    assertThat(secretOf("ribe")).hasSameSizeAs(before);
  }

  private static byte[] secretOf(String tenant) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT s.secret FROM webhook_secret s JOIN webhook w ON w.id = s.webhook"
                    + " WHERE w.tenant = ?")) {
      statement.setString(1, tenant);
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getBytes(1);
      }
    }
  }

  /** The digits of Java's base 32 begin with 0, those of the standard with A. */
  private static byte[] base32(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars()
        .map(letter -> letter >= 'A' ? letter - 'A' : letter - '2' + 26)
        .forEach(value -> digits.append(Character.forDigit(value, 32)));
    byte[] bytes = new BigInteger("1" + digits, 32).toByteArray(); // The 1 keeps zeros.
    return Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length);
  }

  private static String newEngineer(String token) throws Exception {
    String grants = "\"grants\": [{\"role\": \"engineer\"}]";
    JsonNode made = json(post("/api/v1/accounts", "{\"name\": \"cy\", " + grants + "}", token));
    HttpResponse<String> signedIn =
        post(
            "/api/v1/session",
            "{\"name\": \"cy\", \"password\": \"%s\", \"newPassword\": \"%s\"}"
                .formatted(made.path("password").asText(), "two herons stand in the reeds"),
            "");
    assertThat(signedIn.statusCode()).isEqualTo(201);
    return signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return Json.get().readTree(answer.body());
  }

  @Test
  void no_secret_is_in_the_log_the_journal_the_tables_or_an_error() throws Exception {
    Accounts.Created admin = plane.firstAccount().orElseThrow();
    String token = plane.firstToken().orElseThrow();
    List<String> secrets = new ArrayList<>(List.of(admin.password(), token, OWN));
    List<String> answers = new ArrayList<>();
    String wrong = "{\"name\": \"admin\", \"password\": \"%s\"}".formatted(OWN);
    answers.add(post("/api/v1/session", wrong, "").body());
    answers.add(post("/api/v1/session", "{\"token\": \"%s!\"}".formatted(token), "").body());
    answers.add(post("/api/v1/session", "{\"password\": \"%s\"".formatted(OWN), "").body());
    answers.add(post("/api/v1/session", "{\"token\": 5, \"x\": \"" + OWN + "\"}", "").body());
    HttpResponse<String> begun =
        post(
            "/api/v1/session",
            "{\"name\": \"admin\", \"password\": \"%s\", \"newPassword\": \"%s\"}"
                .formatted(admin.password(), OWN),
            "");
    assertThat(begun.statusCode()).isEqualTo(201);
    String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    secrets.add(cookie.substring(cookie.indexOf('=') + 1));
    answers.add(begun.body());
    answers.add(get("/api/v1/account/sessions", cookie).body());
    String made =
        post(
                "/api/v1/accounts",
                "{\"name\": \"bo\", \"grants\": [{\"role\": \"engineer\"}]}",
                token)
            .body();
    secrets.add(made.replaceAll("(?s).*\"password\":\"([^\"]+)\".*", "$1"));
    answers.add(
        post("/api/v1/tenants", "{\"id\": \"kolding\", \"name\": \"Kolding\"}", token).body());
    answers.add(get("/api/v1/tenants?cursor=" + "x".repeat(50), token).body());
    answers.add(get("/status/kolding", "").body());

    assertThat(tables()).contains("kolding").contains("argon2id");
    nowhere(secrets, answers);
    assertThat(String.join("\n", LOG)).doesNotContain("the-mail-servers-password");
  }

  private static void nowhere(List<String> secrets, List<String> answers) throws Exception {
    String tables = tables();
    String log = String.join("\n", LOG);
    for (String secret : secrets) {
      assertThat(secret).hasSizeGreaterThan(10);
      assertThat(log).doesNotContain(secret);
      assertThat(tables).doesNotContain(secret);
      assertThat(answers).noneMatch(answer -> answer.contains(secret));
    }
  }

  /** Every row of every table, the journal too, with its bytes as text. */
  private static String tables() throws Exception {
    StringBuilder all = new StringBuilder();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      for (String name : names) {
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + name)) {
          int columns = row.getMetaData().getColumnCount();
          while (row.next()) {
            for (int column = 1; column <= columns; column++) {
              Object value = row.getObject(column);
              all.append(
                      value instanceof byte[] bytes
                          ? new String(bytes, StandardCharsets.ISO_8859_1)
                          : String.valueOf(value))
                  .append(' ');
            }
          }
        }
      }
    }
    return all.toString();
  }

  private static HttpResponse<String> get(String path, String secret) throws Exception {
    return http.send(request(path, secret).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String body, String secret)
      throws Exception {
    return http.send(
        request(path, secret)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path, String secret) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(plane.address() + path));
    return secret.isEmpty()
        ? request
        : secret.startsWith("ff_")
            ? request.header("Authorization", "Bearer " + secret)
            : request.header("Cookie", secret).header("Sec-Fetch-Site", "same-origin");
  }
}
