package io.fixfirst.simulation.stats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The figures of one replication by name, in the order in which they are shown.
 *
 * <p>A name is a path of words and ids with dots between them, {@code sla.high.resolve.attained}.
 * No name is the beginning of another's path.
 */
public final class Figures {

  /**
   * One figure.
   *
   * @param value not a number where the run has nothing to say, such as a share of none
   */
  public record Figure(double value, Unit unit) {}

  private final SequencedMap<String, Figure> byName = new LinkedHashMap<>();

  /** Adds a figure; a second one of the same name is a defect. */
  public void put(String name, Unit unit, double value) {
    if (byName.putLast(name, new Figure(value, unit)) != null) {
      throw new IllegalArgumentException("Two figures have one name (" + name + ").");
    }
  }

  /** Adds a part of a whole; of nothing there are no parts. */
  public void putShare(String name, long part, long whole) {
    put(name, Unit.SHARE, whole == 0 ? Double.NaN : (double) part / whole);
  }

  /** Adds a mean of times in milliseconds, as minutes. */
  public void putMeanMinutes(String name, long sumMillis, long count) {
    put(name, Unit.MINUTES, count == 0 ? Double.NaN : sumMillis / 60_000.0 / count);
  }

  /** {@return the figures in their order} */
  public SequencedMap<String, Figure> byName() {
    return Collections.unmodifiableSequencedMap(byName);
  }

  /** {@return the value of that name; not a number if there is none} */
  public double value(String name) {
    Figure figure = byName.get(name);
    return figure == null ? Double.NaN : figure.value();
  }
}
