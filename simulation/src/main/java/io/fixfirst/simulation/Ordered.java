package io.fixfirst.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/** Unmodifiable copies that keep their order, so that a seed means the same in every JVM. */
public final class Ordered {

  private Ordered() {}

  /** {@return a copy in the same order} */
  public static <K, V> SequencedMap<K, V> copyOf(Map<? extends K, ? extends V> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }

  /** {@return a copy in the same order} */
  public static <T> SequencedSet<T> copyOf(Set<? extends T> set) {
    return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(set));
  }
}
