package io.fixfirst.core.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * One clock of an incident: what it has done so far, as folded from {@link ClockMove}s.
 *
 * <p>A clock has run out at its due instant, not after it: stopped right then, it is breached.
 *
 * @param entries what it did and since when, ascending, not empty
 * @param warned whether the warning for the present target has gone out
 * @param breached whether it has run out, and no longer target has brought it back
 */
public record SlaClock(String name, List<Entry> entries, boolean warned, boolean breached) {

  /** What a clock does from an instant on. */
  public record Entry(Instant at, ClockMove move) {}

  /** Up to so many entries are copied for each new one; more share what they have in common. */
  private static final int COPIED_MAX = 16;

  public SlaClock {
    if (!(entries instanceof PVector<Entry>)) {
      entries = entries.size() <= COPIED_MAX ? List.copyOf(entries) : TreePVector.from(entries);
    }
  }

  /** {@return a clock that begins with this move} */
  static SlaClock of(Instant at, ClockMove move) {
    return new SlaClock(move.clock(), List.of(new Entry(at, move)), false, false);
  }

  /**
   * {@return the clock after a move; time left brings it back, a warning ahead is not given yet}
   */
  SlaClock moved(Instant at, ClockMove move) {
    boolean timeLeft = move.elapsed().compareTo(move.target()) < 0;
    return new SlaClock(
        name, plus(new Entry(at, move)), warned && move.warnAt() == null, breached && !timeLeft);
  }

  private List<Entry> plus(Entry entry) {
    int size = entries.size();
    if (size >= COPIED_MAX) {
      PVector<Entry> all =
          entries instanceof PVector<Entry> vector ? vector : TreePVector.from(entries);
      return all.plus(entry);
    }
    Entry[] all = entries.toArray(new Entry[size + 1]);
    all[size] = entry;
    return List.of(all);
  }

  SlaClock warnedNow() {
    return new SlaClock(name, entries, true, breached);
  }

  SlaClock breachedNow() {
    return new SlaClock(name, entries, true, true);
  }

  /** {@return what it does now, and since when} */
  public Entry last() {
    return entries.getLast();
  }

  /** {@return whether it runs, is paused, or has stopped} */
  public ClockMove.State state() {
    return last().move().state();
  }

  /** {@return its target in service time} */
  public Duration target() {
    return last().move().target();
  }

  /** {@return when it runs out if it goes on; null unless it runs and has not run out} */
  public @Nullable Instant due() {
    return breached ? null : last().move().due();
  }

  /** {@return when its warning is due; null if it has gone out or none is to come} */
  public @Nullable Instant warnAt() {
    return warned || breached ? null : last().move().warnAt();
  }
}
