package io.fixfirst.actors;

import com.typesafe.config.Config;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.jdbc.db.EagerSlickDatabase;
import org.apache.pekko.persistence.jdbc.db.SlickDatabase;
import org.apache.pekko.persistence.jdbc.db.SlickDatabaseProvider;
import scala.Option;
import slick.jdbc.JdbcBackend;
import slick.jdbc.PostgresProfile$;
import slick.util.AsyncExecutor;
import slick.util.AsyncExecutor$;

/** Lets the journal and the snapshots use the program's one pool of connections. */
public final class SharedPoolProvider implements SlickDatabaseProvider {

  private static final int QUEUE = 100_000;

  private final SlickDatabase database;

  /** Called by Pekko. */
  public SharedPoolProvider(ActorSystem system) {
    int connections = system.settings().config().getInt("fixfirst.journal.connections");
    AsyncExecutor executor =
        AsyncExecutor$.MODULE$.apply(
            "fixfirst-journal", connections, connections, QUEUE, connections);
    JdbcBackend.JdbcDatabaseDef slick =
        PostgresProfile$.MODULE$
            .backend()
            .Database()
            .forDataSource(
                PluginSetup.of(system).dataSource(), Option.apply(connections), executor, false);
    this.database = new EagerSlickDatabase(slick, PostgresProfile$.MODULE$);
    system.registerOnTermination(executor::close);
  }

  @Override
  public SlickDatabase database(Config config) {
    return database;
  }
}
