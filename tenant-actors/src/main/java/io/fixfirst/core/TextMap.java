package io.fixfirst.core;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A persistent map by texts for some thousand entries that come and go: a change leaves the map as
 * it was and gives another one. To others it is an unmodifiable sorted map, sorted only when
 * somebody walks along it, which is when it is stored or compared.
 *
 * <p>An entry is found by some bits of its text's hash in a {@link NumberMap}, where a tree of a
 * thousand texts compares ten of them on the way down. Texts of the same bits, which are few, are
 * in a chain.
 *
 * @param <V> values, never null
 */
public final class TextMap<V> extends AbstractMap<String, V> implements SortedMap<String, V> {

  /** Three levels of a {@link NumberMap}. */
  private static final int BITS = 15;

  private static final TextMap<?> EMPTY = new TextMap<>(NumberMap.empty(), 0);

  private record Link<V>(String text, V value, @Nullable Link<V> next) {

    static <V> @Nullable Link<V> without(@Nullable Link<V> chain, String text) {
      if (chain == null) {
        return null;
      }
      return chain.text.equals(text)
          ? chain.next
          : new Link<>(chain.text, chain.value, without(chain.next, text));
    }
  }

  private final NumberMap<Link<V>> chains;
  private final int size;

  private TextMap(NumberMap<Link<V>> chains, int size) {
    this.chains = chains;
    this.size = size;
  }

  /** {@return a map of nothing} */
  @SuppressWarnings("unchecked") // There is nothing in it.
  public static <V> TextMap<V> empty() {
    return (TextMap<V>) EMPTY;
  }

  /** {@return the same map, persistent; itself if it is so already} */
  public static <V> TextMap<V> from(Map<String, V> map) {
    if (map instanceof TextMap<V> already) {
      return already;
    }
    TextMap<V> all = empty();
    for (Entry<String, V> entry : map.entrySet()) {
      all = all.plus(entry.getKey(), entry.getValue());
    }
    return all;
  }

  /** {@return what is under that text; null for nothing} */
  public @Nullable V get(String text) {
    for (Link<V> link = chains.get(place(text)); link != null; link = link.next) {
      if (link.text.equals(text)) {
        return link.value;
      }
    }
    return null;
  }

  /** {@return this map with that value under that text} */
  public TextMap<V> plus(String text, V value) {
    TextMap<V> others = minus(text);
    long place = place(text);
    Link<V> first = new Link<>(text, value, others.chains.get(place));
    return new TextMap<>(others.chains.plus(place, first), others.size + 1);
  }

  /** {@return this map without that text; itself if it has not got it} */
  public TextMap<V> minus(String text) {
    if (get(text) == null) {
      return this;
    }
    long place = place(text);
    Link<V> rest = Link.without(chains.get(place), text);
    return new TextMap<>(rest == null ? chains.minus(place) : chains.plus(place, rest), size - 1);
  }

  private static long place(String text) {
    int hash = text.hashCode();
    return (hash ^ hash >>> BITS) & (1 << BITS) - 1;
  }

  // What a map is asked

  @Override
  public @Nullable V get(@Nullable Object text) {
    return text instanceof String known ? get(known) : null;
  }

  @Override
  public boolean containsKey(@Nullable Object text) {
    return get(text) != null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return sorted().entrySet();
  }

  private SortedMap<String, V> sorted() {
    SortedMap<String, V> all = new TreeMap<>();
    for (Link<V> chain : chains.values()) {
      for (Link<V> link = chain; link != null; link = link.next) {
        all.put(link.text, link.value);
      }
    }
    return Collections.unmodifiableSortedMap(all);
  }

  @Override
  public @Nullable Comparator<? super String> comparator() {
    return null;
  }

  @Override
  public String firstKey() {
    return sorted().firstKey();
  }

  @Override
  public String lastKey() {
    return sorted().lastKey();
  }

  @Override
  public SortedMap<String, V> subMap(String from, String to) {
    return sorted().subMap(from, to);
  }

  @Override
  public SortedMap<String, V> headMap(String to) {
    return sorted().headMap(to);
  }

  @Override
  public SortedMap<String, V> tailMap(String from) {
    return sorted().tailMap(from);
  }
}
