package io.fixfirst.core.weather;

import io.fixfirst.core.Command;
import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.core.Rejection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One running entity: its state, its history, and, lost whenever it dies, its timers and its
 * outbox. What it does with them is what the live shell does.
 */
final class Shell<S, C extends Command, E extends Event> {

  /** How long an answer is waited for. */
  private static final long TIMEOUT_MILLIS = 10_000;

  private static final long PAUSE_MAX_MILLIS = 30_000;

  /**
   * A timer.
   *
   * @param number tells it from those of the same name before and after it
   */
  private record Armed(Effect.Wake wake, long number) {}

  /** What is still to be said to one receiver: only the first is on its way. */
  private static final class Line {
    final Deque<Command> commands = new ArrayDeque<>();
    int attempt;
    int tries;
  }

  private final TestRuntime runtime;
  private final Entity<S, C, E> rules;
  private final EntityId id;
  private final List<E> history = new ArrayList<>();
  private final Map<String, Armed> timers = new TreeMap<>();
  private final Map<EntityId, Line> outbox = new LinkedHashMap<>();
  private final Map<EntityId, Long> arrivals = new LinkedHashMap<>();
  private S state;
  private boolean down;
  private long numbers;

  Shell(TestRuntime runtime, Entity<S, C, E> rules, EntityId id) {
    this.runtime = runtime;
    this.rules = rules;
    this.id = id;
    this.state = rules.empty(id);
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
    return down || !outbox.isEmpty();
  }

  /** {@return the refusal; null if the command was accepted} */
  @SuppressWarnings("unchecked") // A misdirected command fails with a ClassCastException.
  @Nullable Rejection take(Command command) {
    return switch (decide((C) command)) {
      case Decision.Rejected<E>(var rejection) -> rejection;
      case Decision.Accepted<E>(var events) -> {
        List<Effect> effects = new ArrayList<>();
        for (E event : events) {
          S before = state;
          state = rules.evolve(before, event);
          history.add(event);
          effects.addAll(rules.react(before, event, state));
          runtime.record(id, event);
        }
        if (!events.isEmpty() && runtime.weather().crashes()) {
          // Written, and died before anything that it sets going.
          effects.removeIf(Effect.Send.class::isInstance);
          carryOut(effects);
          crash();
        } else {
          carryOut(effects);
        }
        yield null;
      }
    };
  }

  private Decision<E> decide(C command) {
    try {
      return rules.decide(state, command, runtime.now());
    } catch (RuntimeException e) {
      throw new Violation("The rules of %s failed at %s: %s".formatted(id, command, e), e);
    }
  }

  // Death

  /** It dies, and is back after a while. Everything but its history is lost. */
  void crash() {
    if (down) {
      return;
    }
    Map<String, Effect.Wake> stood = new TreeMap<>();
    timers.forEach((name, armed) -> stood.put(name, armed.wake()));
    state = recovered();
    Map<String, Effect.Wake> resumed = new TreeMap<>();
    for (Effect effect : rules.resume(state)) {
      if (effect instanceof Effect.Wake wake) {
        resumed.put(wake.name(), wake);
      }
    }
    Violation.unless(
        stood.equals(resumed),
        "The timers of %s were%n  %s%nand resume to%n  %s",
        id,
        stood,
        resumed);
    timers.clear();
    outbox.clear();
    if (runtime.weather().ghosts()) {
      arrivals.clear();
    }
    down = true;
    runtime.after(runtime.weather().downMillis(), this::recover);
  }

  private S recovered() {
    S again = rules.empty(id);
    for (E event : history) {
      again = rules.evolve(again, event);
    }
    Violation.unless(again.equals(state), "%s is not what its events say", id);
    return again;
  }

  private void recover() {
    down = false;
    carryOut(rules.resume(state));
  }

  // Effects

  private void carryOut(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send(var to, var command) -> say(to, command);
        case Effect.Wake wake -> arm(wake);
        case Effect.Cancel(var name) -> timers.remove(name);
      }
    }
  }

  private void arm(Effect.Wake wake) {
    Armed armed = new Armed(wake, numbers++);
    timers.put(wake.name(), armed);
    runtime.at(wake.at(), () -> ring(armed));
  }

  private void ring(Armed armed) {
    String name = armed.wake().name();
    if (armed.equals(timers.get(name))) {
      timers.remove(name);
      Rejection refusal = take(armed.wake().command());
      Violation.unless(refusal == null, "%s has refused its own timer %s: %s", id, armed, refusal);
    }
  }

  private void say(EntityId to, Command command) {
    Line line = outbox.computeIfAbsent(to, _ -> new Line());
    line.commands.add(command);
    if (line.commands.size() == 1) {
      carry(to, line);
    }
  }

  private void carry(EntityId to, Line line) {
    Weather weather = runtime.weather();
    int attempt = ++line.attempt;
    Command command = line.commands.element();
    for (int copies = weather.doubles() ? 2 : 1; copies > 0; copies--) {
      if (!weather.loses()) {
        // In order on the way to that receiver.
        long arrival =
            Math.max(arrivals.getOrDefault(to, 0L), runtime.millis() + weather.delayMillis());
        arrivals.put(to, arrival);
        runtime.fly(arrival, () -> arrive(to, command, line, attempt));
      }
    }
    long pause = Math.min(PAUSE_MAX_MILLIS, 200L << Math.min(line.tries++, 10));
    runtime.after(TIMEOUT_MILLIS + pause, () -> again(to, line, attempt));
  }

  private void arrive(EntityId to, Command command, Line line, int attempt) {
    if (runtime.deliver(id, to, command) && !runtime.weather().loses()) {
      runtime.after(runtime.weather().delayMillis(), () -> answered(to, line, attempt));
    }
  }

  private void answered(EntityId to, Line line, int attempt) {
    if (outbox.get(to) == line && line.attempt == attempt) {
      line.commands.remove();
      line.tries = 0;
      if (line.commands.isEmpty()) {
        outbox.remove(to);
      } else {
        carry(to, line);
      }
    }
  }

  private void again(EntityId to, Line line, int attempt) {
    if (outbox.get(to) == line && line.attempt == attempt) {
      carry(to, line);
    }
  }
}
