package io.fixfirst.core;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The events of a decision together with the state after each, for rules that fold each event while
 * they decide: so a runtime need not fold them once more. To everybody else it is a list of events.
 *
 * <p>Immutable. The states are what {@link Entity#evolve} gives, and are not part of what the list
 * is: it equals any other list of the same events.
 */
public final class Foreseen<S, E> extends AbstractList<E> implements RandomAccess {

  private final Object[] events;
  private final Object[] states;

  private Foreseen(Object[] events, Object[] states) {
    this.events = events;
    this.states = states;
  }

  /** {@return the state after that event, counted from 0, and all before it} */
  @SuppressWarnings("unchecked") // Only an S is ever put there.
  public S after(int index) {
    return (S) states[index];
  }

  @Override
  @SuppressWarnings("unchecked") // Only an E is ever put there.
  public E get(int index) {
    return (E) events[index];
  }

  @Override
  public int size() {
    return events.length;
  }

  /** A decision being made, event by event. */
  public static final class Draft<S, E> {

    private static final Object[] NONE = {};

    private Object[] events = NONE;
    private Object[] states = NONE;
    private int size;

    /** Adds an event and the state that it leads to. */
    public void add(E event, S after) {
      if (size == events.length) {
        int room = size == 0 ? 1 : 2 * size; // Most decisions are of one event or of none.
        events = Arrays.copyOf(events, room);
        states = Arrays.copyOf(states, room);
      }
      events[size] = event;
      states[size++] = after;
    }

    /** {@return the decision; nothing may be added after it} */
    public Decision<E> decided() {
      return size == 0 ? Decision.unchanged() : new Decision.Accepted<>(events());
    }

    private List<E> events() {
      return size == events.length
          ? new Foreseen<>(events, states)
          : new Foreseen<>(Arrays.copyOf(events, size), Arrays.copyOf(states, size));
    }
  }
}
