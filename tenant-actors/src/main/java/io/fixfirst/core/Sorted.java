package io.fixfirst.core;

import java.util.SortedMap;
import org.pcollections.TreePMap;

/**
 * Sorted persistent maps behind the plain types that a state shows and is stored as: one change
 * costs O(log n) and leaves the state before as it was.
 */
public final class Sorted {

  private Sorted() {}

  /** {@return the same map, persistent; itself if it is so already} */
  public static <K extends Comparable<? super K>, V> TreePMap<K, V> map(SortedMap<K, V> map) {
    return map instanceof TreePMap<K, V> persistent ? persistent : TreePMap.from(map);
  }
}
