package io.fixfirst.actors;

import io.fixfirst.actors.EntityMessage.Ask;
import io.fixfirst.actors.EntityMessage.Read;
import io.fixfirst.actors.EntityMessage.Stop;
import io.fixfirst.actors.EntityMessage.WakeUp;
import io.fixfirst.actors.WaitingLine.Waiting;
import io.fixfirst.actors.journal.UnreadableEventException;
import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ExtensibleBehavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.typed.Cluster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell of one entity: its address, its state, its waiting line and its sleep. It knows no
 * business word.
 *
 * <pre>
 *   Ask ──▶ waiting ──Turn──▶ EntityStore ──▶ journal
 *   Reply ◀────────────────── Written ◀──────────┘
 *                                └─ effects ──▶ Errands: timers (ask this entity), outbox (others)
 * </pre>
 *
 * <p>While a turn is being written, commands wait and are decided together in the next one: so an
 * entity that everybody asks at once, such as a desk, writes its journal once per round trip rather
 * than once per command. A reply leaves only after the write. When the journal fails, whoever waits
 * is told so at once, and after a pause the entity recovers from the journal, which alone knows
 * what was written.
 */
final class EntityActor<S, C extends Command, E extends Event>
    extends ExtensibleBehavior<EntityMessage> {

  private static final Logger LOG = LoggerFactory.getLogger(EntityActor.class);

  /** What an entity's actor tells itself. */
  sealed interface Inner extends EntityMessage
      permits Errands.Note, Looked, Recovered, Written, Slept, Tick {}

  /** Whether a command that is asked again was carried out before; null where nobody can say. */
  private record Looked(Ask ask, @Nullable Long revision) implements Inner {}

  private record Recovered(
      Object life, EntityStore.@Nullable Recovered<?> found, @Nullable Throwable failure)
      implements Inner {}

  /** Carries the life that began it: a restarted actor still hears of its former life. */
  private record Written(Object life, @Nullable Throwable failure) implements Inner {}

  private record Slept(long mark, boolean recorded) implements Inner {}

  private enum Tick implements Inner {
    RECOVER,
    IDLE
  }

  private enum Phase {
    RECOVERING,
    READY,
    WRITING,
    AWAY,
    STUCK
  }

  private record Reader(ActorRef<Reply> replyTo, boolean withState) {}

  private final ActorContext<EntityMessage> context;
  private final EntityType<S, C, E> type;
  private final EntityId id;
  private final Surroundings around;
  private final RuntimeSettings settings;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final ActorRef<EntityMessage> self;
  private final Errands errands;
  private final Object life = new Object();
  private final WaitingLine waiting = new WaitingLine();
  private final List<Reader> readers = new ArrayList<>(0);
  private @Nullable Turn<S, E> turn; // While it is being written.
  private Phase phase = Phase.RECOVERING;
  private S state;
  private long revision;
  private int failures;
  private long activity;
  private long activeNanos = System.nanoTime();
  private boolean fallingAsleep;
  private boolean asleep;
  private boolean stopping;

  private EntityActor(
      ActorContext<EntityMessage> context,
      EntityType<S, C, E> type,
      EntityId id,
      Surroundings around,
      ActorRef<ClusterSharding.ShardCommand> shard) {
    this.context = context;
    this.type = type;
    this.id = id;
    this.around = around;
    this.settings = around.settings();
    this.shard = shard;
    this.self = context.getSelf();
    this.errands = new Errands(context, id, around, this::takeOwn);
    this.state = type.rules().empty(id);
    around.counters().awake.increment();
    recover();
    tellLater(settings.passivateAfter(), Tick.IDLE);
  }

  static <S, C extends Command, E extends Event> Behavior<EntityMessage> create(
      EntityType<S, C, E> type,
      EntityId id,
      Surroundings around,
      ActorRef<ClusterSharding.ShardCommand> shard) {
    Behavior<EntityMessage> behavior =
        Behaviors.setup(context -> new EntityActor<>(context, type, id, around, shard));
    return Behaviors.supervise(behavior).onFailure(around.restarts());
  }

  @Override
  public Behavior<EntityMessage> receive(
      TypedActorContext<EntityMessage> unused, EntityMessage message) {
    switch (message) {
      case Ask ask -> onAsk(ask);
      case Read(var replyTo) -> onRead(replyTo);
      case WakeUp(var replyTo) -> onWakeUp(replyTo);
      case Stop _ -> stopping = true;
      case Looked(Ask ask, Long found) -> onLooked(ask, found);
      case Recovered recovered -> onRecovered(recovered);
      case Written written -> onWritten(written);
      case Errands.Note note -> {
        active();
        errands.on(note);
      }
      case Slept(long mark, boolean recorded) -> onSlept(mark, recorded);
      case Tick tick -> {
        switch (tick) {
          case RECOVER -> recover();
          case IDLE -> onIdle();
        }
      }
    }
    takeTurns();
    return stopping && phase != Phase.WRITING ? stopped() : this;
  }

  @Override
  public Behavior<EntityMessage> receiveSignal(
      TypedActorContext<EntityMessage> unused, Signal signal) {
    return signal instanceof PostStop || signal instanceof PreRestart
        ? onPostStop()
        : Behaviors.unhandled();
  }

  // Commands

  private void onAsk(Ask ask) {
    active();
    String request = ask.request();
    if (request != null && ask.again() && !standsStill()) {
      if (!waiting.answersInstead(ask)) {
        var unused =
            around
                .store()
                .revisionOf(id, request)
                .whenComplete((found, _) -> self.tell(new Looked(ask, found)));
      }
    } else {
      take(ask);
    }
  }

  /** What was done is not done again. */
  private void onLooked(Ask ask, @Nullable Long found) {
    if (found == null) {
      WaitingLine.answerOf(ask)
          .accept(new Reply.Unavailable("The journal does not answer at the moment."));
    } else if (found > 0) {
      switch (phase) {
        case READY, WRITING ->
            WaitingLine.answerOf(ask)
                .accept(
                    found <= revision
                        ? new Reply.Done(state, revision, List.of())
                        : new Reply.Unavailable("It is being carried out elsewhere."));
        case RECOVERING -> readers.add(new Reader(ask.replyTo(), ask.withState()));
        case AWAY, STUCK -> WaitingLine.answerOf(ask).accept(noAnswer());
      }
    } else if (!waiting.answersInstead(ask)) {
      take(ask);
    }
  }

  private void take(Ask ask) {
    Consumer<Reply> answer = WaitingLine.answerOf(ask);
    if (standsStill()) {
      answer.accept(noAnswer());
    } else if (waiting.size() >= settings.waitingMax()) {
      around.counters().overloads.increment();
      answer.accept(
          new Reply.Overloaded(
              "Too many commands wait at this " + type.kind().storedName() + " already."));
    } else {
      waiting.add(Waiting.of(ask));
    }
  }

  private boolean takeOwn(Command command, Consumer<Reply> answer) {
    if (standsStill()) {
      return false;
    }
    waiting.add(Waiting.itself(command, answer));
    return true;
  }

  private void onRead(ActorRef<Reply> replyTo) {
    active();
    switch (phase) {
      case READY, WRITING -> replyTo.tell(new Reply.Done(state, revision, List.of()));
      case RECOVERING -> readers.add(new Reader(replyTo, true));
      case AWAY, STUCK -> replyTo.tell(noAnswer());
    }
  }

  private void onWakeUp(ActorRef<Reply> replyTo) {
    switch (phase) {
      case READY, WRITING -> replyTo.tell(new Reply.Done(null, revision, List.of()));
      case RECOVERING -> readers.add(new Reader(replyTo, false));
      case AWAY, STUCK -> replyTo.tell(noAnswer());
    }
  }

  // Turns

  private void takeTurns() {
    while (phase == Phase.READY && !waiting.isEmpty() && !fallingAsleep) {
      List<Turn.Wish> wishes = waiting.nextTurn(settings.batchMax());
      Turn<S, E> next = Turn.take(type, id, state, revision, wishes, around.clock().now());
      if (next.events().isEmpty()) {
        finish(next);
      } else {
        write(next, next.requests(wishes));
      }
    }
  }

  private void write(Turn<S, E> next, List<@Nullable String> requests) {
    CompletionStage<Void> written;
    try {
      written = around.store().write(id, revision, next.events(), requests, waiting.isUrgentTurn());
    } catch (RuntimeException e) {
      LogContext.with(
          id, () -> LOG.error("An event cannot be encoded ({} at revision {}).", id, revision, e));
      Reply defect = new Reply.Defect("What the command caused cannot be stored (" + id + ").");
      waiting.endTurn().forEach(one -> one.answer().accept(defect));
      return;
    }
    phase = Phase.WRITING;
    turn = next;
    var unused = written.whenComplete((_, failure) -> self.tell(new Written(life, failure)));
  }

  private void onWritten(Written written) {
    Turn<S, E> own = turn;
    if (own == null || written.life != life) {
      return;
    }
    turn = null;
    if (written.failure == null) {
      phase = Phase.READY;
      finish(own);
    } else {
      onJournalAway(written.failure);
    }
  }

  private void finish(Turn<S, E> done) {
    active();
    long before = revision;
    state = done.state();
    revision += done.events().size();
    List<Waiting> answered = waiting.endTurn();
    around.counters().batches.increment();
    errands.carryOut(
        done.effects()); // First: once the last answer is out, all that follows counts.
    for (int i = 0; i < answered.size(); i++) {
      Reply reply = done.replies().get(i);
      count(reply);
      answered.get(i).answer().accept(reply);
    }
    int every = type.snapshotEvery();
    if (every > 0 && revision / every > before / every) {
      around.store().keep(id, revision, state);
    }
  }

  private void count(Reply reply) {
    RuntimeCounters counters = around.counters();
    counters.commands.increment();
    switch (reply) {
      case Reply.Done done -> counters.events.add(done.events().size());
      case Reply.Refused _, Reply.Stale _ -> counters.refusals.increment();
      case Reply.Defect _ -> counters.defects.increment();
      case Reply.Overloaded _, Reply.Unavailable _ -> {} // A turn answers neither.
    }
  }

  // The journal

  private void recover() {
    phase = Phase.RECOVERING;
    var unused =
        around
            .store()
            .recover(type, id)
            .whenComplete((found, failure) -> self.tell(new Recovered(life, found, failure)));
  }

  private void onRecovered(Recovered recovered) {
    if (phase != Phase.RECOVERING || recovered.life != life) {
      return;
    }
    if (recovered.found == null) {
      if (AskingAgain.unwrapped(recovered.failure) instanceof UnreadableEventException unreadable) {
        onStuck(unreadable);
      } else {
        onJournalAway(recovered.failure);
      }
      return;
    }
    failures = 0;
    phase = Phase.READY;
    state = type.state().cast(recovered.found.state());
    revision = recovered.found.revision();
    errands.clear();
    errands.resume(type.rules().resume(state));
    Reply reply = new Reply.Done(state, revision, List.of());
    readers.forEach(one -> one.replyTo.tell(one.withState ? reply : WaitingLine.bare(reply)));
    readers.clear();
  }

  private void onJournalAway(@Nullable Throwable cause) {
    around.counters().writeFailures.increment();
    if (failures == 0) {
      LogContext.with(
          id,
          () -> LOG.warn("The journal fails ({} at revision {}): {}", id, revision, cause + ""));
    }
    phase = Phase.AWAY;
    answerAll();
    tellLater(settings.spreadPauseAfter(failures++), Tick.RECOVER);
  }

  /** Trying again does not help: it sleeps, and looks once more when it is woken. */
  private void onStuck(UnreadableEventException unreadable) {
    LogContext.with(id, () -> LOG.error("{} stands still: {}", id, unreadable.getMessage()));
    phase = Phase.STUCK;
    answerAll();
  }

  private void answerAll() {
    waiting.dismiss(noAnswer());
    readers.forEach(one -> one.replyTo.tell(noAnswer()));
    readers.clear();
  }

  // Sleep

  private void active() {
    if (phase == Phase.STUCK) {
      return; // Who stands still falls asleep, whoever asks, and looks again when it is woken.
    }
    activity++;
    activeNanos = System.nanoTime();
  }

  private void onIdle() {
    Duration left =
        settings.passivateAfter().minus(Duration.ofNanos(System.nanoTime() - activeNanos));
    if (left.isPositive()) {
      tellLater(left, Tick.IDLE);
      return;
    }
    tellLater(settings.passivateAfter(), Tick.IDLE);
    if (phase == Phase.STUCK) {
      asleep = true;
      shard.tell(new ClusterSharding.Passivate<>(self));
    } else if (phase == Phase.READY
        && waiting.isEmpty()
        && !errands.hasMessages()
        && mayWakeLater()) {
      // Whoever asks meanwhile waits until this is noted, so that their event comes after it.
      fallingAsleep = true;
      long mark = activity;
      var unused =
          around
              .sleepers()
              .record(id, revision, errands.earliestTimer())
              .whenComplete((_, failure) -> self.tell(new Slept(mark, failure == null)));
    }
  }

  private boolean mayWakeLater() {
    Instant earliest = errands.earliestTimer();
    return earliest == null
        || around.clock().realDelayUntil(earliest).compareTo(settings.keepAwakeWithin()) >= 0;
  }

  private void onSlept(long mark, boolean recorded) {
    fallingAsleep = false;
    if (recorded && mark == activity) {
      asleep = true;
      shard.tell(new ClusterSharding.Passivate<>(self));
    }
  }

  /**
   * Where this entity goes on, it takes whoever still waits here, and is awake if it was here: a
   * shard that moves to another node wakes nobody there by itself.
   */
  private Behavior<EntityMessage> stopped() {
    if (hasOtherNodes() || !around.closing().get()) {
      RecipientRef<EntityMessage> elsewhere = around.locate().apply(id);
      waiting.leave().forEach(elsewhere::tell);
      if (!asleep && (errands.hasMessages() || errands.earliestTimer() != null)) {
        elsewhere.tell(new WakeUp(context.getSystem().ignoreRef()));
      }
    }
    answerAll();
    return Behaviors.stopped();
  }

  private Behavior<EntityMessage> onPostStop() {
    errands.stop();
    around.counters().awake.decrement();
    return this;
  }

  private boolean hasOtherNodes() {
    return Cluster.get(context.getSystem()).state().members().size() > 1;
  }

  // Small things

  private void tellLater(Duration real, EntityMessage message) {
    var unused = context.scheduleOnce(real, self, message);
  }

  private boolean standsStill() {
    return phase == Phase.AWAY || phase == Phase.STUCK;
  }

  private Reply noAnswer() {
    if (phase == Phase.STUCK) {
      return new Reply.Defect(
          "An event of this " + type.kind().storedName() + " cannot be read; it stands still.");
    }
    return new Reply.Unavailable(
        "The journal of this " + type.kind().storedName() + " does not answer at the moment.");
  }
}
