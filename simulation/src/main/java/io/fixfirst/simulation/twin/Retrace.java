package io.fixfirst.simulation.twin;

import io.fixfirst.core.Effect;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.RuleBooks;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.twin.Traced.Possible;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks through recorded events in their order, and finds for each what caused it: a message that
 * another entity had said by then, a timer that was due, or a command from outside. A cause is
 * found when the rules, in the entity's state and at the recorded instant, answer it with just the
 * events that are recorded next, every value equal. So nothing has to be tolerated: the order in
 * which messages arrived, and how long they took, are taken as they were.
 *
 * <p>What came from outside is not recorded itself; it is derived from its events and believed. An
 * event that nothing explains is a {@link Difference}; it is then taken as given, and the walk goes
 * on. So is a message, or a timer, that would still have an effect long after the record goes on
 * without it.
 *
 * <p>A command that changed nothing has left no trace, and none is looked for.
 */
public final class Retrace implements Witness {

  /** A found cause, and how many events it explains. */
  private record Found(Possible cause, int events) {}

  /** What almost explains an event. */
  private record Near(Possible cause, Event event, int equal) {}

  private final Duration delivery;
  private final Map<EntityId, Traced<?, ?, ?>> entities = new LinkedHashMap<>();
  private final Map<EntityId, Difference> differences = new LinkedHashMap<>();
  private final Map<EntityId, Deque<Recorded>> ahead = new LinkedHashMap<>();
  private final Map<EntityId, Integer> due = new LinkedHashMap<>();
  private final List<EntityId> order = new ArrayList<>();
  private final List<Cause> causes = new ArrayList<>();
  private Instant now = Instant.MIN;
  private Duration slowestMessage = Duration.ZERO;
  private Duration latestTimer = Duration.ZERO;
  private long unexplained;

  /**
   * @param delivery how long a message, or a timer, takes at most before it counts as lost
   */
  public Retrace(Duration delivery) {
    this.delivery = delivery;
  }

  /** Takes the next recorded event. */
  @Override
  public void see(Recorded recorded) {
    order.add(recorded.entity());
    ahead.computeIfAbsent(recorded.entity(), _ -> new ArrayDeque<>()).add(recorded);
  }

  /** {@return what was found, once everything was seen} */
  public Retraced finish() {
    for (EntityId id : order) {
      // What one command caused is written as one, and so it is explained as one, at its first.
      Deque<Recorded> rest = ahead.getOrDefault(id, new ArrayDeque<>());
      Traced<?, ?, ?> entity = entity(id);
      due.merge(id, 1, Integer::sum);
      while (!rest.isEmpty() && due.getOrDefault(id, 0) > 0) {
        due.merge(id, -explain(entity, rest), Integer::sum);
      }
    }
    for (Traced<?, ?, ?> entity : List.copyOf(entities.values())) {
      Possible left = differences.containsKey(entity.id()) ? null : entity.left(now, delivery);
      if (left != null) {
        differ(entity, null, "It has not answered " + left + " by " + now + ".");
      }
    }
    List<Difference> sorted = new ArrayList<>(differences.values());
    sorted.sort(Comparator.comparing(Difference::at));
    return new Retraced(
        order.size(), ahead.size(), causes, unexplained, slowestMessage, latestTimer, sorted);
  }

  private Traced<?, ?, ?> entity(EntityId id) {
    return entities.computeIfAbsent(id, _ -> new Traced<>(RuleBooks.of(id.kind()), id));
  }

  /** {@return how many events, of those that an entity has ahead, are dealt with} */
  private int explain(Traced<?, ?, ?> entity, Deque<Recorded> ahead) {
    List<Event> rest = together(entity, ahead);
    Instant at = rest.getFirst().at();
    now = at.isAfter(now) ? at : now;
    List<Possible> known = entity.causes(at, delivery);
    Found found = longest(entity, known, rest, at);
    if (found == null) {
      List<Possible> guesses = entity.outside(rest);
      found = longest(entity, guesses, rest, at);
      known.addAll(guesses);
    }
    int dealtWith = found == null ? 1 : found.events();
    if (found == null) {
      unexplained++;
      differ(entity, rest.getFirst(), nearest(entity, known, rest, at));
    } else {
      count(entity, found.cause(), at);
      entity.over(found.cause());
    }
    for (int i = 0; i < dealtWith; i++) {
      ahead.remove();
      happen(entity, rest.get(i));
    }
    return dealtWith;
  }

  /** {@return an entity's next events, as far as they are of one instant and without a gap} */
  private List<Event> together(Traced<?, ?, ?> entity, Deque<Recorded> ahead) {
    Recorded first = ahead.element();
    if (first.revision() != entity.revision() + 1) {
      differ(
          entity,
          first.event(),
          "The record goes from event " + entity.revision() + " to " + first.revision() + ".");
      entity.skipTo(first.revision() - 1);
    }
    List<Event> events = new ArrayList<>();
    for (Recorded next : ahead) {
      if (next.revision() != first.revision() + events.size()
          || !next.event().at().equals(first.event().at())) {
        break;
      }
      events.add(next.event());
    }
    return events;
  }

  private void count(Traced<?, ?, ?> entity, Possible cause, Instant at) {
    switch (cause) {
      case Traced.Timer(Effect.Wake wake) -> {
        causes.add(new Cause.Timer(at, entity.id(), wake.name()));
        latestTimer = longer(latestTimer, Duration.between(wake.at(), at));
      }
      case Traced.Letter letter -> {
        causes.add(new Cause.Message(at, entity.id(), letter.from(), letter.command()));
        slowestMessage = longer(slowestMessage, Duration.between(letter.sent(), at));
      }
      case Traced.Outside(var command) ->
          causes.add(new Cause.Outside(new OutsideCommand(at, entity.id(), command)));
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private void happen(Traced<?, ?, ?> entity, Event event) {
    List<Effect.Send> sends;
    try {
      sends = entity.happen(event);
    } catch (IllegalStateException e) {
      differ(entity, event, "It cannot follow what was before it: " + e.getMessage());
      entity.skipTo(entity.revision() + 1);
      return;
    }
    for (Effect.Send send : sends) {
      entity(send.to()).receive(entity.id(), send.command(), event.at());
    }
  }

  // Causes

  /** {@return the cause that explains the most of these events; the earliest of equals} */
  private static @Nullable Found longest(
      Traced<?, ?, ?> entity, List<Possible> causes, List<Event> rest, Instant at) {
    Found best = null;
    for (Possible cause : causes) {
      List<? extends Event> events = entity.would(cause.command(), at);
      int count = events.size();
      boolean longer = best == null ? count > 0 : count > best.events();
      if (longer && count <= rest.size() && events.equals(rest.subList(0, count))) {
        best = new Found(cause, count);
        if (count == rest.size()) {
          break; // Mostly so: no other can explain more.
        }
      }
    }
    return best;
  }

  private static String nearest(
      Traced<?, ?, ?> entity, List<Possible> causes, List<Event> rest, Instant at) {
    Near nearest = null;
    for (Possible cause : causes) {
      List<? extends Event> events = entity.would(cause.command(), at);
      int equal = 0;
      while (equal < Math.min(events.size(), rest.size())
          && events.get(equal).equals(rest.get(equal))) {
        equal++;
      }
      if (equal < events.size()
          && equal < rest.size()
          && (nearest == null || equal > nearest.equal())) {
        boolean alike = events.get(equal).getClass() == rest.get(equal).getClass();
        if (alike || equal > 0) {
          nearest = new Near(cause, events.get(equal), equal);
        }
      }
    }
    return nearest == null ? nothing(rest.getFirst()) : near(nearest, rest.get(nearest.equal()));
  }

  private static String nothing(Event event) {
    return Comparison.name(event)
        + " follows from nothing that was said: no message, timer or command from outside.";
  }

  private static String near(Near near, Event event) {
    String wanted = Comparison.name(near.event());
    if (near.event().getClass() != event.getClass()) {
      return Comparison.name(event)
          + " was recorded; of "
          + near.cause()
          + " follows "
          + wanted
          + ".";
    }
    return wanted
        + " was recorded with other values than follow from "
        + near.cause()
        + ", first "
        + Values.difference(event, near.event(), Duration.ZERO)
        + ".";
  }

  private void differ(Traced<?, ?, ?> entity, @Nullable Event event, String cause) {
    differences.putIfAbsent(
        entity.id(),
        new Difference(
            entity.id(), entity.revision() + 1, event == null ? now : event.at(), event, cause));
  }
}
