package io.fixfirst.core;

import java.time.Instant;
import java.util.List;

/**
 * The rule book of one kind of thing: what it does on a command, as pure functions.
 *
 * <p>The law that every entity keeps: fold {@link #react} over any history; the {@link
 * Effect.Wake}s left standing equal those of {@link #resume} of the final state, and every {@link
 * Effect.Send} of {@code resume} has been sent by {@code react} before. So a runtime that recovers
 * the state and carries out {@code resume} has lost nothing.
 *
 * @param <S> the state, immutable
 * @param <C> the commands it accepts, sealed
 * @param <E> the events it emits, sealed; the journal's format
 */
public interface Entity<S, C extends Command, E extends Event> {

  /** {@return which kind of entity this rule book is for} */
  EntityKind kind();

  /** {@return the state before anything has happened} */
  S empty(EntityId id);

  /** {@return the events that this command causes, possibly none, or a refusal as a value} */
  Decision<E> decide(S state, C command, Instant now);

  /**
   * {@return the state after an event}
   *
   * <p>Never computes with calendars: whatever depends on them is in the event, so that a replay on
   * newer calendar data gives the same state.
   *
   * @throws IllegalStateException for an event that cannot follow this state: a defect
   */
  S evolve(S state, E event);

  /** {@return what this event sets going, in order} */
  List<Effect> react(S before, E event, S after);

  /** {@return everything that must be going while in this state} */
  List<Effect> resume(S state);

  /**
   * {@return the least of a state that answers every later command as the whole of it would: the
   * same decisions, and the same effects of their events}
   *
   * <p>For a runtime that keeps what is over in memory, and only where no message is still to be
   * repeated: what remains need not resume what the whole does.
   */
  default S remains(S state) {
    return state;
  }
}
