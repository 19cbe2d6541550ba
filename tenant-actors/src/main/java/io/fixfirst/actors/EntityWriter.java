package io.fixfirst.actors;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.actors.codec.PersistenceIds;
import io.fixfirst.actors.journal.JournalSignal;
import io.fixfirst.core.Command;
import io.fixfirst.core.Effect;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * The event-sourced half of an entity: recovers the state, decides a batch of commands, writes what
 * they cause as one, and only then reports. Talks to its {@link EntityActor} alone, one batch at a
 * time. A failed write or recovery ends it; the actor starts another.
 */
final class EntityWriter<S, C extends Command, E extends Event>
    extends EventSourcedBehavior<EntityWriter.Batch, E, S> {

  /** Commands to decide together. */
  record Batch(List<Turn.Wish> wishes) {}

  /** What a writer tells. */
  sealed interface Report {
    /** It is ready. */
    record Recovered(Object state, long revision) implements Report {}

    /** The batch is decided, and what it caused is written. */
    record Written(Object state, long revision, List<Reply> replies, List<Effect> effects)
        implements Report {}
  }

  private final ActorContext<Batch> context;
  private final EntityType<S, C, E> type;
  private final EntityId id;
  private final RuntimeClock clock;
  private final JournalSignal signal;
  private final ActorRef<Report> reportTo;

  private EntityWriter(
      ActorContext<Batch> context,
      EntityType<S, C, E> type,
      EntityId id,
      RuntimeClock clock,
      JournalSignal signal,
      ActorRef<Report> reportTo) {
    super(PersistenceId.ofUniqueId(PersistenceIds.of(id)));
    this.context = context;
    this.type = type;
    this.id = id;
    this.clock = clock;
    this.signal = signal;
    this.reportTo = reportTo;
  }

  static <S, C extends Command, E extends Event> Behavior<Batch> create(
      EntityType<S, C, E> type,
      EntityId id,
      RuntimeClock clock,
      JournalSignal signal,
      ActorRef<Report> reportTo) {
    return Behaviors.setup(
        context -> new EntityWriter<>(context, type, id, clock, signal, reportTo));
  }

  @Override
  public S emptyState() {
    return type.rules().empty(id);
  }

  @Override
  public CommandHandler<Batch, E, S> commandHandler() {
    return (state, batch) -> {
      long revision = lastSequenceNumber(context);
      Turn<S, E> turn = Turn.take(type, id, state, revision, batch.wishes(), clock.now());
      Report report =
          new Report.Written(
              turn.state(), revision + turn.events().size(), turn.replies(), turn.effects());
      if (turn.events().isEmpty()) {
        reportTo.tell(report);
        return Effect().none();
      }
      return Effect()
          .persist(turn.events())
          .thenRun(
              _ -> {
                signal.written();
                reportTo.tell(report);
              });
    };
  }

  @Override
  public EventHandler<S, E> eventHandler() {
    return type.rules()::evolve;
  }

  @Override
  public SignalHandler<S> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            state -> reportTo.tell(new Report.Recovered(state, lastSequenceNumber(context))))
        .build();
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return type.snapshotEvery() == 0
        ? RetentionCriteria.disabled()
        : RetentionCriteria.snapshotEvery(type.snapshotEvery(), 1);
  }

  @Override
  public SnapshotAdapter<S> snapshotAdapter() {
    return new SnapshotAdapter<>() {
      @Override
      public Object toJournal(S state) {
        return new Snapshot(type.kind(), state);
      }

      @Override
      public S fromJournal(Object from) {
        return type.state().cast(((Snapshot) from).state());
      }
    };
  }
}
