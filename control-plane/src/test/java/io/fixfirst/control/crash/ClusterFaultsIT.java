package io.fixfirst.control.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fixfirst.control.Beside;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.crash.history.History;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes on one PostgreSQL, each a process of its own, under load: one is killed, one is
 * frozen until the others have given it up, one loses sight of the others, each is restarted in
 * turn.
 */
@Beside
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterFaultsIT {

  private static final int NODES = 3;
  private static final int CLIENTS = Form.of(4, 6);
  private static final int ATTEMPTS_MAX = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A scenario of a small desk that would take hours. */
  private static final Map<String, Object> LONG_SIMULATION =
      Map.of(
          "replications",
          1000,
          "horizon",
          "P3660D",
          "text",
          """
          name: small
          title: A small desk
          start: 2026-01-05T00:00
          horizon: P7D
          replications: 3
          desk:
            teams: [{id: service-desk, line: 1}]
            engineers:
              - {id: ann, shares: {service-desk: 1}}
          tenants:
            - id: kolding
              name: A tenant
              services: [{id: mail}]
              demand: [{id: calls, perHour: 2, categories: {general: {share: 1}}}]
          """);

  private @Nullable Network network;
  private DebianPostgres postgres;
  private final List<ServerProcess> nodes = new ArrayList<>();
  private final History history = new History();
  private final List<String> majors = new ArrayList<>();
  private Load load;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    if (!DebianPostgres.isInstalled()) {
      System.err.println("SKIPPED: no PostgreSQL 15 in " + DebianPostgres.BINARIES);
      abort("No PostgreSQL 15 is installed (Debian's package postgresql-15).");
    }
    if (Network.canBeMade()) {
      network = Network.make(NODES);
    }
    postgres = network == null ? DebianPostgres.start() : DebianPostgres.start(network.gateway());
    for (int node = 0; node < NODES; node++) {
      Place place = network == null ? Place.LOOPBACK : network.place(node);
      ServerProcess one =
          new ServerProcess(
              place,
              folder.resolve("data"),
              "--db",
              postgres.url(),
              "--cluster",
              place.host() + ":" + freePort());
      one.start();
      nodes.add(one);
    }
    Office.open(nodes.getFirst());
    load =
        new Load(
            nodes,
            history,
            nodes
                .getFirst()
                .token("--tenant", "kolding", "--role", "monitoring", "--db", postgres.url()),
            nodes.getFirst().operatorToken());
  }

  /** In the short form all faults are looked at together: what came of each is still there. */
  @AfterAll
  void stop() throws Exception {
    try {
      if (!Form.isLong() && history.accepted() > 0) {
        Aftermath.holds(nodes.get(1), history, majors.toArray(String[]::new));
      }
    } finally {
      end();
    }
  }

  private void end() throws Exception {
    for (ServerProcess node : nodes) {
      node.stop();
    }
    if (postgres != null) {
      postgres.remove();
    }
    if (network != null) {
      network.remove();
    }
  }

  @Test
  void a_node_is_killed_and_the_others_go_on() throws Exception {
    majors.add(Office.declareMajor(nodes.get(1)));
    load.run(
        CLIENTS,
        1,
        () -> {
          accept(history.accepted() + 100);
          long killed = System.nanoTime();
          nodes.get(2).kill();
          awaitEntities();
          System.err.printf(
              "A killed node of %d: all entities answer again after %.1f s.%n",
              NODES, (System.nanoTime() - killed) / 1e9);
          accept(history.accepted() + 100);
          nodes.get(2).start();
          accept(history.accepted() + 100);
        });
    allIsThere();
  }

  @Test
  void a_node_that_is_frozen_is_given_up_and_ends_when_it_wakes() throws Exception {
    load.run(
        CLIENTS,
        2,
        () -> {
          accept(history.accepted() + 100);
          nodes.getFirst().freeze(); // The oldest, which has the singletons.
          try {
            awaitEntities();
          } finally {
            nodes.getFirst().thaw();
          }
          assertThat(nodes.getFirst().awaitEnd(Duration.ofSeconds(60)))
              .isEqualTo(ExitCode.LEFT_BEHIND.number());
          nodes.getFirst().start();
          accept(history.accepted() + 100);
        });
    allIsThere();
  }

  @Test
  void a_node_that_loses_sight_of_the_others_ends_and_comes_back_when_it_sees_them()
      throws Exception {
    if (network == null) {
      System.err.println("SKIPPED: only root can make network namespaces");
      abort("Only root can make network namespaces.");
    }
    Network own = network;
    int alone = NODES - 1; // It sees the database, and the clients see it, all the time.
    for (int time = 0; time < Form.of(1, 5); time++) {
      load.run(
          CLIENTS,
          3,
          () -> {
            accept(history.accepted() + 100);
            own.cutOff(alone);
            try {
              assertThat(nodes.get(alone).awaitEnd(Duration.ofSeconds(90)))
                  .isEqualTo(ExitCode.LEFT_BEHIND.number());
              awaitEntities();
              accept(history.accepted() + 100);
            } finally {
              own.heal(alone);
            }
            nodes.get(alone).start();
            accept(history.accepted() + 100);
          });
    }
    allIsThere();
  }

  @Test
  void nodes_are_restarted_in_turn_and_clients_that_repeat_get_all_through() throws Exception {
    String incident = report();
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> notes = new ArrayList<>();
      for (int client = 0; client < 4; client++) {
        int number = client;
        notes.add(clients.submit(() -> notes(incident, number, enough)));
      }
      try {
        for (ServerProcess node : nodes) {
          node.stop();
          node.start();
        }
      } finally {
        enough.set(true);
      }
      for (Future<Integer> written : notes) {
        assertThat(written.get()).isPositive();
      }
    }
    allIsThere();
  }

  @Test
  void a_simulation_is_cancelled_by_whichever_node_is_asked() throws Exception {
    String id =
        nodes
            .getFirst()
            .call("POST", "/api/v1/simulations", JSON.writeValueAsString(LONG_SIMULATION))
            .path("id")
            .asText();
    awaitState(id, "running");
    String path = "/api/v1/simulations/" + id;
    nodes.get(1).call("DELETE", path, null);
    awaitState(id, "cancelled");
    nodes.get(1).call("DELETE", path, null);
    assertThat(
            nodes
                .getFirst()
                .send("GET", path, nodes.getFirst().operatorToken(), null, null)
                .statusCode())
        .isEqualTo(404);
  }

  private void awaitState(String simulation, String state) {
    Awaitility.await("the simulation to be " + state)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(
            () ->
                nodes
                    .get(1)
                    .call("GET", "/api/v1/simulations/" + simulation, null)
                    .path("state")
                    .asText()
                    .equals(state));
  }

  /**
   * {@return how many notes were taken}
   *
   * <p>A node that is just gone costs an attempt. A second one may be lost with what was on its way
   * to an entity there: whoever asked for it is told so after fifteen seconds.
   */
  private int notes(String incident, int client, AtomicBoolean enough) throws Exception {
    int taken = 0;
    while (!enough.get()) {
      String text = "client-" + client + "-note-" + taken;
      List<String> said = new ArrayList<>();
      do {
        said.add(attempt(taken + said.size(), incident, text));
        assertThat(said).hasSizeLessThanOrEqualTo(ATTEMPTS_MAX);
      } while (!said.getLast().startsWith("2"));
      taken++;
    }
    return taken;
  }

  /** {@return the status, or why there was no answer} */
  private String attempt(int turn, String incident, String text) throws InterruptedException {
    ServerProcess node = nodes.get(turn % NODES);
    History.Asked asked = history.asks(Load.note(text));
    try {
      HttpResponse<String> answer =
          node.send(
              "POST",
              "/api/v1/incidents/" + incident + "/note",
              nodes.getFirst().operatorToken(),
              text,
              "{\"text\":\"" + text + "\"}");
      asked.answered(answer.statusCode(), null);
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      asked.lost();
      return e.toString();
    }
  }

  /** {@return the id of a new incident, which the history knows to be open} */
  private String report() throws IOException, InterruptedException {
    JsonNode opened =
        nodes
            .getFirst()
            .call(
                "POST",
                "/api/v1/incidents",
                JSON.readTree(
                    """
                    {"tenant":"kolding","summary":"Slow","service":"mail","impact":"low",
                     "urgency":"low"}"""));
    String id = opened.path("id").asText();
    history.opened(id);
    return id;
  }

  /** Waits until every incident that is known, wherever it was awake, takes a note again. */
  private void awaitEntities() {
    List<String> some = history.open().stream().limit(30).toList();
    Awaitility.await("the entities of the node that is gone to answer on the others")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(
            () -> {
              for (String incident : some) {
                nodes
                    .get(1)
                    .call(
                        "POST",
                        "/api/v1/incidents/" + incident + "/reprioritise",
                        JSON.readTree(
                            "{\"impact\":\"low\",\"urgency\":\"low\",\"reason\":\"Asked\"}"));
              }
              return true;
            });
  }

  private void allIsThere() throws Exception {
    load.run(2, 0, () -> {}); // Repeats what was not answered.
    assertThat(history.statuses())
        .as("%s", history)
        .isSubsetOf(Set.of(200, 201, 202, 409, 429, 503));
    if (Form.isLong()) {
      Aftermath.holds(nodes.get(1), history, majors.toArray(String[]::new));
    }
  }

  private void accept(long goal) {
    Awaitility.await("commands to be accepted")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () -> assertThat(history.accepted()).as("%s", history).isGreaterThanOrEqualTo(goal));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
