package io.fixfirst.simulation.kernel;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is still to happen, in the order of time and, at the same time, of entry.
 *
 * <p>Time is in whole milliseconds. Time and order of entry are packed into one {@code long},
 * {@code time since the origin << 25 | order}: so one comparison decides, and first come first
 * served costs nothing. When the orders run out, after 33 million entries, all pending entries are
 * numbered anew and the origin is moved to the time of the last one taken. So an agenda may run for
 * ever, but no entry may be more than {@link #SPAN_MILLIS} after the last one taken.
 *
 * <p>One thread. Nothing is allocated for an entry once the arrays have grown.
 *
 * @param <T> what is to happen
 */
public final class Agenda<T> {

  private static final int ORDER_BITS = 25;
  private static final int ORDERS = 1 << ORDER_BITS;

  /** How far ahead an entry may be: 8.7 years. */
  public static final long SPAN_MILLIS = 1L << (63 - ORDER_BITS);

  private final PendingSet pending = new PendingSet();
  private final int orders;
  private @Nullable Object[] payloads = new Object[256];
  private long origin;
  private int order;

  /**
   * @param origin about the time of the first entry; none may be before it
   */
  public Agenda(long origin) {
    this(origin, ORDERS);
  }

  /**
   * @param orders how many entries are numbered until all are numbered anew
   */
  Agenda(long origin, int orders) {
    this.origin = origin;
    this.orders = orders;
  }

  /** {@return how many entries there are} */
  public int size() {
    return pending.size();
  }

  /** {@return how many entries take up memory: those that are pending, and cancelled ones} */
  int entriesKept() {
    return pending.size() + pending.dead();
  }

  /**
   * Enters something.
   *
   * @param time in milliseconds, not before what was taken last
   * @return a handle by which it can be cancelled until it is taken; then the handle means nothing,
   *     and later another entry
   * @throws IllegalArgumentException if it is too far ahead, or before what was taken last
   */
  public int add(long time, T what) {
    if (order == orders || time - origin >= SPAN_MILLIS) {
      renumber();
    }
    if (time < origin || time - origin >= SPAN_MILLIS) {
      throw new IllegalArgumentException(
          "An entry is at most "
              + SPAN_MILLIS
              + " ms ahead (at "
              + time
              + ", from "
              + origin
              + ").");
    }
    int handle = pending.add((time - origin) << ORDER_BITS | order++);
    if (handle >= payloads.length) {
      payloads = Arrays.copyOf(payloads, 2 * payloads.length);
    }
    payloads[handle] = what;
    return handle;
  }

  /** Takes out the entry of a handle, which must not have been taken or cancelled. */
  public T cancel(int handle) {
    T what = release(handle);
    pending.cancel(handle);
    return what;
  }

  /** {@return when the first entry is; {@code Long.MAX_VALUE} if there is none} */
  public long firstTime() {
    long key = pending.firstKey();
    return key == Long.MAX_VALUE ? key : origin + (key >>> ORDER_BITS);
  }

  /** {@return the first entry, which is taken out; null if there is none} */
  public @Nullable T takeFirst() {
    int handle = pending.removeFirst();
    return handle < 0 ? null : release(handle);
  }

  @SuppressWarnings("unchecked") // Only a T is ever put there.
  private T release(int handle) {
    T what = (T) Objects.requireNonNull(payloads[handle], "Nothing is entered under this handle.");
    payloads[handle] = null;
    return what;
  }

  private void renumber() {
    long now = pending.lastKey() >>> ORDER_BITS;
    pending.renew((key, place) -> ((key >>> ORDER_BITS) - now) << ORDER_BITS | place);
    origin += now;
    order = pending.size();
    if (order >= orders) {
      throw new IllegalStateException("The agenda is full (" + order + " entries).");
    }
  }
}
