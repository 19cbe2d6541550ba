package io.fixfirst.actors;

import com.typesafe.config.ConfigFactory;
import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.ClusterShardingHealthCheck;
import org.apache.pekko.cluster.sharding.ClusterShardingHealthCheckSettings;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.pattern.Patterns;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.FutureConverters;

/** Where every entity can be asked, on whichever node it lives. */
public final class Entities {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final int LOOKS = 1200;

  private final ClusterSharding sharding;
  private final ActorRef<Reply> nobody;
  private final RuntimeSettings settings;
  private final AskingAgain asking;
  private final Map<EntityKind, EntityTypeKey<EntityMessage>> keys =
      new EnumMap<>(EntityKind.class);

  Entities(ActorSystem<?> system, RuntimeSettings settings) {
    this.nobody = system.ignoreRef();
    this.sharding = ClusterSharding.get(system);
    this.settings = settings;
    this.asking = new AskingAgain(settings.askTimeout(), settings.askAgainAfter());
  }

  /** Takes a kind of entity on; before anybody asks. */
  <S, C extends Command, E extends io.fixfirst.core.Event> void init(
      EntityType<S, C, E> type, Surroundings around) {
    EntityTypeKey<EntityMessage> key =
        EntityTypeKey.create(EntityMessage.class, type.kind().storedName());
    keys.put(type.kind(), key);
    ActorRef<ShardingEnvelope<EntityMessage>> unused =
        sharding.init(
            org.apache.pekko.cluster.sharding.typed.javadsl.Entity.of(
                    key,
                    context ->
                        EntityActor.create(
                            type,
                            type.kind().id(context.getEntityId()),
                            around,
                            context.getShard()))
                .withStopMessage(EntityMessage.Stop.INSTANCE));
  }

  /**
   * {@return completed once whoever decides where entities live knows of this node, for each of
   * their kinds; failed after a minute}
   */
  CompletionStage<Done> registered(ActorSystem<?> system) {
    org.apache.pekko.actor.ActorSystem classic = system.classicSystem();
    List<String> names = keys.values().stream().map(EntityTypeKey::name).toList();
    ClusterShardingHealthCheck check =
        new ClusterShardingHealthCheck(
            classic,
            ClusterShardingHealthCheckSettings.apply(
                ConfigFactory.parseMap(Map.of("names", names, "timeout", "5s"))),
            org.apache.pekko.cluster.sharding.ClusterSharding.get(classic)::shardRegion);
    return Patterns.retry(() -> look(check), LOOKS, LOOK_EVERY, classic);
  }

  private static CompletionStage<Done> look(ClusterShardingHealthCheck check) {
    return FutureConverters.asJava(check.apply())
        .thenApply(
            all -> {
              if (!Boolean.TRUE.equals(all)) {
                throw new IllegalStateException("This node takes no part in sharding yet.");
              }
              return Done.getInstance();
            });
  }

  /** {@return the reply to a command, after its write; never failed: see {@link Reply}} */
  public CompletionStage<Reply> ask(EntityId id, Command command) {
    return ask(id, command, null);
  }

  /**
   * {@return the reply to a command, after its write; never failed: see {@link Reply}}
   *
   * @param expectedRevision the only revision at which it may be carried out; null for any
   */
  public CompletionStage<Reply> ask(EntityId id, Command command, @Nullable Long expectedRevision) {
    return answered(
        id,
        ref(id)
            .ask(
                replyTo -> EntityMessage.Ask.of(command, expectedRevision, replyTo),
                settings.askTimeout()));
  }

  /**
   * {@return the reply to a command, which is asked again while there is none, as where a node
   * stops with the question on its way; it is carried out once however often it is asked}
   *
   * <p>Only where it was carried out before the last time that it was asked, the reply names no
   * events.
   *
   * @param expectedRevision the only revision at which it may be carried out; null for any
   */
  public CompletionStage<Reply> askOnce(
      EntityId id, Command command, @Nullable Long expectedRevision, Request request) {
    return asking
        .untilAnswered(
            (attempt, patience) ->
                ref(id)
                    .ask(
                        replyTo ->
                            new EntityMessage.Ask(
                                command,
                                expectedRevision,
                                request.name(),
                                attempt > 0 || request.again(),
                                true,
                                replyTo),
                        patience))
        .handle((reply, failure) -> orUnavailable(id, reply, failure));
  }

  /**
   * {@return the reply to a command that may be carried out twice without harm, asked again while
   * there is none}
   */
  public CompletionStage<Reply> askAgain(EntityId id, Command command) {
    return asking
        .untilAnswered(
            (_, patience) ->
                ref(id).ask(replyTo -> EntityMessage.Ask.of(command, null, replyTo), patience))
        .handle((reply, failure) -> orUnavailable(id, reply, failure));
  }

  /** {@return an entity's state and revision, as they are written, in a {@link Reply.Done}} */
  public CompletionStage<Reply> read(EntityId id) {
    return asking
        .untilAnswered((_, patience) -> ref(id).ask(EntityMessage.Read::new, patience))
        .handle((reply, failure) -> orUnavailable(id, reply, failure));
  }

  /** {@return an entity's revision, as it is written, in a {@link Reply.Done} without the state} */
  public CompletionStage<Reply> revision(EntityId id) {
    return asking
        .untilAnswered((_, patience) -> ref(id).ask(EntityMessage.WakeUp::new, patience))
        .handle((reply, failure) -> orUnavailable(id, reply, failure));
  }

  /**
   * {@return completed once an entity is awake, and so its timers and its outbox are, or could not
   * be woken}
   */
  public CompletionStage<Done> wake(EntityId id) {
    return keys.containsKey(id.kind())
        ? answered(id, ref(id).ask(EntityMessage.WakeUp::new, settings.askTimeout()))
            .thenApply(_ -> Done.getInstance())
        : CompletableFuture.completedFuture(Done.getInstance());
  }

  /** Tells an entity to be awake, without waiting for it. */
  void wakeLater(EntityId id) {
    if (keys.containsKey(id.kind())) {
      ref(id).tell(new EntityMessage.WakeUp(nobody));
    }
  }

  EntityRef<EntityMessage> ref(EntityId id) {
    EntityTypeKey<EntityMessage> key = keys.get(id.kind());
    if (key == null) {
      throw new IllegalArgumentException(
          "No entities of this kind run here (" + id.kind().storedName() + ").");
    }
    return sharding.entityRefFor(key, id.text());
  }

  private static CompletionStage<Reply> answered(EntityId id, CompletionStage<Reply> reply) {
    return reply.handle((answer, failure) -> orUnavailable(id, answer, failure));
  }

  private static Reply orUnavailable(
      EntityId id, @Nullable Reply reply, @Nullable Throwable failed) {
    if (reply != null) {
      return reply;
    }
    Throwable failure = AskingAgain.unwrapped(failed);
    return new Reply.Unavailable(
        failure instanceof TimeoutException
            ? "No answer in time (" + id.kind().storedName() + " " + id.text() + ")."
            : "It cannot be reached (" + id + ", " + failure + ").");
  }
}
