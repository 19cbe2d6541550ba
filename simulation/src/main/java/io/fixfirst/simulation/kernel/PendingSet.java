package io.fixfirst.simulation.kernel;

import java.util.Arrays;

/**
 * A pending-event set: unique keys of 63 bits, taken out smallest first, each under a handle by
 * which it can be cancelled.
 *
 * <p>A key is read as eleven digits of six bits. The floor is a key below which everything is near,
 * and every key above it lies in a bucket: of the level of the highest digit in which it differs
 * from the floor, and of its digit there. So the lowest level that has anything, and its lowest
 * digit, hold the next keys, and two bit counts find them. That bucket is opened: if it is small it
 * is sorted into the run, from which keys are taken, and the floor is raised to its largest; if not
 * it is spread over the levels below, and so on. What comes in below the floor goes to a heap,
 * which stays small because the run is short.
 *
 * <pre>
 *   taken ◀── run (sorted) and heap (below the floor) ◀── level 0 ◀── level 1 ◀── ... level 10
 * </pre>
 *
 * <p>An entry is moved to ever lower levels, at most as often as there are digits and mostly once
 * or twice; each move reads in order and writes to one of 64 places, which caches like. A cancelled
 * entry gives its handle back at once, and is dropped when its bucket is opened, so most never
 * reach the run; when they outnumber the others two to one, they are swept out.
 *
 * <p>The idea is that of multi-level buckets (Denardo and Fox 1979; Cherkassky, Goldberg and
 * Silverstein 1999) with the sorted bottom of a ladder queue (Tang, Goh and Thng 2005). Unlike in
 * radix heaps, keys need not be larger than the last one taken.
 */
final class PendingSet {

  private static final int DIGIT_BITS = 6;
  private static final int LEVELS = 11;

  /** A bucket of at most so many is sorted at once. Found by measuring, see docs/kernel.md. */
  private static final int RUN_MAX = 24;

  /** So many dead entries are never worth a sweep. */
  private static final int DEAD_MIN = 1 << 16;

  private static final long FREE = -1;

  private final Blocks blocks = new Blocks();
  private final int[] buckets = new int[LEVELS << DIGIT_BITS];
  private final int[] counts = new int[LEVELS << DIGIT_BITS];

  /** One bit for each digit of a level that has entries. */
  private final long[] digits = new long[LEVELS];

  /** One bit for each level that has entries. */
  private int levels;

  /** Sorted; behind the last key stands the largest long. */
  private final long[] runKeys = new long[RUN_MAX + 1];

  private final int[] runHandles = new int[RUN_MAX];
  private int runAt;
  private final NearHeap near = new NearHeap();
  private long floor;
  private long lastKey;

  /** The key under each handle; for a free handle, {@link #FREE} less the next free one. */
  private long[] keys = new long[256];

  private int handles;
  private int free = -1;
  private int size;
  private int dead;

  PendingSet() {
    runKeys[0] = Long.MAX_VALUE;
  }

  int size() {
    return size;
  }

  /** {@return how many cancelled entries have not been dropped yet} */
  int dead() {
    return dead;
  }

  /** {@return the handle under which the key is now, from 0; free ones are reused} */
  int add(long key) {
    int handle = handle(key);
    size++;
    if (key < floor) {
      near.add(key, handle);
    } else {
      put(key, handle);
    }
    return handle;
  }

  /** Takes out the key under a handle, which is free then. */
  void cancel(int handle) {
    release(handle);
    dead++;
    if (dead > DEAD_MIN && dead > 2 * size) {
      sweep();
    }
  }

  /** {@return the smallest key; {@code Long.MAX_VALUE} if there is none} */
  long firstKey() {
    return settle() ? Math.min(runKeys[runAt], near.firstKey()) : Long.MAX_VALUE;
  }

  /** {@return the handle of the smallest key, which is taken out; -1 if there is none} */
  int removeFirst() {
    if (!settle()) {
      return -1;
    }
    int handle = drop();
    lastKey = keys[handle];
    release(handle);
    return handle;
  }

  /** {@return the key that was taken out last; 0 before the first} */
  long lastKey() {
    return lastKey;
  }

  /** Drops what is dead before the smallest key. {@return whether there is one} */
  private boolean settle() {
    while (runKeys[runAt] != Long.MAX_VALUE || !near.isEmpty() || open()) {
      if (dead == 0) {
        return true;
      }
      boolean alive =
          runKeys[runAt] < near.firstKey()
              ? keys[runHandles[runAt]] == runKeys[runAt]
              : keys[near.firstHandle()] == near.firstKey();
      if (alive) {
        return true;
      }
      int _ = drop();
      dead--;
    }
    return false;
  }

  private int drop() {
    return runKeys[runAt] < near.firstKey() ? runHandles[runAt++] : near.removeFirst();
  }

  // Handles

  private int handle(long key) {
    int handle = free;
    if (handle >= 0) {
      free = (int) (FREE - keys[handle]) - 1;
    } else {
      handle = handles++;
      if (handle == keys.length) {
        keys = Arrays.copyOf(keys, 2 * handle);
      }
    }
    keys[handle] = key;
    return handle;
  }

  private void release(int handle) {
    keys[handle] = FREE - (free + 1);
    free = handle;
    size--;
  }

  // Buckets

  private void put(long key, int handle) {
    // The highest digit in which they differ; 0 for the floor itself. 43 / 256 is a sixth.
    int level = (Math.max(0, 63 - Long.numberOfLeadingZeros(key ^ floor)) * 43) >>> 8;
    int digit = (int) (key >>> (level * DIGIT_BITS)) & 63;
    int bucket = (level << DIGIT_BITS) + digit;
    buckets[bucket] = blocks.push(buckets[bucket], key, handle);
    counts[bucket]++;
    digits[level] |= 1L << digit;
    levels |= 1 << level;
  }

  /** Fills the run. {@return whether there was anything} */
  private boolean open() {
    while (levels != 0) {
      int level = Integer.numberOfTrailingZeros(levels);
      int digit = Long.numberOfTrailingZeros(digits[level]);
      int bucket = (level << DIGIT_BITS) + digit;
      int bag = buckets[bucket];
      int count = counts[bucket];
      buckets[bucket] = Blocks.EMPTY;
      counts[bucket] = 0;
      digits[level] &= ~(1L << digit);
      if (digits[level] == 0) {
        levels &= ~(1 << level);
      }
      if (count > RUN_MAX) {
        spread(bag, -1L << (level * DIGIT_BITS));
      } else if (sort(bag)) {
        return true;
      }
    }
    return false;
  }

  /** Spreads a bucket over the levels below. */
  private void spread(int bag, long prefix) {
    floor = blocks.lastKey(bag) & prefix;
    int rest = bag;
    while (rest != Blocks.EMPTY) {
      long key = blocks.lastKey(rest);
      int handle = blocks.lastHandle(rest);
      rest = blocks.pop(rest);
      if (dead == 0 || keys[handle] == key) {
        put(key, handle);
      } else {
        dead--;
      }
    }
  }

  /** Sorts a small bucket into the run. {@return whether anything in it was alive} */
  private boolean sort(int bag) {
    int end = 0;
    int rest = bag;
    while (rest != Blocks.EMPTY) {
      long key = blocks.lastKey(rest);
      int handle = blocks.lastHandle(rest);
      rest = blocks.pop(rest);
      if (dead != 0 && keys[handle] != key) {
        dead--;
        continue;
      }
      int at = end++;
      while (at > 0 && runKeys[at - 1] > key) {
        runKeys[at] = runKeys[at - 1];
        runHandles[at] = runHandles[at - 1];
        at--;
      }
      runKeys[at] = key;
      runHandles[at] = handle;
    }
    runKeys[end] = Long.MAX_VALUE;
    runAt = 0;
    if (end > 0) {
      floor = runKeys[end - 1];
    }
    return end > 0;
  }

  /** Drops every dead entry, by taking all others out and in again. */
  private void sweep() {
    renew((key, _) -> key);
  }

  /** What a key becomes; the order must stay. */
  interface NewKey {
    long of(long key, int place);
  }

  /** Gives every key a new value, in order; the handles stay. */
  void renew(NewKey newKey) {
    int[] live = new int[size];
    for (int i = 0; i < live.length; i++) {
      boolean _ = settle();
      live[i] = drop();
    }
    boolean _ = settle(); // What is left is dead.
    floor = 0;
    for (int i = 0; i < live.length; i++) {
      long key = newKey.of(keys[live[i]], i);
      keys[live[i]] = key;
      put(key, live[i]);
    }
  }
}
