package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Command;
import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.core.Foreseen;
import io.fixfirst.core.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One running entity: its state and its timers. In a storm also its history, from which it comes
 * back when it has died, and its outbox. What it does with them is what the live shell does.
 */
final class Shell<S, C extends Command, E extends Event> {

  private final VirtualRuntime runtime;
  private final Entity<S, C, E> rules;
  private final EntityId id;
  private final Timers timers = new Timers();
  private final @Nullable Outbox outbox;
  private final List<E> history;
  private S state;
  private long revision;
  private boolean down;

  Shell(VirtualRuntime runtime, Entity<S, C, E> rules, EntityId id) {
    this.runtime = runtime;
    this.rules = rules;
    this.id = id;
    this.state = rules.empty(id);
    this.outbox = runtime.weather().isCalm() ? null : new Outbox(runtime, id);
    this.history = outbox == null ? List.of() : new ArrayList<>(0);
  }

  S state() {
    return state;
  }

  EntityId id() {
    return id;
  }

  boolean isDown() {
    return down;
  }

  /** {@return whether something is still to be said, or it is about to come back} */
  boolean busy() {
    return down || (outbox != null && !outbox.isEmpty());
  }

  /** Carries out a command. */
  @SuppressWarnings("unchecked") // A misdirected command fails with a ClassCastException.
  Decision<E> take(Command command) {
    Decision<E> decision = decide((C) command);
    switch (decision) {
      case Decision.Rejected<E> _ -> {}
      case Decision.Accepted<E>(List<E> events) -> {
        if (!events.isEmpty()) {
          happen(events);
        }
      }
    }
    return decision;
  }

  private Decision<E> decide(C command) {
    try {
      return rules.decide(state, command, runtime.now());
    } catch (RuntimeException e) {
      throw new DefectException("The rules failed (" + id + ", " + command + ": " + e + ").", e);
    }
  }

  private void happen(List<E> events) {
    List<Effect> effects = evolve(events);
    if (outbox != null && runtime.weather().crashes()) {
      // Written, and died before anything that it sets going.
      List<Effect> unsaid = new ArrayList<>(effects);
      unsaid.removeIf(Effect.Send.class::isInstance);
      carryOut(unsaid);
      crash(outbox);
    } else {
      carryOut(effects);
      if (outbox == null) {
        forget();
      }
    }
  }

  /** Where nothing is lost on its way, what is over need not be kept whole. */
  private void forget() {
    S remains = rules.remains(state);
    if (remains != state) {
      state = remains;
      timers.trim();
    }
  }

  @SuppressWarnings("unchecked") // What rules foresee is their own kind of state.
  private List<Effect> evolve(List<E> events) {
    Foreseen<S, E> foreseen = events instanceof Foreseen<?, E> f ? (Foreseen<S, E>) f : null;
    int size = events.size();
    List<Effect> effects = List.of();
    for (int i = 0; i < size; i++) {
      E event = events.get(i);
      S before = state;
      state = foreseen == null ? rules.evolve(before, event) : foreseen.after(i);
      if (outbox != null) {
        history.add(event);
      }
      runtime.record(id, ++revision, event);
      effects = both(effects, rules.react(before, event, state));
    }
    return effects;
  }

  private static List<Effect> both(List<Effect> some, List<Effect> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    List<Effect> both = new ArrayList<>(some.size() + more.size());
    both.addAll(some);
    both.addAll(more);
    return both;
  }

  /** It is as it was elsewhere. */
  @SuppressWarnings("unchecked") // Another kind's state fails with a ClassCastException.
  void become(Object found, long events) {
    state = (S) found;
    revision = events;
  }

  /** It does what it must in its state. */
  void resume() {
    carryOut(rules.resume(state));
  }

  // Death

  /** It dies, and is back after a while. Everything but its history is lost. */
  void crash() {
    if (outbox != null && !down) {
      crash(outbox);
    }
  }

  private void crash(Outbox lost) {
    state = recovered();
    requireSameTimers();
    for (Timer timer = timers.removeAny(); timer != null; timer = timers.removeAny()) {
      timer.cancel(runtime);
    }
    lost.clear();
    down = true;
    runtime.busier();
    runtime.after(runtime.weather().downMillis(), this::recover);
  }

  private S recovered() {
    S again = rules.empty(id);
    for (E event : history) {
      again = rules.evolve(again, event);
    }
    if (!again.equals(state)) {
      throw new DefectException(id + " is not what its events say.", null);
    }
    return again;
  }

  private void requireSameTimers() {
    Map<String, Effect.Wake> stood = timers.standing();
    Map<String, Effect.Wake> resumed = new TreeMap<>();
    for (Effect effect : rules.resume(state)) {
      if (effect instanceof Effect.Wake wake) {
        resumed.put(wake.name(), wake);
      }
    }
    if (!stood.equals(resumed)) {
      throw new DefectException(
          "The timers of " + id + " were\n  " + stood + "\nand resume to\n  " + resumed, null);
    }
  }

  private void recover() {
    down = false;
    runtime.quieter();
    resume();
  }

  // Effects

  private void carryOut(List<Effect> effects) {
    for (int i = 0; i < effects.size(); i++) {
      switch (effects.get(i)) {
        case Effect.Send(EntityId to, Command command) -> say(to, command);
        case Effect.Wake wake -> arm(wake);
        case Effect.Cancel(String name) -> cancel(timers.remove(name));
      }
    }
  }

  private void say(EntityId to, Command command) {
    if (outbox == null) {
      runtime.post(id, to, command);
    } else {
      outbox.say(to, command);
    }
  }

  private void arm(Effect.Wake wake) {
    Timer timer = new Timer(this, wake);
    cancel(timers.put(timer));
    timer.set(runtime);
  }

  private void cancel(@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel(runtime);
    }
  }

  /** {@return whether there was a timer of that name} */
  boolean ring(String name) {
    Timer timer = timers.remove(name);
    if (timer != null) {
      timer.cancel(runtime);
      ring(timer);
    }
    return timer != null;
  }

  /** A timer's place on the agenda has come up. */
  void due(Timer timer) {
    if (timer.isDue(runtime)) {
      ring(timer);
    } else {
      timer.set(runtime);
    }
  }

  private void ring(Timer timer) {
    Effect.Wake wake = timer.wake();
    timers.remove(wake.name());
    Rejection refusal = runtime.carryOut(this, wake.command());
    if (refusal != null) {
      throw new DefectException(
          id + " has refused its own timer (" + wake + ": " + refusal + ").", null);
    }
  }
}
