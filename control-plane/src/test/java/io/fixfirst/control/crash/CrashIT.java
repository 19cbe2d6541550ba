package io.fixfirst.control.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.Beside;
import io.fixfirst.control.crash.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 at any moment loses nothing that was accepted, and doubles nothing. */
@Beside
class CrashIT {

  private static final int KILLS = Integer.getInteger("crash.kills", Form.of(8, 40));
  private static final long SEED = Long.getLong("crash.seed", 20261122L);
  private static final int CLIENTS = 6;

  @TempDir Path folder;

  private ServerProcess server;
  private final History history = new History();
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
  void kills_under_load_lose_nothing_and_double_nothing() throws Exception {
    System.err.println("Seed " + SEED + " (set crash.seed to choose another).");
    Load load =
        new Load(
            server,
            history,
            server.token("--tenant", "kolding", "--role", "monitoring"),
            server.operatorToken());
    String major = "";
    for (int kill = 1; kill <= KILLS; kill++) {
      if (kill == KILLS / 2) {
        major = Office.declareMajor(server);
      }
      long goal = history.accepted() + 20 + random.nextInt(150);
      load.run(
          CLIENTS,
          SEED + kill,
          () -> {
            Awaitility.await("commands to be accepted")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(
                    () -> assertThat(history.accepted()).as("%s", history).isGreaterThan(goal));
            server.kill();
          });
      server.start(); // Without a hand, although PostgreSQL was left running.
    }
    load.run(CLIENTS, SEED, () -> {}); // Repeats what was not answered at the last kill.

    Aftermath.holds(server, history, major);
    theDeskLetsNobodyDoTwoThings();
    serviceIsRestored(major);
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
