package io.fixfirst.core;

import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A memory of what came last: a persistent map that forgets its oldest entry beyond its capacity.
 * Every operation is O(log n).
 *
 * @param slots by key
 * @param order the keys by age, oldest first
 */
public record Recent<V>(
    int capacity, SortedMap<String, Slot<V>> slots, SortedMap<Long, String> order) {

  public Recent {
    slots = TextMap.from(slots);
    order = NumberMap.from(order);
  }

  /**
   * A value and its place in the order.
   *
   * @param age grows by one with each entry
   */
  public record Slot<V>(long age, V value) {}

  /** {@return a memory of nothing} */
  public static <V> Recent<V> ofCapacity(int capacity) {
    return new Recent<>(capacity, TextMap.empty(), NumberMap.empty());
  }

  /** {@return the value remembered under that key, or null} */
  public @Nullable V get(String key) {
    Slot<V> slot = slots.get(key);
    return slot == null ? null : slot.value();
  }

  /** {@return this memory with that entry as the latest} */
  public Recent<V> plus(String key, V value) {
    long age = order.isEmpty() ? 1 : order.lastKey() + 1;
    Recent<V> without = minus(key);
    TextMap<Slot<V>> all = TextMap.from(without.slots).plus(key, new Slot<>(age, value));
    NumberMap<String> ages = NumberMap.from(without.order).plus(age, key);
    if (ages.size() <= capacity) {
      return new Recent<>(capacity, all, ages);
    }
    Long oldest = ages.firstKey();
    return new Recent<>(
        capacity, all.minus(Objects.requireNonNull(ages.get(oldest))), ages.minus(oldest));
  }

  /** {@return this memory without that key} */
  public Recent<V> minus(String key) {
    Slot<V> slot = slots.get(key);
    return slot == null
        ? this
        : new Recent<>(
            capacity, TextMap.from(slots).minus(key), NumberMap.from(order).minus(slot.age()));
  }

  public int size() {
    return slots.size();
  }
}
