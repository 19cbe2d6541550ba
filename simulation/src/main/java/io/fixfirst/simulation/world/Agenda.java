package io.fixfirst.simulation.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What comes next, in total order: by time, and for equal times in the order of adding.
 *
 * @param <T> what is to happen
 */
public final class Agenda<T> {

  private record Item<T>(Instant at, long sequence, T what) {}

  private final PriorityQueue<Item<T>> items =
      new PriorityQueue<>(
          Comparator.comparing((Item<T> item) -> item.at()).thenComparingLong(Item::sequence));
  private long sequence;

  /** Puts something on the agenda; a time that has passed means next. */
  public void add(Instant at, T what) {
    items.add(new Item<>(at, sequence++, what));
  }

  /** {@return when the next thing is due; null if there is none} */
  public @Nullable Instant nextAt() {
    Item<T> next = items.peek();
    return next == null ? null : next.at();
  }

  /** {@return the next thing if it is due by now, taken off; else null} */
  public @Nullable T takeDue(Instant now) {
    Item<T> next = items.peek();
    if (next == null || next.at().isAfter(now)) {
      return null;
    }
    items.remove();
    return next.what();
  }

  /** {@return how much is on it} */
  public int size() {
    return items.size();
  }
}
