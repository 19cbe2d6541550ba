package io.fixfirst.core;

import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.desk.DeskRules;
import io.fixfirst.core.device.DeviceRules;
import io.fixfirst.core.engineer.EngineerRules;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentRules;
import io.fixfirst.core.tenant.TenantRules;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All five kinds of entity in one place, talking to each other: a runtime that fits on a page.
 *
 * <p>Messages between two entities keep their order; between pairs, in bad weather, there is none,
 * and a message may be delivered again because its answer was lost. Whoever crashes forgets its
 * timers and perhaps its open messages, and resumes.
 */
final class Town {

  private record Road(EntityId from, EntityId to) {}

  private static final Comparator<EntityId> ORDER =
      Comparator.comparing(EntityId::kind).thenComparing(EntityId::text);

  private final Map<EntityId, Object> states = new TreeMap<>(ORDER);
  private final Map<EntityId, Map<String, Effect.Wake>> standing = new TreeMap<>(ORDER);
  private final Map<Road, Deque<Command>> open = new LinkedHashMap<>();
  private final Deque<Road> arrivals = new ArrayDeque<>();
  final List<String> refusals = new ArrayList<>();
  final List<Event> history = new ArrayList<>();
  Instant now;
  private @Nullable Random weather;

  Town(Instant start) {
    now = start;
  }

  /**
   * From now on messages overtake each other, come twice, and get lost in crashes; null ends it.
   */
  void weather(@Nullable Random storm) {
    weather = storm;
  }

  /** Somebody outside asks something; all that it causes happens at once in fair weather. */
  Decision<?> tell(EntityId to, Command command) {
    Decision<?> decision = decide(to, command);
    if (weather == null) {
      drain();
    }
    return decision;
  }

  /** Time passes; timers fire in order. */
  void until(Instant time) {
    for (Map.Entry<EntityId, Effect.Wake> next = due(time); next != null; next = due(time)) {
      EntityId who = next.getKey();
      Effect.Wake wake = next.getValue();
      now = wake.at().isAfter(now) ? wake.at() : now;
      wakesOf(who).remove(wake.name());
      decide(who, wake.command());
      drain();
    }
    now = time;
  }

  /** Delivers open messages: all in fair weather, some in bad. */
  void drain() {
    if (weather == null) {
      while (!arrivals.isEmpty()) {
        Road road = arrivals.removeFirst();
        Deque<Command> messages = open.get(road);
        if (messages != null && !messages.isEmpty()) {
          decide(road.to(), messages.removeFirst());
        }
      }
      return;
    }
    for (int steps = weather.nextInt(12); steps > 0; steps--) {
      List<Road> busy = new ArrayList<>();
      open.forEach(
          (road, messages) -> {
            if (!messages.isEmpty()) {
              busy.add(road);
            }
          });
      if (busy.isEmpty()) {
        return;
      }
      Road road = busy.get(weather.nextInt(busy.size()));
      Deque<Command> messages = open.getOrDefault(road, new ArrayDeque<>());
      Command first = messages.getFirst();
      decide(road.to(), first);
      if (weather.nextInt(4) != 0) {
        messages.removeFirstOccurrence(first);
      }
    }
  }

  /** The process of that entity dies and comes back. */
  void crash(EntityId who) {
    wakesOf(who).clear();
    open.forEach(
        (road, messages) -> {
          if (road.from().equals(who) && (weather == null || weather.nextBoolean())) {
            messages.clear();
          }
        });
    carryOut(who, rules(who).resume(state(who)));
  }

  /** The storm is over: everybody comes back once more, and everything is delivered. */
  void settle() {
    weather = null;
    for (int round = 0; round < 2; round++) {
      List.copyOf(states.keySet()).forEach(this::crash);
      arrivals.clear();
      open.forEach((road, messages) -> messages.forEach(_ -> arrivals.addLast(road)));
      drain();
      until(now);
    }
  }

  List<EntityId> everybody() {
    return List.copyOf(states.keySet());
  }

  Incident incident(IncidentId id) {
    return (Incident) state(id);
  }

  Desk desk(DeskId id) {
    return (Desk) state(id);
  }

  Object state(EntityId id) {
    return states.computeIfAbsent(id, unknown -> rules(unknown).empty(unknown));
  }

  private Decision<?> decide(EntityId to, Command command) {
    Entity<Object, Command, Event> rules = rules(to);
    Decision<Event> decision = rules.decide(state(to), command, now);
    switch (decision) {
      case Decision.Accepted<Event>(var events) -> {
        for (Event event : events) {
          Object before = state(to);
          Object after = rules.evolve(before, event);
          states.put(to, after);
          history.add(event);
          carryOut(to, rules.react(before, event, after));
        }
      }
      case Decision.Rejected<Event>(var rejection) ->
          refusals.add(rejection.code() + " for " + command);
    }
    return decision;
  }

  private void carryOut(EntityId who, List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send(var to, var command) -> {
          Road road = new Road(who, to);
          open.computeIfAbsent(road, _ -> new ArrayDeque<>()).addLast(command);
          arrivals.addLast(road);
        }
        case Effect.Wake wake -> wakesOf(who).put(wake.name(), wake);
        case Effect.Cancel(var name) -> wakesOf(who).remove(name);
      }
    }
  }

  private Map.@Nullable Entry<EntityId, Effect.Wake> due(Instant time) {
    Map.Entry<EntityId, Effect.Wake> first = null;
    for (var one : standing.entrySet()) {
      for (Effect.Wake wake : one.getValue().values()) {
        if (!wake.at().isAfter(time)
            && (first == null || wake.at().isBefore(first.getValue().at()))) {
          first = Map.entry(one.getKey(), wake);
        }
      }
    }
    return first;
  }

  private Map<String, Effect.Wake> wakesOf(EntityId who) {
    return standing.computeIfAbsent(who, _ -> new TreeMap<>());
  }

  @SuppressWarnings("unchecked") // Each kind of entity takes its own commands and states.
  private static Entity<Object, Command, Event> rules(EntityId who) {
    Entity<?, ?, ?> rules =
        switch (who.kind()) {
          case TENANT -> new TenantRules();
          case DEVICE -> new DeviceRules();
          case INCIDENT -> new IncidentRules();
          case DESK -> new DeskRules();
          case ENGINEER -> new EngineerRules();
        };
    return (Entity<Object, Command, Event>) rules;
  }
}
