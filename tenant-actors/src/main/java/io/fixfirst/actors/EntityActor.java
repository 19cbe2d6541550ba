package io.fixfirst.actors;

import io.fixfirst.actors.EntityMessage.Ask;
import io.fixfirst.actors.EntityMessage.Read;
import io.fixfirst.actors.EntityMessage.Stop;
import io.fixfirst.actors.EntityMessage.WakeUp;
import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.core.Command;
import io.fixfirst.core.Effect;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.core.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.typed.EventRejectedException;
import org.jspecify.annotations.Nullable;

/**
 * The shell of one entity: its address, its waiting line, its timers and its outbox. It knows no
 * business word.
 *
 * <pre>
 *   Ask ──▶ waiting ──Batch──▶ EntityWriter ──persist──▶ journal
 *   Reply ◀─────────────────── Written ◀──────┘
 *                                 └─ effects ──▶ timers (ask this entity) and outbox (ask others)
 * </pre>
 *
 * <p>While a batch is being written, commands wait and are decided together in the next one: so an
 * entity that everybody asks at once, such as a desk, writes its journal once per round trip rather
 * than once per command. A reply leaves only after the write. When the journal fails, whoever waits
 * is told so at once, and a new writer recovers from the journal after a pause.
 *
 * <p>Effects are volatile: after a recovery, {@code resume} gives the timers and the outbox again.
 */
final class EntityActor<S, C extends Command, E extends Event>
    extends AbstractBehavior<EntityMessage> {

  /** What an entity's actor tells itself. */
  sealed interface Inner extends EntityMessage {}

  private record Reported(EntityWriter.Report report) implements Inner {}

  private record Rung(WakeTimers.Bell bell) implements Inner {}

  private record Delivered(Outbox.Ticket ticket, @Nullable Reply reply) implements Inner {}

  private record SendAgain(Outbox.Ticket ticket) implements Inner {}

  private record Slept(long mark, boolean recorded) implements Inner {}

  private enum Tick implements Inner {
    RESTART_WRITER,
    IDLE
  }

  private enum Phase {
    RECOVERING,
    READY,
    WRITING,
    AWAY
  }

  private record Waiting(Turn.Wish wish, Consumer<Reply> answer) {}

  private record Reader(ActorRef<Reply> replyTo, boolean withState) {}

  private final EntityType<S, C, E> type;
  private final EntityId id;
  private final Surroundings around;
  private final RuntimeSettings settings;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final ActorRef<EntityWriter.Report> reports;
  private final WakeTimers timers;
  private final Outbox outbox;
  private final Deque<Waiting> waiting = new ArrayDeque<>(2);
  private final List<Reader> readers = new ArrayList<>(0);
  private List<Waiting> inFlight = List.of();
  private Phase phase = Phase.RECOVERING;
  private ActorRef<EntityWriter.Batch> writer;
  private S state;
  private long revision;
  private int failures;
  private long activity;
  private boolean stopping;

  private EntityActor(
      ActorContext<EntityMessage> context,
      EntityType<S, C, E> type,
      EntityId id,
      Surroundings around,
      ActorRef<ClusterSharding.ShardCommand> shard) {
    super(context);
    this.type = type;
    this.id = id;
    this.around = around;
    this.settings = around.settings();
    this.shard = shard;
    ActorRef<EntityMessage> self = context.getSelf();
    this.reports = context.messageAdapter(EntityWriter.Report.class, Reported::new);
    this.timers =
        new WakeTimers(
            around.clock(), this::after, bell -> self.tell(new Rung(bell)), around.counters().open);
    this.outbox = new Outbox(this::carry, around.counters().open);
    this.state = type.rules().empty(id);
    this.writer = spawnWriter();
    context.setReceiveTimeout(settings.passivateAfter(), Tick.IDLE);
    around.counters().awake.increment();
  }

  static <S, C extends Command, E extends Event> Behavior<EntityMessage> create(
      EntityType<S, C, E> type,
      EntityId id,
      Surroundings around,
      ActorRef<ClusterSharding.ShardCommand> shard) {
    Behavior<EntityMessage> behavior =
        Behaviors.setup(context -> new EntityActor<>(context, type, id, around, shard));
    Behavior<EntityMessage> supervised =
        Behaviors.supervise(behavior)
            .onFailure(
                SupervisorStrategy.restartWithBackoff(
                    around.settings().retryMin(), around.settings().retryMax(), 0.2));
    return Behaviors.withMdc(EntityMessage.class, LogContext.of(id), supervised);
  }

  @Override
  public Receive<EntityMessage> createReceive() {
    return newReceiveBuilder()
        .onAnyMessage(this::onMessage)
        .onSignal(Terminated.class, this::onWriterEnded)
        .onSignal(PostStop.class, _ -> onPostStop())
        .onSignal(PreRestart.class, _ -> onPostStop())
        .build();
  }

  private Behavior<EntityMessage> onMessage(EntityMessage message) {
    switch (message) {
      case Ask ask -> onAsk(ask);
      case Read(var replyTo) -> onRead(replyTo);
      case WakeUp(var replyTo) -> onWakeUp(replyTo);
      case Stop _ -> stopping = true;
      case Reported(EntityWriter.Report.Recovered recovered) -> onRecovered(recovered);
      case Reported(EntityWriter.Report.Written written) -> onWritten(written);
      case Rung(var bell) -> onRung(bell);
      case Delivered(var ticket, var reply) -> onDelivered(ticket, reply);
      case SendAgain(var ticket) -> outbox.again(ticket);
      case Slept(long mark, boolean recorded) -> onSlept(mark, recorded);
      case Tick tick -> {
        switch (tick) {
          case RESTART_WRITER -> restartWriter();
          case IDLE -> onIdle();
        }
      }
    }
    writeNext();
    return stopping && phase != Phase.WRITING ? stopped() : this;
  }

  // Commands

  private void onAsk(Ask ask) {
    activity++;
    Consumer<Reply> answer = reply -> ask.replyTo().tell(ask.withState() ? reply : bare(reply));
    if (phase == Phase.AWAY) {
      answer.accept(unavailable());
    } else if (waiting.size() >= settings.waitingMax()) {
      around.counters().overloads.increment();
      answer.accept(
          new Reply.Overloaded(
              "Too many commands wait at this " + type.kind().storedName() + " already."));
    } else {
      waiting.add(new Waiting(new Turn.Wish(ask.command(), ask.expectedRevision()), answer));
    }
  }

  private void onRead(ActorRef<Reply> replyTo) {
    activity++;
    switch (phase) {
      case READY, WRITING -> replyTo.tell(new Reply.Done(state, revision, List.of()));
      case RECOVERING -> readers.add(new Reader(replyTo, true));
      case AWAY -> replyTo.tell(unavailable());
    }
  }

  private void onWakeUp(ActorRef<Reply> replyTo) {
    switch (phase) {
      case READY, WRITING -> replyTo.tell(new Reply.Done(null, revision, List.of()));
      case RECOVERING -> readers.add(new Reader(replyTo, false));
      case AWAY -> replyTo.tell(unavailable());
    }
  }

  private void writeNext() {
    if (phase != Phase.READY || waiting.isEmpty()) {
      return;
    }
    inFlight = new ArrayList<>(Math.min(waiting.size(), settings.batchMax()));
    while (!waiting.isEmpty() && inFlight.size() < settings.batchMax()) {
      inFlight.add(waiting.poll());
    }
    phase = Phase.WRITING;
    writer.tell(new EntityWriter.Batch(inFlight.stream().map(Waiting::wish).toList()));
  }

  private void onWritten(EntityWriter.Report.Written written) {
    activity++;
    state = type.state().cast(written.state());
    revision = written.revision();
    phase = Phase.READY;
    List<Waiting> answered = inFlight;
    inFlight = List.of();
    around.counters().batches.increment();
    carryOut(written.effects()); // First: once the last answer is out, all that follows is counted.
    for (int i = 0; i < answered.size(); i++) {
      Reply reply = written.replies().get(i);
      count(reply);
      answered.get(i).answer().accept(reply);
    }
  }

  private void count(Reply reply) {
    RuntimeCounters counters = around.counters();
    counters.commands.increment();
    switch (reply) {
      case Reply.Done done -> counters.events.add(done.events().size());
      case Reply.Refused _, Reply.Stale _ -> counters.refusals.increment();
      case Reply.Defect _ -> counters.defects.increment();
      case Reply.Overloaded _, Reply.Unavailable _ -> {} // A writer answers neither.
    }
  }

  // The writer

  private ActorRef<EntityWriter.Batch> spawnWriter() {
    ActorRef<EntityWriter.Batch> spawned =
        getContext()
            .spawnAnonymous(
                EntityWriter.create(type, id, around.clock(), around.signal(), reports));
    getContext().watch(spawned);
    return spawned;
  }

  private void restartWriter() {
    if (phase == Phase.AWAY) {
      phase = Phase.RECOVERING;
      writer = spawnWriter();
    }
  }

  private void onRecovered(EntityWriter.Report.Recovered recovered) {
    failures = 0;
    phase = Phase.READY;
    state = type.state().cast(recovered.state());
    revision = recovered.revision();
    timers.clear();
    outbox.clear();
    carryOut(type.rules().resume(state));
    Reply reply = new Reply.Done(state, revision, List.of());
    readers.forEach(one -> one.replyTo.tell(one.withState ? reply : bare(reply)));
    readers.clear();
  }

  private Behavior<EntityMessage> onWriterEnded(Terminated signal) {
    if (!signal.getRef().equals(writer)) {
      return this;
    }
    Throwable cause = signal instanceof ChildFailed failed ? failed.cause() : null;
    around.counters().writeFailures.increment();
    if (failures == 0) {
      getContext()
          .getLog()
          .warn("The journal fails ({} at revision {}): {}", id, revision, String.valueOf(cause));
    }
    phase = Phase.AWAY;
    Reply toWriting =
        cause instanceof EventRejectedException
            ? new Reply.Defect("What the command caused cannot be stored (" + id + ").")
            : unavailable();
    answerAll(toWriting);
    after(pause(failures++), () -> self().tell(Tick.RESTART_WRITER));
    return stopping ? stopped() : this;
  }

  private void answerAll(Reply toWriting) {
    List<Waiting> writing = inFlight;
    inFlight = List.of();
    List<Waiting> others = List.copyOf(waiting);
    waiting.clear();
    writing.forEach(one -> one.answer().accept(toWriting));
    others.forEach(one -> one.answer().accept(unavailable()));
    readers.forEach(one -> one.replyTo.tell(unavailable()));
    readers.clear();
  }

  // Effects

  private void carryOut(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send send -> outbox.add(send);
        case Effect.Wake wake -> timers.arm(wake);
        case Effect.Cancel(String name) -> timers.cancel(name);
      }
    }
  }

  private void onRung(WakeTimers.Bell bell) {
    Command command = timers.due(bell);
    if (command == null) {
      return;
    }
    activity++;
    if (phase == Phase.AWAY) {
      after(pause(failures), () -> self().tell(new Rung(bell)));
    } else {
      around.counters().wakes.increment();
      waiting.add(new Waiting(new Turn.Wish(command, null), reply -> onWoken(bell, reply)));
    }
  }

  private void onWoken(WakeTimers.Bell bell, Reply reply) {
    switch (reply) {
      case Reply.Done _ -> timers.done(bell);
      case Reply.Refused(Rejection rejection) -> {
        getContext()
            .getLog()
            .warn("A timer's command was refused ({}, {}): {}", id, bell, rejection);
        timers.done(bell);
      }
      case Reply.Stale _, Reply.Overloaded _, Reply.Unavailable _, Reply.Defect _ ->
          after(settings.retryMax(), () -> self().tell(new Rung(bell)));
    }
  }

  private void carry(Outbox.Ticket ticket, Command command) {
    if (around.closing().get()) {
      return; // The next start says it again.
    }
    getContext()
        .ask(
            Reply.class,
            around.locate().apply(ticket.to()),
            settings.sendTimeout(),
            replyTo -> new Ask(command, null, false, replyTo),
            (reply, _) -> new Delivered(ticket, reply));
  }

  private void onDelivered(Outbox.Ticket ticket, @Nullable Reply reply) {
    activity++;
    RuntimeCounters counters = around.counters();
    switch (reply) {
      case Reply.Done _ -> {
        counters.sends.increment();
        outbox.answered(ticket);
      }
      case Reply.Refused(Rejection rejection) -> {
        counters.sends.increment();
        counters.sendRefusals.increment();
        getContext()
            .getLog()
            .warn(
                "{} refused what {} said: {} ({})",
                ticket.to(),
                id,
                rejection,
                outbox.commandOf(ticket));
        outbox.answered(ticket);
      }
      case null -> sendLater(ticket);
      case Reply.Stale _, Reply.Overloaded _, Reply.Unavailable _, Reply.Defect _ ->
          sendLater(ticket);
    }
  }

  private void sendLater(Outbox.Ticket ticket) {
    around.counters().sendRetries.increment();
    after(pause(ticket.attempts()), () -> self().tell(new SendAgain(ticket)));
  }

  // Sleep

  private void onIdle() {
    if (phase != Phase.READY || !waiting.isEmpty() || !outbox.isEmpty()) {
      return;
    }
    Instant earliest = timers.earliest();
    RuntimeClock clock = around.clock();
    if (earliest != null
        && clock.realDelayUntil(earliest).compareTo(settings.keepAwakeWithin()) < 0) {
      return;
    }
    long mark = activity;
    getContext()
        .pipeToSelf(
            around.sleepers().record(id, revision, earliest),
            (_, failure) -> new Slept(mark, failure == null));
  }

  private void onSlept(long mark, boolean recorded) {
    if (recorded && mark == activity) {
      shard.tell(new ClusterSharding.Passivate<>(self()));
    }
  }

  private Behavior<EntityMessage> stopped() {
    answerAll(unavailable());
    return Behaviors.stopped();
  }

  private Behavior<EntityMessage> onPostStop() {
    timers.stop();
    outbox.clear();
    around.counters().awake.decrement();
    return this;
  }

  // Small things

  private ActorRef<EntityMessage> self() {
    return getContext().getSelf();
  }

  private Duration pause(int attempts) {
    double spread = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    return Duration.ofNanos((long) (settings.pauseAfter(attempts).toNanos() * spread));
  }

  private RuntimeClock.Cancel after(Duration real, Runnable callback) {
    Cancellable cancellable =
        getContext()
            .getSystem()
            .scheduler()
            .scheduleOnce(real, callback, getContext().getSystem().executionContext());
    return cancellable::cancel;
  }

  private static Reply bare(Reply reply) {
    return reply instanceof Reply.Done(_, long at, List<Event> events)
        ? new Reply.Done(null, at, events)
        : reply;
  }

  private Reply unavailable() {
    return new Reply.Unavailable(
        "The journal of this " + type.kind().storedName() + " does not answer at the moment.");
  }
}
