package io.fixfirst.core.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one incident: {@code respond}, {@code resolve}, and {@code line-1} to {@code
 * line-3} where the contract has budgets for lines.
 *
 * <p>A pure value: folded from events, it knows no calendar. {@link ClockMoves} calculates what
 * comes next.
 *
 * @param clocks in the order in which they began
 */
public record SlaClocks(List<SlaClock> clocks) {

  /** The clock that stops when somebody begins to work on it. */
  public static final String RESPOND = "respond";

  /** The clock that stops when service is restored. */
  public static final String RESOLVE = "resolve";

  /** Before anything has begun. */
  public static final SlaClocks NONE = new SlaClocks(List.of());

  /**
   * A clock that has run out.
   *
   * @param due when
   */
  public record Overdue(String clock, Instant due) {}

  public SlaClocks {
    clocks = List.copyOf(clocks);
  }

  /** {@return the name of a line's clock} */
  public static String line(Line line) {
    return switch (line) {
      case FIRST -> "line-1";
      case SECOND -> "line-2";
      case THIRD -> "line-3";
    };
  }

  /** {@return the clock of that name; null if there is none} */
  public @Nullable SlaClock clock(String name) {
    int index = indexOf(clocks, name);
    return index < 0 ? null : clocks.get(index);
  }

  /** {@return the clocks after these moves} */
  public SlaClocks moved(Instant at, List<ClockMove> moves) {
    List<SlaClock> after = new ArrayList<>(clocks);
    for (ClockMove move : moves) {
      int index = indexOf(after, move.clock());
      if (index < 0) {
        after.add(SlaClock.of(at, move));
      } else {
        after.set(index, after.get(index).moved(at, move));
      }
    }
    return new SlaClocks(after);
  }

  /** {@return the clocks after the warning of that one has gone out} */
  public SlaClocks warned(String name) {
    List<SlaClock> after = new ArrayList<>(clocks);
    int index = known(after, name);
    after.set(index, after.get(index).warnedNow());
    return new SlaClocks(after);
  }

  /** {@return the clocks after that one has run out} */
  public SlaClocks breached(String name) {
    List<SlaClock> after = new ArrayList<>(clocks);
    int index = known(after, name);
    after.set(index, after.get(index).breachedNow());
    return new SlaClocks(after);
  }

  /** {@return the clocks that have run out by now and of which nobody has been told} */
  public List<Overdue> overdue(Instant now) {
    List<Overdue> overdue = List.of();
    for (int index = 0; index < clocks.size(); index++) {
      SlaClock clock = clocks.get(index);
      Instant due = clock.due();
      if (due != null && !due.isAfter(now)) {
        if (overdue.isEmpty()) {
          overdue = new ArrayList<>();
        }
        overdue.add(new Overdue(clock.name(), due));
      }
    }
    return overdue;
  }

  private static int known(List<SlaClock> clocks, String name) {
    int index = indexOf(clocks, name);
    if (index < 0) {
      throw new IllegalStateException("There is no clock of that name (" + name + ").");
    }
    return index;
  }

  private static int indexOf(List<SlaClock> clocks, String name) {
    for (int index = 0; index < clocks.size(); index++) {
      if (clocks.get(index).name().equals(name)) {
        return index;
      }
    }
    return -1;
  }
}
