package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Json;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.incident.IncidentRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with small limits, which are reached. */
@Beside
class LimitsIT {

  private static final int IN_FLIGHT = 2;
  private static final int ON_TOP = 10;
  private static final int FOLLOWERS = 20;
  private static final int RETURNING = 5;
  private static final int LONG_REPORTS = 300;
  private static final int KEPT = 100; // Most of it is read from the journal, by each for itself.
  private static final int RECEIVE_BYTES = 64 * 1024;
  private static final String START = "0.0";

  @TempDir static Path directory;
  private static Database database;
  private static ControlPlane plane;
  private static Client operator;
  private static Client probe;

  @BeforeAll
  static void start() throws SQLException {
    Config config =
        ControlPlane.config(
            ConfigFactory.parseString(
                """
                fixfirst.intake.in-flight = %d
                fixfirst.stream { followers = %d, stuck-after = 3s, kept = %d }
                """
                    .formatted(IN_FLIGHT, FOLLOWERS, KEPT)));
    database = Database.embedded(directory, config);
    plane = ControlPlane.start(config, database, ScaledClock.system(), "127.0.0.1", 0);
    operator = new Client(plane.address(), plane.firstToken().orElseThrow());
    operator.post("/api/v1/tenants", "{\"id\": \"kolding\", \"name\": \"Kolding\"}").expect(201);
    ApiTokens tokens = new ApiTokens(database.dataSource(), InstantSource.system());
    probe =
        new Client(
            plane.address(),
            tokens
                .create(
                    Reach.of(new TenantId("kolding")),
                    Role.MONITORING,
                    "probe",
                    Duration.ofHours(1))
                .token());
  }

  @AfterAll
  static void stop() {
    plane.close();
  }

  @Test
  void what_comes_in_while_intake_is_full_is_told_to_come_again_and_counted() throws Exception {
    List<CompletableFuture<Client.Answer>> under = new ArrayList<>();
    List<CompletableFuture<Client.Answer>> onTop = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("LOCK TABLE event_journal IN SHARE MODE");
      }
      for (int i = 0; i < IN_FLIGHT; i++) {
        under.add(raise("under-" + i));
      }
      Eventually.that(
          () -> {
            under.forEach(one -> assertThat(one.isDone() ? one.join().text() : "").isEmpty());
            assertThat(figure("fixfirst_intake_in_flight")).isEqualTo(IN_FLIGHT);
          });
      for (int i = 0; i < ON_TOP; i++) {
        onTop.add(raise("on-top-" + i));
      }
      for (CompletableFuture<Client.Answer> one : onTop) {
        Client.Answer answer = one.get();
        answer.problem(429, "overloaded");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
      }
      connection.rollback();
    }
    for (CompletableFuture<Client.Answer> one : under) {
      one.get().expect(202);
    }
    assertThat(figure("fixfirst_intake_shed_total")).isEqualTo(ON_TOP);
    assertThat(figure("fixfirst_intake_accepted_total")).isEqualTo(IN_FLIGHT);
    assertThat(figure("fixfirst_intake_in_flight")).isZero();
    for (int i = 0; i < IN_FLIGHT; i++) {
      alarmStandsOf("under-" + i);
    }
    raise("on-top-0").get().expect(202);
    alarmStandsOf("on-top-0");
    operator.get("/api/v1/devices/kolding:on-top-1").problem(404, "not-found");
  }

  private static void alarmStandsOf(String device) {
    Eventually.that(
        () ->
            assertThat(
                    operator
                        .get("/api/v1/devices/kolding:" + device)
                        .expect(200)
                        .json()
                        .path("alarms"))
                .hasSize(1));
  }

  @Test
  void a_follower_that_takes_nothing_is_dropped_and_misses_nothing_when_it_comes_back()
      throws Exception {
    for (int i = 0; i < LONG_REPORTS; i++) {
      operator
          .post(
              "/api/v1/incidents",
              """
              {"tenant": "kolding", "summary": "Long %d", "impact": "low", "urgency": "low",
               "description": "%s"}
              """
                  .formatted(i, "x".repeat(IncidentRules.TEXT_MAX)))
          .expect(201);
    }
    mark("The start");
    long all = Follower.from(START).upTo("The start").bytes();
    nobodyFollows();
    Eventually.that(() -> operator.get("/readyz").expect(200)); // The views have caught up.
    long before = used();
    List<Follower> stuck = new ArrayList<>();
    for (int i = 0; i < FOLLOWERS; i++) {
      stuck.add(Follower.from(START));
    }
    Eventually.that(() -> assertThat(figure("fixfirst_stream_followers")).isEqualTo(FOLLOWERS));
    List<Long> kept = new ArrayList<>();
    Eventually.that(
        () -> {
          kept.add(used() - before);
          assertThat(figure("fixfirst_stream_dropped_total")).isEqualTo(FOLLOWERS);
        });
    assertThat(Collections.max(kept))
        .as("of %,d bytes for each of %d followers that take nothing", all, FOLLOWERS)
        .isLessThan(FOLLOWERS * all / 2); // The clients' own buffers are in the same heap.
    nobodyFollows();

    mark("The end");
    List<String> whole = Follower.from(START).upTo("The end").ids();
    for (Follower follower : stuck.subList(0, RETURNING)) {
      List<String> seen = new ArrayList<>(follower.upTo("The end").ids());
      assertThat(seen).isNotEmpty().hasSizeLessThan(whole.size());
      seen.addAll(Follower.from(seen.getLast()).upTo("The end").ids());
      assertThat(seen).isEqualTo(whole);
    }
  }

  private static void nobodyFollows() {
    Eventually.that(() -> assertThat(figure("fixfirst_stream_followers")).isZero());
  }

  private static void mark(String text) {
    Eventually.that(
        () ->
            operator
                .post("/api/v1/incidents/kolding-1/note", "{\"text\": \"%s\"}".formatted(text))
                .expect(200));
  }

  private static CompletableFuture<Client.Answer> raise(String id) {
    String event =
        """
        {"specversion": "1.0", "id": "%1$s", "source": "urn:probe:1", "time": "%2$s",
         "type": "io.fixfirst.alarm.raised", "subject": "%1$s", "data": {"summary": "Down", "severity": "major"}}
        """
            .formatted(id, Instant.now());
    HttpRequest request =
        probe
            .request("/api/v1/intake/events")
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    return CompletableFuture.supplyAsync(
        () -> probe.send(request), task -> Thread.ofVirtual().start(task));
  }

  private static double figure(String name) {
    return operator
        .get("/metrics")
        .expect(200)
        .text()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static long used() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Reads a stream when it is asked to, over a socket that holds little. */
  private record Follower(Socket socket) {

    /** What has come complete. */
    record Seen(List<String> ids, long bytes) {}

    static Follower from(String lastEventId) throws IOException {
      URI address = URI.create(plane.address());
      Socket socket = new Socket();
      socket.setReceiveBufferSize(RECEIVE_BYTES);
      socket.setSoLinger(true, 0); // Who closes it is gone at once, for the server too.
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      String request = // Of HTTP/1.0, whose answer is not in chunks.
          "GET /api/v1/stream HTTP/1.0\r\nHost: x\r\nAuthorization: Bearer %s\r\nLast-Event-ID: %s\r\n\r\n"
              .formatted(operator.token(), lastEventId);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new Follower(socket);
    }

    /** {@return the events that come complete, until one says this or it breaks off} */
    Seen upTo(String mark) throws IOException {
      List<String> ids = new ArrayList<>();
      long bytes = 0;
      try (socket) {
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(next(lines)).contains(" 200 ");
        String data = "";
        for (String line = next(lines); line != null; line = next(lines)) {
          bytes += line.length() + 1;
          if (line.startsWith("data: ")) {
            data = line.substring("data: ".length());
          } else if (line.isEmpty() && !data.isEmpty()) {
            ids.add(Json.get().readTree(data).path("id").asText());
            if (data.contains(mark)) {
              break;
            }
            data = "";
          }
        }
      }
      return new Seen(ids, bytes);
    }

    /** {@return the next line; null where it has been broken off} */
    private static @Nullable String next(BufferedReader lines) {
      try {
        return lines.readLine();
      } catch (IOException _) {
        return null;
      }
    }
  }
}
