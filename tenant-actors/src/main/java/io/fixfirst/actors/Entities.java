package io.fixfirst.actors;

import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.jspecify.annotations.Nullable;

/** Where every entity can be asked, on whichever node it lives. */
public final class Entities {

  private final ClusterSharding sharding;
  private final RuntimeSettings settings;
  private final Map<EntityKind, EntityTypeKey<EntityMessage>> keys =
      new EnumMap<>(EntityKind.class);
  private final Map<EntityKind, ActorRef<ShardingEnvelope<EntityMessage>>> regions =
      new EnumMap<>(EntityKind.class);

  Entities(ActorSystem<?> system, RuntimeSettings settings) {
    this.sharding = ClusterSharding.get(system);
    this.settings = settings;
  }

  /** Takes a kind of entity on; before anybody asks. */
  <S, C extends Command, E extends io.fixfirst.core.Event> void init(
      EntityType<S, C, E> type, Surroundings around) {
    EntityTypeKey<EntityMessage> key =
        EntityTypeKey.create(EntityMessage.class, type.kind().storedName());
    keys.put(type.kind(), key);
    regions.put(
        type.kind(),
        sharding.init(
            org.apache.pekko.cluster.sharding.typed.javadsl.Entity.of(
                    key,
                    context ->
                        EntityActor.create(
                            type,
                            type.kind().id(context.getEntityId()),
                            around,
                            context.getShard()))
                .withStopMessage(EntityMessage.Stop.INSTANCE)));
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
                replyTo -> new EntityMessage.Ask(command, expectedRevision, true, replyTo),
                settings.askTimeout()));
  }

  /** {@return an entity's state and revision, as they are written, in a {@link Reply.Done}} */
  public CompletionStage<Reply> read(EntityId id) {
    return answered(id, ref(id).ask(EntityMessage.Read::new, settings.askTimeout()));
  }

  /** Tells an entity to be awake, without waiting. */
  public void wake(EntityId id) {
    ActorRef<ShardingEnvelope<EntityMessage>> region = regions.get(id.kind());
    if (region != null) {
      region.tell(new ShardingEnvelope<>(id.text(), EntityMessage.WakeUp.INSTANCE));
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
    return reply.exceptionally(
        failure ->
            new Reply.Unavailable(
                failure instanceof TimeoutException
                    ? "No answer in time (" + id.kind().storedName() + " " + id.text() + ")."
                    : "It cannot be reached (" + id + ", " + failure.getMessage() + ")."));
  }
}
