package io.fixfirst.control.twin;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.Reply;
import io.fixfirst.actors.clock.HandClock;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.twin.OutsideCommand;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * The real actors, sharded, on a journal in PostgreSQL, under a clock that is moved by hand: from
 * one timer or command to the next, each once the one before has come to rest.
 */
final class LiveDay implements AutoCloseable {

  private final HandClock clock;
  private final LiveRuntime runtime;

  LiveDay(Path directory, Instant start) {
    // Nobody falls asleep: who is woken, and when, goes by real time.
    Config config =
        LiveRuntime.config(ConfigFactory.parseString("fixfirst.entity.passivate-after = 1h"));
    this.clock = new HandClock(start);
    this.runtime =
        LiveRuntime.start(
            config, Database.embedded(directory, config), clock, EntityTypes.ALL, List.of());
  }

  /** Lives through a day. */
  void live(List<OutsideCommand> commands, Instant end) {
    for (OutsideCommand command : commands) {
      pass(command.at());
      Reply reply =
          runtime.entities().ask(command.to(), command.command()).toCompletableFuture().join();
      if (!(reply instanceof Reply.Done || reply instanceof Reply.Refused)) {
        throw new AssertionError(command + " was answered by " + reply);
      }
      rest();
    }
    pass(end);
  }

  private void pass(Instant until) {
    while (clock.callNext(until)) {
      rest();
    }
    clock.moveTo(until);
  }

  private void rest() {
    if (runtime.counters().open() != 0) {
      Awaitility.await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofNanos(100_000))
          .until(() -> runtime.counters().open() == 0);
    }
  }

  /** {@return the journal, in its order} */
  List<Recorded> journal() throws SQLException {
    List<Recorded> all = new ArrayList<>();
    Offset after = Offset.START;
    for (List<JournalEvent> page = page(after); !page.isEmpty(); page = page(after)) {
      for (JournalEvent event : page) {
        all.add(new Recorded(all.size() + 1, event.entity(), event.revision(), event.event()));
      }
      after = page.getLast().offset();
    }
    return all;
  }

  private List<JournalEvent> page(Offset after) throws SQLException {
    return runtime.journal().read(after, 5_000);
  }

  @Override
  public void close() {
    runtime.close();
  }
}
