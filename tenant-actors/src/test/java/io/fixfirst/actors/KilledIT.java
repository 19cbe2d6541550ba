package io.fixfirst.actors;

import static io.fixfirst.actors.Running.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.core.EntityId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledIT {

  private static final String SLEEPY =
      """
      fixfirst.entity { passivate-after = 200ms, keep-awake-within = 0s }
      fixfirst.waker { every = 500ms, ahead = 1s }
      """;

  @TempDir private Path directory;

  @AfterEach
  void stopWhatWasLeftRunning() {
    Database.embedded(directory, Running.config("")).close();
  }

  @Test
  void after_a_kill_every_timer_fires_and_every_message_arrives() throws Exception {
    List<Long> answered = ParcelServer.runAndKill(directory, "", Duration.ofSeconds(2), 200);
    assertThat(answered).hasSize(200);
    awaitAllRemindedAndDelivered("", answered);
  }

  @Test
  void after_a_kill_the_timers_of_those_that_slept_fire_too() throws Exception {
    List<Long> answered = ParcelServer.runAndKill(directory, SLEEPY, Duration.ofSeconds(3), 300);
    awaitAllRemindedAndDelivered(SLEEPY, answered);
  }

  private void awaitAllRemindedAndDelivered(String settings, List<Long> answered) {
    Config config = Running.config(settings);
    String leftRunning = postmaster();
    try (Running second = Running.start(Database.embedded(directory, config), config)) {
      Set<String> parcels =
          answered.stream().map(n -> ParcelServer.parcel(n).text()).collect(Collectors.toSet());
      await(() -> having(second, "incident-reminded").containsAll(parcels));
      await(() -> having(second, "incident-confirmed").containsAll(parcels));
      assertThat(postmaster()).as("the server that was left is adopted").isEqualTo(leftRunning);
      assertThat(journal(second).stream().map(JournalEvent::entity).map(EntityId::text))
          .as("no event doubled")
          .filteredOn(text -> text.equals(ParcelServer.parcel(1).text()))
          .hasSize(3);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private String postmaster() {
    try {
      return Files.readAllLines(directory.resolve("postgres/postmaster.pid")).getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> having(Running running, String event) throws SQLException {
    return journal(running).stream()
        .filter(one -> one.name().equals(event))
        .map(one -> one.entity().text())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<JournalEvent> journal(Running running) throws SQLException {
    return running.runtime.journal().read(Offset.START, 100_000);
  }
}
