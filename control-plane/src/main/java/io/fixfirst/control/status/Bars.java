package io.fixfirst.control.status;

import io.fixfirst.control.status.History.Day;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A service's history as an SVG drawing of a few hundred bytes: a bar per day, four units wide.
 * Days of one kind are one dashed line, each dash a bar; a worse day's bar is taller, so that
 * colour is not the only sign.
 */
final class Bars {

  private static final int STEP = 4;
  private static final int HEIGHT = 28;

  private Bars() {}

  /**
   * Bars of one kind.
   *
   * @param kind their class in the style sheet
   * @param height of the bars, which stand on the ground
   */
  record Line(String kind, int height, String drawing) {}

  /** {@return the lines, one for each kind of day that there is} */
  static List<Line> of(History history) {
    List<Line> lines = new ArrayList<>();
    add(lines, history, null, "bn", 3);
    for (Level level : Level.values()) {
      add(lines, history, level, "b" + level.ordinal(), height(level));
    }
    return lines;
  }

  private static void add(
      List<Line> lines, History history, @Nullable Level level, String kind, int height) {
    StringBuilder drawing = new StringBuilder();
    int run = 0;
    int x = 0;
    for (Day day : history.days()) {
      if (Objects.equals(day.worst(), level)) {
        run += STEP;
      } else if (run > 0) {
        line(drawing, x - run, run, height);
        run = 0;
      }
      x += STEP;
    }
    if (run > 0) {
      line(drawing, x - run, run, height);
    }
    if (!drawing.isEmpty()) {
      lines.add(new Line(kind, height, drawing.toString()));
    }
  }

  private static void line(StringBuilder drawing, int x, int run, int height) {
    drawing.append('M').append(x).append(' ').append(HEIGHT - height / 2).append('h').append(run);
  }

  private static int height(Level level) {
    return switch (level) {
      case OPERATIONAL -> 10;
      case MAINTENANCE, DEGRADED -> 16;
      case PARTIAL_OUTAGE -> 22;
      case MAJOR_OUTAGE -> HEIGHT;
    };
  }
}
