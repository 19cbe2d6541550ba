package io.fixfirst.actors;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.journal.Projection;
import io.fixfirst.actors.parcel.Depot;
import io.fixfirst.actors.parcel.Parcel;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A runtime with parcels and depots, and blocking calls to it. */
final class Running implements AutoCloseable {

  final LiveRuntime runtime;

  private Running(LiveRuntime runtime) {
    this.runtime = runtime;
  }

  static Running start(String url) {
    return start(url, "", ScaledClock.system());
  }

  static Running start(String url, String settings, RuntimeClock clock, Projection... views) {
    Config config = config(settings);
    return start(TestDatabase.open(url, config), config, clock, views);
  }

  static Running start(Database database, Config config) {
    return start(database, config, ScaledClock.system());
  }

  private static Running start(
      Database database, Config config, RuntimeClock clock, Projection... views) {
    return new Running(
        LiveRuntime.start(
            config, database, clock, List.of(Parcel.TYPE, Depot.TYPE), List.of(views)));
  }

  static Config config(String settings) {
    return LiveRuntime.config(ConfigFactory.parseString(settings));
  }

  Reply ask(EntityId id, Command command) {
    return runtime.entities().ask(id, command).toCompletableFuture().join();
  }

  Reply read(EntityId id) {
    return runtime.entities().read(id).toCompletableFuture().join();
  }

  @Nullable Object state(EntityId id) {
    return read(id) instanceof Reply.Done done ? done.state() : null;
  }

  static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(condition);
  }

  @Override
  public void close() {
    runtime.close();
  }
}
