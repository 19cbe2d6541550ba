package io.fixfirst.control.demo;

import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.scenario.Distribution;
import io.fixfirst.simulation.scenario.WorkPlan;
import io.fixfirst.simulation.world.Chance;
import java.time.Duration;

/**
 * What an incident really is, which nobody knows before having worked on it.
 *
 * @param solvedBy the line that can solve it
 * @param firstCall whether the 1st line solves it on the telephone
 * @param waits whether it has to wait for the customer once
 */
public record Nature(Line solvedBy, boolean firstCall, boolean waits) {

  /** {@return the nature of some incident, by chance} */
  public static Nature any(WorkPlan work, Chance chance) {
    boolean first = chance.happens(work.first().solved());
    boolean second = chance.happens(work.second().solved());
    boolean waits = chance.happens(work.waiting().share());
    // The share is one of all incidents, and only those that the 1st line solves can be among them.
    boolean call = chance.happens(work.firstCall().share() / Math.max(work.first().solved(), 0.01));
    Line solvedBy = first ? Line.FIRST : second ? Line.SECOND : Line.THIRD;
    return new Nature(solvedBy, first && call, waits && !(first && call));
  }

  /** {@return the same, but that the 1st line cannot solve it} */
  public Nature beyondFirstLine() {
    return new Nature(solvedBy == Line.FIRST ? Line.SECOND : solvedBy, false, false);
  }

  /** {@return how long a line works on it, until it is solved or the line knows that it cannot} */
  public Duration workOf(Line line, WorkPlan work, Chance chance) {
    Distribution minutes =
        line == Line.FIRST && firstCall ? work.firstCall().minutes() : work.of(line).minutes();
    return chance.time(minutes, Duration.ofMinutes(1));
  }
}
