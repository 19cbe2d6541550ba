package io.fixfirst.actors;

import io.fixfirst.core.Command;
import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.core.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What an entity decides on some commands together: one write's worth. Each command is decided on
 * the state that the ones before it have left.
 *
 * @param state after all of them
 * @param events of all of them, in order
 * @param effects of all events, in order
 * @param replies one per command, in order; they hold once the events are written
 */
record Turn<S, E extends Event>(
    S state, List<E> events, List<Effect> effects, List<Reply> replies) {

  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

  /**
   * A command, and the revision at which alone it may be carried out.
   *
   * @param request under which it may be sent again; null where that does not matter
   */
  record Wish(Command command, @Nullable Long expectedRevision, @Nullable String request) {}

  /** {@return of each event, the request that it is the first event of; null of others} */
  List<@Nullable String> requests(List<Wish> wishes) {
    List<@Nullable String> requests = new ArrayList<>(events.size());
    for (int i = 0; i < wishes.size(); i++) {
      if (replies.get(i) instanceof Reply.Done done) {
        for (int event = 0; event < done.events().size(); event++) {
          requests.add(event == 0 ? wishes.get(i).request : null);
        }
      }
    }
    return requests;
  }

  static <S, C extends Command, E extends Event> Turn<S, E> take(
      EntityType<S, C, E> type,
      EntityId id,
      S from,
      long revision,
      List<Wish> wishes,
      Instant now) {
    S state = from;
    List<E> events = new ArrayList<>();
    List<Effect> effects = new ArrayList<>();
    List<Reply> replies = new ArrayList<>(wishes.size());
    for (Wish wish : wishes) {
      Step<S, E> step = step(type, id, state, revision + events.size(), wish, now);
      state = step.state;
      events.addAll(step.events);
      effects.addAll(step.effects);
      replies.add(step.reply);
    }
    return new Turn<>(state, events, effects, replies);
  }

  /** What one command does. */
  private record Step<S, E>(S state, List<E> events, List<Effect> effects, Reply reply) {
    static <S, E> Step<S, E> none(S state, Reply reply) {
      return new Step<>(state, List.of(), List.of(), reply);
    }
  }

  private static <S, C extends Command, E extends Event> Step<S, E> step(
      EntityType<S, C, E> type, EntityId id, S state, long revision, Wish wish, Instant now) {
    Long expected = wish.expectedRevision;
    if (expected != null && expected != revision) {
      return Step.none(state, new Reply.Stale(expected, revision));
    }
    if (!type.commands().isInstance(wish.command)) {
      return Step.none(
          state,
          new Reply.Refused(
              Rejection.invalid(
                  "command.misdirected",
                  "A " + type.kind().storedName() + " does not know this command.")));
    }
    try {
      return carriedOut(type, state, revision, type.commands().cast(wish.command), now);
    } catch (RuntimeException e) {
      // The rules are pure, so nothing is half done: this command alone has failed.
      LoggingEventBuilder line = LOG.atError().setCause(e);
      for (Map.Entry<String, String> part : LogContext.of(id).entrySet()) {
        line = line.addKeyValue(part.getKey(), part.getValue());
      }
      line.log("The rules failed ({} at revision {}, {}).", id, revision, wish.command);
      return Step.none(
          state, new Reply.Defect("The rules failed at this command (" + id + ", " + e + ")."));
    }
  }

  private static <S, C extends Command, E extends Event> Step<S, E> carriedOut(
      EntityType<S, C, E> type, S before, long revision, C command, Instant now) {
    return switch (type.rules().decide(before, command, now)) {
      case Decision.Rejected<E>(Rejection rejection) ->
          Step.none(before, new Reply.Refused(rejection));
      case Decision.Accepted<E>(List<E> events) -> {
        S state = before;
        List<Effect> effects = new ArrayList<>();
        for (E event : events) {
          S after = type.rules().evolve(state, event);
          effects.addAll(type.rules().react(state, event, after));
          state = after;
        }
        Reply reply = new Reply.Done(state, revision + events.size(), List.copyOf(events));
        yield new Step<>(state, events, effects, reply);
      }
    };
  }
}
