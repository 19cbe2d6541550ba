package io.fixfirst.simulation.twin;

import io.fixfirst.core.Command;
import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One entity as its recorded events say: its state, the timers that stand, and what others have
 * said to it that has not shown an effect yet.
 */
final class Traced<S, C extends Command, E extends Event> {

  /** Why an event may have happened. */
  sealed interface Possible {
    Command command();
  }

  /** A timer that is due. */
  record Timer(Effect.Wake wake) implements Possible {
    @Override
    public Command command() {
      return wake.command();
    }

    @Override
    public String toString() {
      return "the timer " + wake.name() + " of " + wake.at();
    }
  }

  /** What another entity has said. */
  record Letter(EntityId from, Command command, Instant sent) implements Possible {
    @Override
    public String toString() {
      return "what "
          + from.kind().storedName()
          + " "
          + from.text()
          + " said at "
          + sent
          + " ("
          + Comparison.name(command)
          + ")";
    }
  }

  /** Somebody or something outside. */
  record Outside(Command command) implements Possible {
    @Override
    public String toString() {
      return Comparison.name(command) + " from outside";
    }
  }

  private final Entity<S, C, E> rules;
  private final EntityId id;
  private final Map<String, Effect.Wake> timers = new TreeMap<>();
  private final Map<EntityId, Deque<Letter>> lines = new LinkedHashMap<>();
  private S state;
  private long revision;

  Traced(Entity<S, C, E> rules, EntityId id) {
    this.rules = rules;
    this.id = id;
    this.state = rules.empty(id);
  }

  EntityId id() {
    return id;
  }

  long revision() {
    return revision;
  }

  /** Some of its events are not in the record. */
  void skipTo(long newRevision) {
    revision = newRevision;
  }

  void receive(EntityId from, Command command, Instant sent) {
    lines.computeIfAbsent(from, _ -> new ArrayDeque<>(2)).add(new Letter(from, command, sent));
  }

  /** {@return the events that a command would cause now; none if it is refused} */
  @SuppressWarnings("unchecked") // A misdirected command fails with a ClassCastException.
  List<E> would(Command command, Instant now) {
    return switch (rules.decide(state, (C) command, now)) {
      case Decision.Accepted<E>(var events) -> events;
      case Decision.Rejected<E> _ -> List.of();
    };
  }

  /**
   * {@return everything known here that can have had an effect at an instant: timers, then letters
   * in order}
   *
   * @param delivery how long a letter takes at most; one that is older and has no effect was
   *     delivered without any, and is forgotten
   */
  List<Possible> causes(Instant at, Duration delivery) {
    List<Possible> causes = new ArrayList<>();
    for (Effect.Wake wake : timers.values()) {
      if (!wake.at().isAfter(at)) {
        causes.add(new Timer(wake));
      }
    }
    Iterator<Deque<Letter>> each = lines.values().iterator();
    while (each.hasNext()) {
      Deque<Letter> line = each.next();
      while (!line.isEmpty()
          && line.element().sent().plus(delivery).isBefore(at)
          && would(line.element().command(), at).isEmpty()) {
        line.remove();
      }
      if (line.isEmpty()) {
        each.remove();
      } else {
        causes.addAll(line);
      }
    }
    return causes;
  }

  /** {@return commands from outside that can have caused one of these events} */
  List<Possible> outside(List<Event> events) {
    List<Possible> causes = new ArrayList<>();
    for (Event event : events) {
      for (Command command : FromOutside.of(state, event)) {
        causes.add(new Outside(command));
      }
    }
    return causes;
  }

  /** A cause has had its effect. With a letter, those before it in its line are over, too. */
  void over(Possible cause) {
    switch (cause) {
      case Timer(var wake) -> timers.remove(wake.name(), wake);
      case Letter letter -> {
        Deque<Letter> line = lines.get(letter.from());
        if (line != null) {
          while (!line.isEmpty() && !line.remove().equals(letter)) {
            // Said before, and without effect.
          }
          if (line.isEmpty()) {
            lines.remove(letter.from());
          }
        }
      }
      case Outside _ -> {}
    }
  }

  /**
   * The event has happened.
   *
   * @return what it says to others
   * @throws IllegalStateException if it cannot follow the state
   */
  @SuppressWarnings("unchecked") // An event of another kind of entity fails, too.
  List<Effect.Send> happen(Event event) {
    S before = state;
    state = rules.evolve(before, (E) event);
    revision++;
    List<Effect.Send> sends = new ArrayList<>();
    for (Effect effect : rules.react(before, (E) event, state)) {
      switch (effect) {
        case Effect.Send send -> sends.add(send);
        case Effect.Wake wake -> timers.put(wake.name(), wake);
        case Effect.Cancel(String name) -> timers.remove(name);
      }
    }
    return sends;
  }

  /** {@return what should have had an effect long ago, and has not; null if there is nothing} */
  @Nullable Possible left(Instant now, Duration delivery) {
    Instant latest = now.minus(delivery);
    for (Possible cause : causes(latest, delivery)) {
      boolean late = !(cause instanceof Letter letter) || letter.sent().isBefore(latest);
      if (late && !would(cause.command(), now).isEmpty()) {
        return cause;
      }
    }
    return null;
  }
}
