package io.fixfirst.core;

import java.util.Set;
import java.util.SortedMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Sorted persistent maps behind the plain types that a state shows and is stored as: one change
 * costs O(log n) and leaves the state before as it was.
 */
public final class Sorted {

  private static final TreePMap<String, ?> NONE = TreePMap.<String, Object>empty();
  private static final TreePSet<String> NO_NAMES = TreePSet.empty();

  private Sorted() {}

  /** {@return no entry; the same for all who have none, as there may be a hundred thousand} */
  @SuppressWarnings("unchecked") // It has none, of whatever type.
  public static <V> TreePMap<String, V> none() {
    return (TreePMap<String, V>) NONE;
  }

  /** {@return the same names, sorted; without any, the same set for all} */
  public static TreePSet<String> names(Set<String> names) {
    return names.isEmpty() ? NO_NAMES : TreePSet.from(names);
  }

  /** {@return the same map, persistent; itself if it is so already} */
  public static <K extends Comparable<? super K>, V> TreePMap<K, V> map(SortedMap<K, V> map) {
    return map instanceof TreePMap<K, V> persistent ? persistent : TreePMap.from(map);
  }
}
