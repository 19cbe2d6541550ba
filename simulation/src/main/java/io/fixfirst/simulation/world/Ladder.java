package io.fixfirst.simulation.world;

import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.scenario.DeskPlan;
import java.util.ArrayList;
import java.util.List;

/** The lines that a desk has, from the first that a ticket comes to. */
final class Ladder {

  private final List<Line> lines = new ArrayList<>();

  Ladder(DeskPlan desk) {
    for (Line line : Line.values()) {
      if (desk.has(line.ordinal() + 1)) {
        lines.add(line);
      }
    }
  }

  Line first() {
    return lines.getFirst();
  }

  Line last() {
    return lines.getLast();
  }

  /** {@return the next line; the same for the last} */
  Line above(Line line) {
    return at(lines.indexOf(line) + 1, line);
  }

  /** {@return the line before; the same for the first} */
  Line below(Line line) {
    return at(lines.indexOf(line) - 1, line);
  }

  private Line at(int index, Line otherwise) {
    return index >= 0 && index < lines.size() ? lines.get(index) : otherwise;
  }
}
