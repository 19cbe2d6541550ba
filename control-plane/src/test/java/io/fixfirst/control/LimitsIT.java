package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.http.Json;
import io.fixfirst.core.TenantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with small limits, which are reached. */
class LimitsIT {

  private static final int IN_FLIGHT = 2;
  private static final int FOLLOWERS = 5;
  private static final int LONG_REPORTS = 800;

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
                fixfirst.stream { followers = %d, stuck-after = 1s }
                """
                    .formatted(IN_FLIGHT, FOLLOWERS)));
    database = Database.embedded(directory, config);
    plane = ControlPlane.start(config, database, ScaledClock.system(), "127.0.0.1", 0);
    operator = new Client(plane.address(), plane.firstToken().orElseThrow());
    operator
        .post("/api/v1/tenants", "{\"id\": \"kolding\", \"name\": \"Kolding\"}")
        .expect(201);
    ApiTokens tokens = new ApiTokens(database.dataSource(), InstantSource.system());
    probe =
        new Client(
            plane.address(),
            tokens
                .create(new TenantId("kolding"), Role.MONITORING, "probe", Duration.ofHours(1))
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
      for (int i = 0; i < 10; i++) {
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
    assertThat(figure("fixfirst_intake_shed_total")).isEqualTo(10);
    assertThat(figure("fixfirst_intake_accepted_total")).isEqualTo(IN_FLIGHT);
    assertThat(figure("fixfirst_intake_in_flight")).isZero();
    raise("on-top-0").get().expect(202);
  }

  @Test
  void a_follower_that_takes_nothing_is_dropped_and_misses_nothing_when_it_comes_back()
      throws Exception {
    for (int i = 0; i < LONG_REPORTS; i++) {
      operator
          .post(
              "/api/v1/incidents",
              "{\"tenant\": \"kolding\", \"summary\": \"Long %d\", \"impact\": \"low\", \"urgency\": \"low\", \"description\": \"%s\"}"
                  .formatted(i, "x".repeat(10_000)));
    }
    long before = used();
    List<Follower> stuck = new ArrayList<>();
    for (int i = 0; i < FOLLOWERS; i++) {
      stuck.add(Follower.from("0.0"));
    }
    Eventually.that(
        () -> assertThat(figure("fixfirst_stream_dropped_total")).isEqualTo(FOLLOWERS));
    assertThat(figure("fixfirst_stream_followers")).isZero();
    assertThat(used() - before)
        .as("what %d followers did not take is not kept for them", FOLLOWERS)
        .isLessThan(FOLLOWERS * LONG_REPORTS * 20_000L / 2);

    operator.post("/api/v1/incidents/kolding-1/note", "{\"text\": \"The mark\"}").expect(200);
    List<String> all = after("0.0", "The mark");
    List<String> seen = stuck.getFirst().upTo("The mark");
    assertThat(seen).isNotEmpty().hasSizeLessThan(all.size());
    seen.addAll(after(seen.getLast(), "The mark"));
    assertThat(seen).isEqualTo(all);
    stuck.forEach(follower -> follower.http().shutdownNow());
  }

  private static CompletableFuture<Client.Answer> raise(String id) {
    String event =
        """
        {"specversion": "1.0", "id": "%1$s", "source": "urn:probe:1", "type": "io.fixfirst.alarm.raised",
         "subject": "%1$s", "data": {"summary": "Down", "severity": "major"}}
        """
            .formatted(id);
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

  /** {@return the ids of the events after that one, up to the one that says this} */
  private static List<String> after(String lastEventId, String mark) throws Exception {
    Follower follower = Follower.from(lastEventId);
    List<String> ids = follower.upTo(mark);
    follower.http().shutdownNow();
    return ids;
  }

  /** Reads a stream when it is asked to. */
  private record Follower(HttpClient http, BufferedReader lines) {

    static Follower from(String lastEventId) throws IOException, InterruptedException {
      HttpClient http = HttpClient.newHttpClient();
      HttpResponse<InputStream> response =
          http.send(
              operator.request("/api/v1/stream", "Last-Event-ID", lastEventId).GET().build(),
              BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      return new Follower(
          http,
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    /** {@return the ids of the events that come complete, until one says this or it breaks off} */
    List<String> upTo(String mark) throws IOException {
      List<String> ids = new ArrayList<>();
      String data = "";
      for (String line = next(); line != null; line = next()) {
        if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty() && !data.isEmpty()) {
          ids.add(Json.get().readTree(data).path("id").asText());
          if (data.contains(mark)) {
            return ids;
          }
          data = "";
        }
      }
      return ids;
    }

    /** {@return the next line; null where it has been broken off} */
    private @Nullable String next() {
      try {
        return lines.readLine();
      } catch (IOException _) {
        return null;
      }
    }
  }
}
