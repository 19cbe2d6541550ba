package io.fixfirst.core;

import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link NumberMap}, never changed once it is made.
 *
 * @param digits a bit for each digit that it has something for
 * @param slots what it has, by digit: at the lowest level values, else nodes
 */
record NumberNode(int digits, Object[] slots) {

  /** A level looks at so many bits of a number. */
  static final int BITS = 5;

  /** The highest digit. */
  static final int DIGIT = (1 << BITS) - 1;

  /** No number. */
  static final long NONE = -1;

  static final NumberNode NOTHING = new NumberNode(0, new Object[0]);

  /** {@return this node as the first child of one a level above; nothing stays nothing} */
  NumberNode below() {
    return digits == 0 ? this : new NumberNode(1, new Object[] {this});
  }

  /** {@return what is under that number; null for nothing} */
  @Nullable Object get(int shift, long number) {
    NumberNode node = this;
    for (int level = shift; ; level -= BITS) {
      int bit = bit(level, number);
      if ((node.digits & bit) == 0) {
        return null;
      }
      Object found = node.slots[node.place(bit)];
      if (level == 0) {
        return found;
      }
      node = (NumberNode) found;
    }
  }

  NumberNode plus(int shift, long number, Object value) {
    int bit = bit(shift, number);
    int place = place(bit);
    boolean has = (digits & bit) != 0;
    Object put = value;
    if (shift > 0) {
      put = (has ? child(place) : NOTHING).plus(shift - BITS, number, value);
    }
    return has ? replaced(place, put) : inserted(bit, place, put);
  }

  /** {@return this node without a number that it has} */
  NumberNode minus(int shift, long number) {
    int bit = bit(shift, number);
    int place = place(bit);
    if (shift > 0) {
      NumberNode left = child(place).minus(shift - BITS, number);
      if (left.digits != 0) {
        return replaced(place, left);
      }
    }
    return removed(bit, place);
  }

  /** {@return the first number that is not below that one; {@link #NONE} for none} */
  long ceiling(int shift, long from) {
    int first = (int) (from >>> shift) & DIGIT;
    for (int left = digits & (-1 << first); left != 0; left &= left - 1) {
      int digit = Integer.numberOfTrailingZeros(left);
      if (shift == 0) {
        return digit;
      }
      long rest = digit == first ? from & ((1L << shift) - 1) : 0;
      long below = child(place(1 << digit)).ceiling(shift - BITS, rest);
      if (below != NONE) {
        return (long) digit << shift | below;
      }
    }
    return NONE;
  }

  /** {@return the last number; {@link #NONE} for none} */
  long last(int shift) {
    if (digits == 0) {
      return NONE;
    }
    int digit = DIGIT - Integer.numberOfLeadingZeros(digits);
    return shift == 0 ? digit : (long) digit << shift | child(slots.length - 1).last(shift - BITS);
  }

  private static int bit(int shift, long number) {
    return 1 << (int) (number >>> shift);
  }

  private int place(int bit) {
    return Integer.bitCount(digits & bit - 1);
  }

  private NumberNode child(int place) {
    return (NumberNode) slots[place];
  }

  private NumberNode replaced(int place, Object by) {
    Object[] changed = slots.clone();
    changed[place] = by;
    return new NumberNode(digits, changed);
  }

  private NumberNode inserted(int bit, int place, Object what) {
    Object[] more = new Object[slots.length + 1];
    System.arraycopy(slots, 0, more, 0, place);
    more[place] = what;
    System.arraycopy(slots, place, more, place + 1, slots.length - place);
    return new NumberNode(digits | bit, more);
  }

  private NumberNode removed(int bit, int place) {
    Object[] fewer = new Object[slots.length - 1];
    System.arraycopy(slots, 0, fewer, 0, place);
    System.arraycopy(slots, place + 1, fewer, place, fewer.length - place);
    return new NumberNode(digits & ~bit, fewer);
  }
}
