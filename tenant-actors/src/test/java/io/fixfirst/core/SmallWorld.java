package io.fixfirst.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.desk.DeskRules;
import io.fixfirst.core.engineer.EngineerRules;
import io.fixfirst.core.incident.IncidentRules;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Incidents, desk and engineers with their real rules, carrying out each other's effects at once;
 * what goes to a tenant or a device is dropped. Each send is delivered twice, as may happen.
 */
final class SmallWorld {

  private record Post(EntityId to, Command command) {}

  private record Timer(EntityId owner, String name) {}

  private final Map<EntityKind, Entity<?, ?, ?>> rules =
      Map.of(
          EntityKind.INCIDENT, new IncidentRules(),
          EntityKind.DESK, new DeskRules(),
          EntityKind.ENGINEER, new EngineerRules());
  private final Map<EntityId, Object> states = new LinkedHashMap<>();
  private final Map<Timer, Effect.Wake> timers = new LinkedHashMap<>();
  private final Deque<Post> posts = new ArrayDeque<>();
  private final List<Event> events = new ArrayList<>();
  private Instant now;

  SmallWorld(Instant start) {
    this.now = start;
  }

  /** Carries a command out now, with all that follows from it; it must not be refused. */
  void tell(EntityId to, Command command) {
    assertThat(decide(to, command)).as("%s to %s", command, to).isInstanceOf(accepted());
    deliver();
  }

  private static Class<?> accepted() {
    return Decision.Accepted.class;
  }

  /** Lets time pass, firing the timers that are due, in order. */
  void until(Instant time) {
    while (true) {
      Timer next = null;
      for (Map.Entry<Timer, Effect.Wake> entry : timers.entrySet()) {
        Instant at = entry.getValue().at();
        if (!at.isAfter(time) && (next == null || at.isBefore(timers.get(next).at()))) {
          next = entry.getKey();
        }
      }
      if (next == null) {
        now = time;
        return;
      }
      Effect.Wake wake = timers.remove(next);
      now = wake.at().isAfter(now) ? wake.at() : now;
      decide(next.owner(), wake.command());
      deliver();
    }
  }

  /** Kills and recovers everything: only what {@code resume} says goes on. */
  void crash() {
    timers.clear();
    posts.clear();
    for (EntityId id : List.copyOf(states.keySet())) {
      resume(rules.get(id.kind()), id);
    }
    deliver();
  }

  <S> S state(EntityId id, Class<S> type) {
    return type.cast(states.get(id));
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  private void deliver() {
    while (!posts.isEmpty()) {
      Post post = posts.removeFirst();
      if (rules.containsKey(post.to().kind())) {
        decide(post.to(), post.command());
        decide(post.to(), post.command());
      }
    }
  }

  private Decision<?> decide(EntityId to, Command command) {
    return decide(rules.get(to.kind()), to, command);
  }

  @SuppressWarnings("unchecked") // The state of an id is that of its kind.
  private <S, C extends Command, E extends Event> Decision<E> decide(
      Entity<S, C, E> entity, EntityId id, Command command) {
    S state = (S) states.computeIfAbsent(id, entity::empty);
    Decision<E> decision = entity.decide(state, (C) command, now);
    if (decision instanceof Decision.Accepted<E>(var accepted)) {
      for (E event : accepted) {
        S before = state;
        state = entity.evolve(before, event);
        states.put(id, state);
        events.add(event);
        carryOut(id, entity.react(before, event, state));
      }
    }
    return decision;
  }

  @SuppressWarnings("unchecked") // As above.
  private <S, C extends Command, E extends Event> void resume(Entity<S, C, E> entity, EntityId id) {
    carryOut(id, entity.resume((S) states.get(id)));
  }

  private void carryOut(EntityId id, List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send(var to, var command) -> posts.addLast(new Post(to, command));
        case Effect.Wake wake -> timers.put(new Timer(id, wake.name()), wake);
        case Effect.Cancel(var name) -> timers.remove(new Timer(id, name));
      }
    }
  }
}
