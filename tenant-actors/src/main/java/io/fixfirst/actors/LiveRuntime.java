package io.fixfirst.actors;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.actors.cluster.Joining;
import io.fixfirst.actors.cluster.NodeAddress;
import io.fixfirst.actors.cluster.Nodes;
import io.fixfirst.actors.codec.Codec;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.actors.journal.JournalSignal;
import io.fixfirst.actors.journal.JournalTail;
import io.fixfirst.actors.journal.JournalWriter;
import io.fixfirst.actors.journal.Projection;
import io.fixfirst.actors.journal.Projections;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.actors.postgres.DatabaseException;
import io.fixfirst.actors.postgres.Migrations;
import io.fixfirst.actors.standing.Sleepers;
import io.fixfirst.actors.standing.Waker;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.SingletonActor;
import org.jspecify.annotations.Nullable;

/**
 * The live runtime: entities as persistent actors over a PostgreSQL journal.
 *
 * <p>It has no business word in it: what the entities are, and what is read from their journal, is
 * given to {@link #start}. The start brings the schema up to date; entities may be asked as soon as
 * it returns, and recover when they are.
 */
public final class LiveRuntime implements AutoCloseable {

  /** Nobody is to be told that the only member leaves, which takes a second and more. */
  private static final Config ALONE =
      ConfigFactory.parseString(
          """
          pekko.coordinated-shutdown.phases {
            # A projection that is told just then to keep alive holds its shards' region up until this
            # has passed.
            cluster-sharding-shutdown-region.timeout = 2s
            cluster-leave.enabled = off
            cluster-exiting.enabled = off
            cluster-exiting-done.enabled = off
            cluster-shutdown.enabled = off
          }
          pekko.remote.artery.advanced.shutdown-flush-timeout = 50ms
          """);

  /** What is on its way to others when this node stops arrives, or is said again. */
  private static final long SETTLE_MILLIS = 200;

  private final AtomicBoolean closing = new AtomicBoolean();
  private final CompletableFuture<Done> stopped = new CompletableFuture<>();
  private final ActorSystem<SpawnProtocol.Command> system;
  private final Database database;
  private final ExecutorService blocking;
  private final RuntimeSettings settings;
  private final RuntimeClock clock;
  private final Codec codec;
  private final Entities entities;
  private final JournalWriter writer;
  private final List<EntityType<?, ?, ?>> types;
  private final EntityStore store;
  private final JournalReader journal;
  private final JournalTail tail;
  private final Projections projections;
  private final RuntimeCounters counters;
  private volatile @Nullable Joining joining;

  private LiveRuntime(
      Config config,
      String name,
      Database database,
      RuntimeClock clock,
      List<EntityType<?, ?, ?>> types) {
    this.clock = clock;
    this.settings = RuntimeSettings.of(config);
    this.codec = new Codec(EntityType.names(types), settings.journalRemembered());
    this.counters = new RuntimeCounters();
    this.system =
        ActorSystem.create(
            SpawnProtocol.create(),
            name,
            ActorSystemSetup.create(
                BootstrapSetup.create(isAlone(config) ? ALONE.withFallback(config) : config),
                new PluginSetup(codec)));
    this.database = database;
    this.blocking = Executors.newVirtualThreadPerTaskExecutor();
    JournalSignal signal = new JournalSignal();
    this.writer =
        new JournalWriter(
            database.dataSource(), signal, settings.journalWriters(), settings.journalBatch());
    this.types = types;
    this.store =
        new EntityStore(
            database.dataSource(), codec, writer, blocking, settings.journalRecoveries());
    this.journal = new JournalReader(database.dataSource(), codec);
    this.tail =
        new JournalTail(
            journal,
            signal,
            blocking,
            settings.journalPoll(),
            settings.journalGather(),
            settings.journalPage());
    this.projections = new Projections(system, database.dataSource(), journal, tail);
    this.entities = new Entities(system, settings);
    tellTheEnd();
    closeLast();
    Sleepers sleepers = new Sleepers(database.dataSource(), blocking);
    Surroundings around =
        new Surroundings(
            clock,
            settings,
            counters,
            store,
            sleepers,
            entities::ref,
            closing,
            SupervisorStrategy.restartWithBackoff(settings.retryMin(), settings.retryMax(), 0.2));
    sendNothingMoreWhenStopping();
    types.forEach(type -> entities.init(type, around));
  }

  /** Begins to write: what is projected, and who is woken. */
  private void begin(List<Projection> views) {
    projections.run(Waker.projection(entities::wakeLater));
    views.forEach(projections::run);
    Waker.Pace pace =
        new Waker.Pace(
            settings.wakeEvery(),
            settings.wakeAhead(),
            settings.wakeAllEvery(),
            settings.wakeAgainAfter(),
            settings.wakePage(),
            settings.wakeAtOnce());
    ClusterSingleton.get(system)
        .init(
            SingletonActor.of(
                Waker.create(
                    database.dataSource(), clock, pace, blocking, entities::wake, closing::get),
                "waker"));
  }

  /**
   * {@return a running runtime, which closes the database when it stops}
   *
   * @param config from {@link #config}
   * @param types the kinds of entity
   * @param views projections to run from the start
   * @throws io.fixfirst.actors.postgres.DatabaseException if the schema is a newer program's
   */
  public static LiveRuntime start(
      Config config,
      Database database,
      RuntimeClock clock,
      List<EntityType<?, ?, ?>> types,
      List<Projection> views) {
    Optional<NodeAddress> node = NodeAddress.of(config);
    return node.isPresent()
        ? startNode(config, node.get(), database, clock, types, views)
        : startAlone(config, database, clock, types, views);
  }

  private static LiveRuntime startAlone(
      Config config,
      Database database,
      RuntimeClock clock,
      List<EntityType<?, ?, ?>> types,
      List<Projection> views) {
    CompletableFuture<Void> migrated =
        CompletableFuture.runAsync(() -> Migrations.run(database.dataSource()));
    LiveRuntime runtime =
        new LiveRuntime(config, name(config), database, clock, types); // Takes a second, too.
    try {
      migrated.join();
    } catch (CompletionException e) {
      runtime.close();
      throw e.getCause() instanceof DatabaseException plain ? plain : e;
    }
    runtime.joinAlone();
    runtime.begin(views);
    return runtime;
  }

  /** What the cluster is called is in the database. */
  private static LiveRuntime startNode(
      Config config,
      NodeAddress node,
      Database database,
      RuntimeClock clock,
      List<EntityType<?, ?, ?>> types,
      List<Projection> views) {
    Migrations.run(database.dataSource());
    Nodes nodes =
        new Nodes(database.dataSource(), config.getDuration("fixfirst.cluster.gone-after"));
    try {
      LiveRuntime runtime =
          new LiveRuntime(node.over(config), nodes.name(), database, clock, types);
      runtime.joining =
          Joining.begin(
              nodes, node, runtime.system, config.getDuration("fixfirst.cluster.seen-every"));
      runtime.begin(views);
      return runtime;
    } catch (SQLException e) {
      throw new DatabaseException("The cluster's nodes cannot be read: " + e.getMessage(), e);
    }
  }

  /** {@return a configuration with what is given on top of the defaults of every part} */
  public static Config config(Config overrides) {
    return overrides
        .withFallback(ConfigFactory.defaultOverrides())
        .withFallback(ConfigFactory.parseResources("fixfirst-runtime.conf"))
        .withFallback(ConfigFactory.defaultReferenceUnresolved())
        .resolve();
  }

  /** {@return the default configuration} */
  public static Config config() {
    return config(ConfigFactory.empty());
  }

  /** {@return the actor system, for whatever else lives in it} */
  public ActorSystem<SpawnProtocol.Command> system() {
    return system;
  }

  /** {@return the clock that the entities are told} */
  public RuntimeClock clock() {
    return clock;
  }

  /** {@return what writes and reads the journal's JSON} */
  public Codec codec() {
    return codec;
  }

  /** {@return where entities are asked} */
  public Entities entities() {
    return entities;
  }

  /** {@return the journal, to be read page by page} */
  public JournalReader journal() {
    return journal;
  }

  /** {@return the journal, to be followed} */
  public JournalTail tail() {
    return tail;
  }

  /**
   * {@return the journal and all entities as they are at this moment; to be closed soon}
   *
   * @throws SQLException if the database does not answer
   */
  public Cut cut() throws SQLException {
    return Cut.open(database.dataSource(), store, journal, types);
  }

  /** {@return the projections} */
  public Projections projections() {
    return projections;
  }

  /** {@return what this node's entities have done} */
  public RuntimeCounters counters() {
    return counters;
  }

  /** {@return whether it is a cluster of its own} */
  public boolean isAlone() {
    return isAlone(system.settings().config());
  }

  /** {@return the address at which other nodes reach this one; empty where there are none} */
  public String node() {
    Joining joined = joining;
    return joined == null ? "" : joined.self().toString();
  }

  /**
   * {@return the addresses of other nodes on the same database that are seen to live}
   *
   * @throws SQLException if the database does not answer
   */
  public List<String> otherNodes() throws SQLException {
    Joining joined = joining;
    return joined == null ? List.of() : joined.others();
  }

  /** {@return how this node stands in its cluster; {@code Up} when it is a member} */
  public String standing() {
    return Cluster.get(system).selfMember().status().toString();
  }

  /** {@return whether it has ended because the others in its cluster went on without it} */
  public boolean wasLeftBehind() {
    return CoordinatedShutdown.get(system)
        .getShutdownReason()
        .filter(CoordinatedShutdown.ClusterDowningReason$.class::isInstance)
        .isPresent();
  }

  /** {@return completed once this node is up in its cluster, and its entities answer} */
  public CompletionStage<Done> ready() {
    CompletableFuture<Done> up = new CompletableFuture<>();
    org.apache.pekko.cluster.Cluster.get(system)
        .registerOnMemberUp(() -> up.complete(Done.getInstance()));
    return up.thenCompose(_ -> entities.registered(system));
  }

  /** {@return completed once everything has stopped, whoever has begun it} */
  public CompletionStage<Done> stopped() {
    return stopped;
  }

  /** {@return completed once everything has stopped, in order; the database last} */
  public CompletionStage<Done> stop() {
    return CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.actorSystemTerminateReason());
  }

  /** Stops everything, in order, and waits for it. */
  @Override
  public void close() {
    stop().toCompletableFuture().join();
  }

  private static boolean isAlone(Config config) {
    return config.getStringList("pekko.cluster.seed-nodes").isEmpty()
        && config.getString("fixfirst.cluster.node").isEmpty();
  }

  /**
   * Members of a cluster share the system's name, and drop what is not addressed to it. A program
   * that is alone takes a name that nobody can guess: so nobody else on this machine can talk to
   * its entities through the port that Pekko listens on.
   */
  private static String name(Config config) {
    if (!isAlone(config)) {
      return "fixfirst";
    }
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return "fixfirst-" + HexFormat.of().formatHex(random);
  }

  /** Without seed nodes this program is a cluster of its own. */
  private void joinAlone() {
    if (isAlone(system.settings().config())) {
      Cluster cluster = Cluster.get(system);
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }
  }

  /**
   * Each phase of a shutdown ends in bounded time. The actor system itself may not: one that is cut
   * off from its peers was seen to wait for more than a minute.
   */
  private void tellTheEnd() {
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(
        CoordinatedShutdown.PhaseBeforeServiceUnbind(),
        "tell the end",
        () -> {
          // It runs already: this is its end.
          stop().whenComplete((_, _) -> stopped.complete(Done.getInstance()));
          return CompletableFuture.completedFuture(Done.getInstance());
        });
    system.getWhenTerminated().whenComplete((_, _) -> stopped.complete(Done.getInstance()));
  }

  private void sendNothingMoreWhenStopping() {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseServiceStop(),
            "send nothing more",
            () -> {
              closing.set(true);
              return CompletableFuture.supplyAsync(
                  Done::getInstance,
                  CompletableFuture.delayedExecutor(SETTLE_MILLIS, TimeUnit.MILLISECONDS));
            });
  }

  private void closeLast() {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
            "close the database",
            () ->
                CompletableFuture.supplyAsync(
                    () -> {
                      if (joining != null) {
                        joining.close();
                      }
                      writer.close();
                      blocking.shutdownNow();
                      database.close();
                      return Done.getInstance();
                    }));
  }
}
