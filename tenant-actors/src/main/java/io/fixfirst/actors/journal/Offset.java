package io.fixfirst.actors.journal;

import java.util.Comparator;

/**
 * A place in the journal: after the event that it names. Its text is {@code xid.ordering}.
 *
 * @param xid the database transaction that wrote the event
 * @param ordering the event's number, ascending within a transaction
 */
public record Offset(long xid, long ordering) implements Comparable<Offset> {

  /** Before the first event. */
  public static final Offset START = new Offset(0, 0);

  private static final Comparator<Offset> ORDER =
      Comparator.comparingLong(Offset::xid).thenComparingLong(Offset::ordering);

  /**
   * {@return the offset of a text}
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Offset parse(String text) {
    int point = text.indexOf('.');
    if (point < 1 || !text.matches("[0-9]{1,18}\\.[0-9]{1,18}")) {
      throw new IllegalArgumentException(
          "A journal offset is xid.ordering (was \"" + text + "\").");
    }
    return new Offset(
        Long.parseLong(text.substring(0, point)), Long.parseLong(text.substring(point + 1)));
  }

  @Override
  public int compareTo(Offset other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return xid + "." + ordering;
  }
}
