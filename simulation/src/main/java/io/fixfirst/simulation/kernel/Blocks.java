package io.fixfirst.simulation.kernel;

import java.util.Arrays;

/**
 * The memory of many small bags of entries: blocks of one array, each bag a chain of blocks, free
 * blocks in a chain of their own. An entry is two longs, its key and its handle, so that putting it
 * somewhere touches one line of the cache.
 *
 * <p>A bag is an int: the index behind its last entry. {@link #EMPTY} is a bag of nothing.
 */
final class Blocks {

  static final int EMPTY = 0;

  /** Longs in a block, a power of two: 15 entries, and which block follows. */
  private static final int SIZE = 32;

  private long[] memory = new long[64 * SIZE];

  /** Where the first entry of an unused block would be; block 0 is never used. */
  private int unused = SIZE;

  private int free = EMPTY;

  /** {@return the bag with one more entry} */
  int push(int bag, long key, int handle) {
    int at = bag;
    if ((at & (SIZE - 1)) == 0) { // Full, or nothing yet: a new block, which says what follows.
      at = block();
      memory[at] = bag;
      at += 2;
    }
    memory[at] = key;
    memory[at + 1] = handle;
    return at + 2;
  }

  /** {@return the key of the last entry} */
  long lastKey(int bag) {
    return memory[bag - 2];
  }

  /** {@return the handle of the last entry} */
  int lastHandle(int bag) {
    return (int) memory[bag - 1];
  }

  /** {@return the bag without its last entry} */
  int pop(int bag) {
    int at = bag - 2;
    if ((at & (SIZE - 1)) != 2) {
      return at;
    }
    int block = at - 2;
    int before = (int) memory[block];
    memory[block] = free;
    free = block;
    return before;
  }

  private int block() {
    int block = free;
    if (block != EMPTY) {
      free = (int) memory[block];
      return block;
    }
    if (unused + SIZE > memory.length) {
      memory = Arrays.copyOf(memory, Math.multiplyExact(2, memory.length));
    }
    block = unused;
    unused += SIZE;
    return block;
  }
}
