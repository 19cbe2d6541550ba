package io.fixfirst.core;

import java.util.List;

/**
 * What an entity answers to a command.
 *
 * @param <E> the entity's events
 */
public sealed interface Decision<E> {

  /** The command holds; an empty list says that it has changed nothing (it was a repeat). */
  record Accepted<E>(List<E> events) implements Decision<E> {
    public Accepted {
      events = events instanceof Foreseen ? events : List.copyOf(events);
    }
  }

  /** The command cannot hold in this state; nothing has changed. */
  record Rejected<E>(Rejection rejection) implements Decision<E> {}

  /** {@return acceptance with these events, in order} */
  @SafeVarargs
  @SuppressWarnings("varargs") // List.of only reads the array.
  static <E> Decision<E> accept(E... events) {
    return new Accepted<>(List.of(events));
  }

  /** {@return acceptance with these events, in order} */
  static <E> Decision<E> accept(List<? extends E> events) {
    return new Accepted<>(List.copyOf(events));
  }

  /** {@return acceptance without a change: the command was a repeat, or is late and harmless} */
  static <E> Decision<E> unchanged() {
    return new Accepted<>(List.of());
  }

  /** {@return a refusal} */
  static <E> Decision<E> reject(Rejection rejection) {
    return new Rejected<>(rejection);
  }
}
