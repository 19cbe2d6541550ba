package io.fixfirst.core.sla;

import static io.fixfirst.core.sla.Priority.HIGH;
import static io.fixfirst.core.sla.Priority.LOW;
import static io.fixfirst.core.sla.Priority.MEDIUM;
import static io.fixfirst.core.sla.Priority.NORMAL;

import java.time.Duration;
import java.util.List;

/**
 * The priority and the resolve target of each impact and urgency.
 *
 * @param rows one per {@link Impact} in order, each with one cell per {@link Urgency} in order
 */
public record PriorityMatrix(List<List<Cell>> rows) {

  /**
   * One field of the matrix.
   *
   * @param resolve in service time, more than zero
   */
  public record Cell(Priority priority, Duration resolve) {
    public Cell {
      if (priority == Priority.P1) {
        throw new IllegalArgumentException("A matrix cell is below P1: P1 is declared.");
      }
      if (!resolve.isPositive()) {
        throw new IllegalArgumentException(
            "A resolve target is more than zero (was " + resolve + ").");
      }
    }
  }

  /** The default matrix, in office hours (domain text B). */
  public static final PriorityMatrix DEFAULT =
      new PriorityMatrix(
          List.of(
              List.of(cell(LOW, 40), cell(MEDIUM, 16), cell(NORMAL, 8), cell(HIGH, 4)),
              List.of(cell(MEDIUM, 16), cell(MEDIUM, 16), cell(HIGH, 4), cell(HIGH, 4)),
              List.of(cell(NORMAL, 8), cell(NORMAL, 8), cell(HIGH, 4), cell(HIGH, 4))));

  public PriorityMatrix {
    rows = rows.stream().map(List::copyOf).toList();
    if (rows.size() != Impact.values().length
        || rows.stream().anyMatch(row -> row.size() != Urgency.values().length)) {
      throw new IllegalArgumentException(
          "A priority matrix has 3 rows (impact low, medium, high) of 4 cells"
              + " (urgency low, normal, high, urgent).");
    }
  }

  /** {@return what an impact and an urgency mean} */
  public Cell at(Impact impact, Urgency urgency) {
    return rows.get(impact.ordinal()).get(urgency.ordinal());
  }

  private static Cell cell(Priority priority, int hours) {
    return new Cell(priority, Duration.ofHours(hours));
  }
}
