package io.fixfirst.benchmarks.kernel;

import java.util.Arrays;

/**
 * Numbers, the smallest first: a heap with four children a node in one array, and nothing else.
 * What a pending-event set could be at best if it held no objects, cancelled nothing and let equal
 * times come in any order.
 */
final class PlainHeap {

  private long[] keys = new long[64];
  private int size;

  long first() {
    return keys[0];
  }

  void add(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >> 2;
      if (keys[parent] <= key) {
        break;
      }
      keys[at] = keys[parent];
      at = parent;
    }
    keys[at] = key;
  }

  void removeFirst() {
    long last = keys[--size];
    if (size > 0) {
      sink(last);
    }
  }

  /** Takes out the first and puts in another, which is less work than one after the other. */
  void replaceFirst(long key) {
    sink(key);
  }

  private void sink(long key) {
    int at = 0;
    for (int child = 1; child < size; child = 4 * at + 1) {
      int least = child;
      int end = Math.min(child + 4, size);
      for (int other = child + 1; other < end; other++) {
        if (keys[other] < keys[least]) {
          least = other;
        }
      }
      if (keys[least] >= key) {
        break;
      }
      keys[at] = keys[least];
      at = least;
    }
    keys[at] = key;
  }
}
