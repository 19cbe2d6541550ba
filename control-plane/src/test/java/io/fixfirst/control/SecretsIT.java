package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.access.Accounts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A server with a certificate, whose log is kept word for word while people sign in. */
class SecretsIT {

  private static final String PASSWORD = "changeit";
  private static final String OWN = "a heron stands in the reeds";

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
    KeyStore store = certificate();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    KEEPER.start();
    root.addAppender(KEEPER);
    ((Logger) LoggerFactory.getLogger("io.fixfirst")).setLevel(Level.TRACE);
    Files.writeString(directory.resolve("mail.secret"), "the-mail-servers-password\n");
    Config config =
        ControlPlane.config(
            ConfigFactory.parseString(
                """
                fixfirst.tls { certificate = "%s", key = "%s" }
                fixfirst.mail.password = "file:%s"
                """
                    .formatted(
                        directory.resolve("cert.pem"),
                        directory.resolve("key.pem"),
                        directory.resolve("mail.secret"))));
    database = Database.embedded(directory.resolve("data"), config);
    plane = ControlPlane.start(config, database, ScaledClock.system(), "127.0.0.1", 0);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
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

    String tables = tables();
    assertThat(tables).contains("kolding").contains("argon2id");
    String log = String.join("\n", LOG);
    for (String secret : secrets) {
      assertThat(secret).hasSizeGreaterThan(10);
      assertThat(log).doesNotContain(secret);
      assertThat(tables).doesNotContain(secret);
      assertThat(answers).noneMatch(answer -> answer.contains(secret));
    }
    assertThat(log).doesNotContain("the-mail-servers-password");
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

  /** A certificate of our own, as files. */
  private static KeyStore certificate() throws Exception {
    Path file = directory.resolve("own.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    try (InputStream out = keytool.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(keytool.waitFor()).as(said).isZero();
    }
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    Certificate certificate = store.getCertificate("own");
    Key key = store.getKey("own", PASSWORD.toCharArray());
    pem("cert.pem", "CERTIFICATE", certificate.getEncoded());
    pem("key.pem", "PRIVATE KEY", key.getEncoded());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("own", certificate);
    return trusted;
  }

  private static void pem(String name, String kind, byte[] bytes) throws IOException {
    Files.writeString(
        directory.resolve(name),
        "Bag Attributes\n    friendlyName: own\n-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind));
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
            : request.header("Cookie", secret);
  }
}
