package io.fixfirst.core;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A persistent sorted map by numbers that are not negative: a change leaves the map as it was and
 * gives another one, which shares with it all but one path. To others it is an unmodifiable map.
 *
 * <p>It is a radix tree: each level is found by five bits of the number, and a node has room only
 * for what it has, with a bit for each (P. Bagwell, <i>Ideal hash trees</i>, 2001, with the number
 * itself for the hash, which keeps the order). So the number alone says where its value is, and
 * nothing is ever compared; what a simulation does all day is to find one of some hundred open
 * incidents, and the comparisons of a binary tree on the way there were a tenth of its time.
 * Numbers that are given one after the other lie close together, in few and short nodes.
 *
 * @param <V> values, never null
 */
public final class NumberMap<V> extends AbstractMap<Long, V> implements SortedMap<Long, V> {

  private static final NumberMap<?> EMPTY = new NumberMap<>(NumberNode.NOTHING, 0, 0);

  private final NumberNode root;

  /** How many bits of a number are below those that the root looks at. */
  private final int shift;

  private final int size;

  private NumberMap(NumberNode root, int shift, int size) {
    this.root = root;
    this.shift = shift;
    this.size = size;
  }

  /** {@return a map of nothing} */
  @SuppressWarnings("unchecked") // There is nothing in it.
  public static <V> NumberMap<V> empty() {
    return (NumberMap<V>) EMPTY;
  }

  /** {@return the same map, persistent; itself if it is so already} */
  public static <V> NumberMap<V> from(Map<Long, V> map) {
    if (map instanceof NumberMap<V> already) {
      return already;
    }
    NumberMap<V> all = empty();
    for (Entry<Long, V> entry : map.entrySet()) {
      all = all.plus(entry.getKey(), entry.getValue());
    }
    return all;
  }

  /** {@return what is under that number; null for nothing} */
  @SuppressWarnings("unchecked") // Only a V is ever put there.
  public @Nullable V get(long number) {
    return reaches(number) ? (V) root.get(shift, number) : null;
  }

  /** {@return this map with that value under that number} */
  public NumberMap<V> plus(long number, V value) {
    if (number < 0) {
      throw new IllegalArgumentException("A number is not negative (was " + number + ").");
    }
    NumberNode top = root;
    int height = shift;
    while (number >>> height > NumberNode.DIGIT) {
      top = top.below();
      height += NumberNode.BITS;
    }
    int more = get(number) == null ? 1 : 0;
    return new NumberMap<>(top.plus(height, number, value), height, size + more);
  }

  /** {@return this map without that number; itself if it has not got it} */
  public NumberMap<V> minus(long number) {
    if (get(number) == null) {
      return this;
    }
    return size == 1 ? empty() : new NumberMap<>(root.minus(shift, number), shift, size - 1);
  }

  private boolean reaches(long number) {
    return number >>> shift <= NumberNode.DIGIT && number >= 0;
  }

  // What a map is asked

  @Override
  public @Nullable V get(@Nullable Object number) {
    return number instanceof Long known ? get(known.longValue()) : null;
  }

  @Override
  public boolean containsKey(@Nullable Object number) {
    return get(number) != null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public @Nullable Comparator<? super Long> comparator() {
    return null;
  }

  @Override
  public Long firstKey() {
    return required(root.ceiling(shift, 0));
  }

  @Override
  public Long lastKey() {
    return required(root.last(shift));
  }

  private static Long required(long number) {
    if (number == NumberNode.NONE) {
      throw new NoSuchElementException("The map is empty.");
    }
    return number;
  }

  /** {@return the first number that is not below that one; {@link NumberNode#NONE} for none} */
  private long ceiling(long from) {
    return reaches(from) ? root.ceiling(shift, from) : NumberNode.NONE;
  }

  @Override
  public Set<Entry<Long, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<Long, V>> iterator() {
        return new Walk();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** From the lowest number to the highest. */
  private final class Walk implements Iterator<Entry<Long, V>> {

    private long next = ceiling(0);

    @Override
    public boolean hasNext() {
      return next != NumberNode.NONE;
    }

    @Override
    public Entry<Long, V> next() {
      V value = get(next);
      if (value == null) {
        throw new NoSuchElementException("There is nothing more.");
      }
      Entry<Long, V> entry = Map.entry(next, value);
      next = next == Long.MAX_VALUE ? NumberNode.NONE : ceiling(next + 1);
      return entry;
    }
  }

  // Nobody can change it, so a copy of a part is as good as a view of it.

  @Override
  public SortedMap<Long, V> subMap(Long from, Long to) {
    NumberMap<V> part = empty();
    for (Entry<Long, V> entry : entrySet()) {
      if (entry.getKey() >= from && entry.getKey() < to) {
        part = part.plus(entry.getKey(), entry.getValue());
      }
    }
    return part;
  }

  @Override
  public SortedMap<Long, V> headMap(Long to) {
    return subMap(0L, to);
  }

  @Override
  public SortedMap<Long, V> tailMap(Long from) {
    NumberMap<V> tail = this;
    for (long next = ceiling(0); next != NumberNode.NONE && next < from; next = tail.ceiling(0)) {
      tail = tail.minus(next);
    }
    return tail;
  }
}
