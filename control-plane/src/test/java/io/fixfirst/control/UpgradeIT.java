package io.fixfirst.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The databases of earlier programs, as their own {@code backup} has written them, are brought up
 * to date, read and worked on. A file is added with each release, and none is ever changed.
 */
class UpgradeIT {

  /** A working day of the demo, seen from the evening after it. */
  private static final Instant EVENING = Instant.parse("2026-03-09T19:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = "desk-0.1.zip")
  void a_desk_of_an_earlier_program_goes_on(String file, @TempDir Path data) throws Exception {
    Path backup = Path.of("src", "test", "resources", "golden", file);
    Cli.Said restored = Cli.run("restore", backup.toString(), "--data", data.toString());
    assertThat(restored.exit()).as(restored.err()).isZero();
    Config config = ControlPlane.config(ConfigFactory.empty());
    Database database = Database.embedded(data, config);
    String token =
        new ApiTokens(database.dataSource(), InstantSource.system())
            .create(null, Role.OPERATOR, "upgrade", Duration.ofHours(1))
            .token();
    try (ControlPlane plane =
        ControlPlane.start(config, database, ScaledClock.from(EVENING, 1), "127.0.0.1", 0)) {
      Client client = new Client(plane.address(), token);
      List<JsonNode> incidents = all(client, "/api/v1/incidents");
      List<JsonNode> devices = all(client, "/api/v1/devices");
      assertThat(incidents).hasSizeGreaterThan(50);
      assertThat(devices).hasSizeGreaterThan(10);
      for (JsonNode incident : incidents) {
        String one = "/api/v1/incidents/" + incident.path("id").asText();
        client.get(one).expect(200);
        assertThat(client.get(one + "/timeline").expect(200).json()).isNotEmpty();
      }
      String open =
          incidents.stream()
              .filter(incident -> !List.of("RESOLVED", "CLOSED").contains(state(incident)))
              .findFirst()
              .orElseThrow()
              .path("id")
              .asText();
      client.post("/api/v1/incidents/" + open + "/note", "{\"text\": \"We go on.\"}").expect(200);
      Cli.Said check = Cli.run("rebuild", "--check", "--data", data.toString());
      assertThat(check.exit()).as(check.out() + check.err()).isZero();
    }
  }

  private static String state(JsonNode incident) {
    return incident.path("state").asText().toUpperCase(Locale.ROOT);
  }

  /** {@return every item of a list, page by page, once the views have been folded} */
  private static List<JsonNode> all(Client client, String path) {
    Eventually.that(
        () -> assertThat(client.get(path).expect(200).json().path("items")).isNotEmpty());
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = client.get(path + "?limit=200" + cursor).expect(200).json();
      page.path("items").forEach(items::add);
      cursor = page.path("cursor").isTextual() ? "&cursor=" + page.path("cursor").asText() : "";
    } while (!cursor.isEmpty());
    return items;
  }
}
