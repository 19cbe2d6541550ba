package io.fixfirst.control.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 at any moment loses nothing that was accepted, and doubles nothing. */
class CrashIT {

  private static final int KILLS = Integer.getInteger("crash.kills", 20);
  private static final long SEED = Long.getLong("crash.seed", 20261122L);
  private static final int CLIENTS = 6;

  @TempDir Path folder;

  private ServerProcess server;
  private final Witness witness = new Witness();
  private final Random random = new Random(SEED);

  @BeforeEach
  void start() throws Exception {
    server = new ServerProcess(folder.resolve("data"));
    server.start();
    Office.open(server);
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.stop();
  }

  @Test
  void twenty_kills_under_load_lose_nothing_and_double_nothing() throws Exception {
    System.err.println("Seed " + SEED + " (set crash.seed to choose another).");
    Load load =
        new Load(
            server,
            witness,
            server.token("--tenant", "kolding", "--role", "monitoring"),
            server.operatorToken());
    String major = "";
    for (int kill = 1; kill <= KILLS; kill++) {
      if (kill == KILLS / 2) {
        major = Office.declareMajor(server);
      }
      long goal = witness.accepted() + 20 + random.nextInt(150);
      load.run(
          CLIENTS,
          SEED + kill,
          () -> {
            Awaitility.await("commands to be accepted")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(
                    () -> assertThat(witness.accepted()).as("%s", witness).isGreaterThan(goal));
            server.kill();
          });
      server.start(); // Without a hand, although PostgreSQL was left running.
    }
    load.run(CLIENTS, SEED, () -> {}); // Repeats what was not answered at the last kill.

    Awaitility.await("every timer to have fired")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> everyRespondClockHasRunOut(Story.now(server, witness)));
    Story story = Story.now(server, witness);
    story.holds(witness);
    theMajorIncidentWentOn(story, major);
    theDeskLetsNobodyDoTwoThings();
    serviceIsRestored(major);
  }

  private void everyRespondClockHasRunOut(Story story) {
    List<String> clocks =
        story.of("incident-opened").stream()
            .filter(event -> !event.path("data").path("priority").asText().equals("p1"))
            .map(event -> event.path("entity").asText() + " respond")
            .toList();
    assertThat(story.count("incident-clock-breached", Story::clockOf))
        .containsKeys(clocks.toArray(String[]::new));
  }

  private void theMajorIncidentWentOn(Story story, String major) {
    List<JsonNode> formed =
        story.of("incident-core-team-formed").stream()
            .filter(event -> event.path("entity").asText().equals(major))
            .toList();
    assertThat(formed).as("core teams of %s", major).hasSize(1);
    Map<String, Integer> pages =
        story.count(
            "engineer-paged",
            event ->
                event.path("entity").asText() + " " + event.path("data").path("attempt").asInt());
    assertThat(pages).as("each attempt to reach each engineer").hasSizeGreaterThan(Office.STAFF);
    for (int i = 1; i <= Office.STAFF; i++) {
      assertThat(pages).containsKeys("eng-" + i + " 1", "eng-" + i + " 2");
    }
    assertThat(pages.values()).containsOnly(1);
  }

  private void theDeskLetsNobodyDoTwoThings() throws IOException, InterruptedException {
    JsonNode tickets = server.call("GET", "/api/v1/desk/tickets?state=assigned&limit=100", null);
    List<String> busy = new ArrayList<>();
    tickets.path("items").forEach(ticket -> busy.add(ticket.path("engineer").asText()));
    assertThat(busy).isNotEmpty().doesNotHaveDuplicates();
  }

  private void serviceIsRestored(String major) throws IOException, InterruptedException {
    JsonNode restored =
        server.call(
            "POST", "/api/v1/incidents/" + major + "/workaround", "{\"text\":\"On the spare.\"}");
    assertThat(restored.path("workaround").path("text").asText()).isEqualTo("On the spare.");
  }
}
