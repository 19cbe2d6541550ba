package io.fixfirst.control.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fixfirst.control.Beside;
import io.fixfirst.control.crash.history.History;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external PostgreSQL may go away under load and come back: nothing accepted is lost. */
@Beside
class PostgresOutageIT {

  private static final int OUTAGES = 3;

  @TempDir Path folder;

  private DebianPostgres postgres;
  private ServerProcess server;
  private final History history = new History();

  @BeforeEach
  void start() throws Exception {
    if (!DebianPostgres.isInstalled()) {
      System.err.println("SKIPPED: no PostgreSQL 15 in " + DebianPostgres.BINARIES);
      abort("No PostgreSQL 15 is installed (Debian's package postgresql-15).");
    }
    postgres = DebianPostgres.start();
    server = new ServerProcess(folder.resolve("data"), "--db", postgres.url());
    server.start();
    Office.open(server);
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.stop();
    }
    if (postgres != null) {
      postgres.remove();
    }
  }

  @Test
  void requests_fail_cleanly_while_postgresql_is_away_and_nothing_accepted_is_lost()
      throws Exception {
    Load load =
        new Load(
            server,
            history,
            server.token("--tenant", "kolding", "--role", "monitoring", "--db", postgres.url()),
            server.operatorToken());
    for (int outage = 1; outage <= OUTAGES; outage++) {
      long goal = history.accepted() + 100;
      load.run(
          6,
          outage,
          () -> {
            accept(goal);
            long refused = history.count(503);
            postgres.crash();
            Awaitility.await("requests to be refused with 503")
                .atMost(Duration.ofSeconds(30))
                .until(() -> history.count(503) > refused);
            postgres.startAgain();
            accept(history.accepted() + 100); // Without a hand.
          });
    }
    load.run(6, 0, () -> {}); // Repeats what was not answered.

    // 409: a repeat came while the first request under its key was not known to have failed.
    assertThat(history.statuses())
        .as("%s", history)
        .isSubsetOf(Set.of(200, 201, 202, 409, 429, 503));
    Aftermath.holds(server, history);
  }

  private void accept(long goal) {
    Awaitility.await("commands to be accepted")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () -> assertThat(history.accepted()).as("%s", history).isGreaterThanOrEqualTo(goal));
  }
}
