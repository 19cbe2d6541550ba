package io.fixfirst.simulation.kernel;

import java.util.Arrays;

/** A 4-ary heap of unique keys, each with a handle, the smallest first. */
final class NearHeap {

  private long[] keys = new long[64];
  private int[] handles = new int[64];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /** {@return the smallest key; {@code Long.MAX_VALUE} if there is none} */
  long firstKey() {
    return size == 0 ? Long.MAX_VALUE : keys[0];
  }

  /** {@return the handle of the smallest key; there must be one} */
  int firstHandle() {
    return handles[0];
  }

  void add(long key, int handle) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      handles = Arrays.copyOf(handles, 2 * size);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 2;
      if (keys[parent] < key) {
        break;
      }
      keys[hole] = keys[parent];
      handles[hole] = handles[parent];
      hole = parent;
    }
    keys[hole] = key;
    handles[hole] = handle;
  }

  /** {@return the handle of the smallest key, which is removed; there must be one} */
  int removeFirst() {
    int first = handles[0];
    size--;
    if (size > 0) {
      sink(keys[size], handles[size]);
    }
    return first;
  }

  private void sink(long key, int handle) {
    int hole = 0;
    for (int child = 1; child < size; child = 4 * hole + 1) {
      int least = child;
      int end = Math.min(child + 4, size);
      for (int other = child + 1; other < end; other++) {
        if (keys[other] < keys[least]) {
          least = other;
        }
      }
      if (key < keys[least]) {
        break;
      }
      keys[hole] = keys[least];
      handles[hole] = handles[least];
      hole = least;
    }
    keys[hole] = key;
    handles[hole] = handle;
  }
}
