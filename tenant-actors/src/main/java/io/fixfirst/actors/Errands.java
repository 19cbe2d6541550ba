package io.fixfirst.actors;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.core.Command;
import io.fixfirst.core.Effect;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an entity's events have set going: timers, whose commands it asks itself, and an outbox of
 * what it says to others until they have answered. For the entity's actor alone.
 *
 * <p>Volatile: after a recovery, {@code resume} gives all of it again.
 */
final class Errands {

  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

  /** What the actor tells itself about an errand. */
  sealed interface Note extends EntityActor.Inner {}

  private record Rung(WakeTimers.Bell bell) implements Note {}

  private record Delivered(Outbox.Ticket ticket, @Nullable Reply reply) implements Note {}

  private record SendAgain(Outbox.Ticket ticket) implements Note {}

  /** Where a timer's command is put. */
  interface Inbox {
    /** {@return whether it is taken: not while the journal is away} */
    boolean take(Command command, Consumer<Reply> answer);
  }

  private final ActorContext<EntityMessage> context;
  private final ActorRef<EntityMessage> self;
  private final EntityId id;
  private final Surroundings around;
  private final RuntimeSettings settings;
  private final Inbox inbox;
  private final WakeTimers timers;
  private final Outbox outbox;

  Errands(ActorContext<EntityMessage> context, EntityId id, Surroundings around, Inbox inbox) {
    this.context = context;
    this.self = context.getSelf();
    this.id = id;
    this.around = around;
    this.settings = around.settings();
    this.inbox = inbox;
    this.timers =
        new WakeTimers(
            around.clock(), this::after, bell -> self.tell(new Rung(bell)), around.counters().open);
    this.outbox = new Outbox(this::carry, around.counters().open, settings.resumeAtOnce());
  }

  void carryOut(List<Effect> effects) {
    carryOut(effects, outbox::add);
  }

  /** Carries out what a recovery gives. */
  void resume(List<Effect> effects) {
    carryOut(effects, outbox::resume);
  }

  private void carryOut(List<Effect> effects, Consumer<Effect.Send> say) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send send -> say.accept(send);
        case Effect.Wake wake -> timers.arm(wake);
        case Effect.Cancel(String name) -> timers.cancel(name);
      }
    }
  }

  void on(Note note) {
    switch (note) {
      case Rung(var bell) -> onRung(bell);
      case Delivered(var ticket, var reply) -> onDelivered(ticket, reply);
      case SendAgain(var ticket) -> outbox.again(ticket);
    }
  }

  /** Forgets all of it: what is to be going comes anew. */
  void clear() {
    timers.clear();
    outbox.clear();
  }

  /** Forgets all of it: its entity stops. */
  void stop() {
    timers.stop();
    outbox.clear();
  }

  /** {@return whether something is still to be said to others} */
  boolean hasMessages() {
    return !outbox.isEmpty();
  }

  /** {@return the earliest timer; null without timers} */
  @Nullable Instant earliestTimer() {
    return timers.earliest();
  }

  private void onRung(WakeTimers.Bell bell) {
    Command command = timers.due(bell);
    if (command == null) {
      return;
    }
    if (inbox.take(command, reply -> onWoken(bell, reply))) {
      around.counters().wakes.increment();
    } else {
      after(settings.retryMax(), () -> self.tell(new Rung(bell)));
    }
  }

  private void onWoken(WakeTimers.Bell bell, Reply reply) {
    switch (reply) {
      case Reply.Done _ -> timers.done(bell);
      case Reply.Refused(Rejection rejection) -> {
        LogContext.with(
            id, () -> LOG.warn("A timer's command was refused ({}, {}): {}", id, bell, rejection));
        timers.done(bell);
      }
      case Reply.Stale _, Reply.Overloaded _, Reply.Unavailable _, Reply.Defect _ ->
          after(settings.retryMax(), () -> self.tell(new Rung(bell)));
    }
  }

  private void carry(Outbox.Ticket ticket, Command command) {
    if (around.closing().get()) {
      return; // The next start says it again.
    }
    context.ask(
        Reply.class,
        around.locate().apply(ticket.to()),
        settings.sendTimeout(),
        replyTo -> new EntityMessage.Ask(command, null, null, false, false, replyTo),
        (reply, _) -> new Delivered(ticket, reply));
  }

  private void onDelivered(Outbox.Ticket ticket, @Nullable Reply reply) {
    RuntimeCounters counters = around.counters();
    switch (reply) {
      case Reply.Done _ -> {
        counters.sends.increment();
        outbox.answered(ticket);
      }
      case Reply.Refused(Rejection rejection) -> {
        counters.sends.increment();
        counters.sendRefusals.increment();
        Command said = outbox.commandOf(ticket);
        LogContext.with(
            id,
            () -> LOG.warn("{} refused what {} said: {} ({})", ticket.to(), id, rejection, said));
        outbox.answered(ticket);
      }
      case null -> sendLater(ticket);
      case Reply.Stale _, Reply.Overloaded _, Reply.Unavailable _, Reply.Defect _ ->
          sendLater(ticket);
    }
  }

  private void sendLater(Outbox.Ticket ticket) {
    around.counters().sendRetries.increment();
    after(settings.spreadPauseAfter(ticket.attempts()), () -> self.tell(new SendAgain(ticket)));
  }

  private RuntimeClock.Cancel after(Duration real, Runnable callback) {
    Cancellable cancellable =
        context
            .getSystem()
            .scheduler()
            .scheduleOnce(real, callback, context.getSystem().executionContext());
    return cancellable::cancel;
  }
}
