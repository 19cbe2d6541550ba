package io.fixfirst.control.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.Beside;
import io.fixfirst.control.crash.history.History;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wall clock is set while the desk works: forward, and back again. */
@Beside
class ClockStepsIT {

  private static final int CLIENTS = 6;

  @TempDir Path folder;

  private ServerProcess server;
  private final History history = new History();

  @BeforeEach
  void start() throws Exception {
    server = ServerProcess.withSteppedClock(folder.resolve("data"));
    server.start();
    Office.open(server);
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.stop();
  }

  @Test
  void no_timer_is_lost_or_doubled_and_nothing_accepted_is_lost() throws Exception {
    Load load =
        new Load(
            server,
            history,
            server.token("--tenant", "kolding", "--role", "monitoring"),
            server.operatorToken());
    String major = Office.declareMajor(server);
    List<Duration> steps =
        List.of(Duration.ofMinutes(2), Duration.ofMinutes(-2), Duration.ofSeconds(-20));
    for (int round = 0; round < Form.of(1, 10); round++) {
      for (Duration step : steps) {
        load.run(
            CLIENTS,
            step.toSeconds(),
            () -> {
              accept(100);
              server.step(step);
              accept(100);
            });
      }
    }
    load.run(CLIENTS, 0, () -> accept(20));
    Aftermath.holds(server, history, major);
  }

  private void accept(int more) {
    long goal = history.accepted() + more;
    Awaitility.await("commands to be accepted")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () -> assertThat(history.accepted()).as("%s", history).isGreaterThanOrEqualTo(goal));
  }
}
