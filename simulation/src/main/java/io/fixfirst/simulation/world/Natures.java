package io.fixfirst.simulation.world;

import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.scenario.Spread;
import io.fixfirst.simulation.scenario.WorkPlan;
import java.time.Duration;

/**
 * Where incidents of one source get their nature from. Each quantity has a stream of its own and is
 * drawn once per incident, so that two scenarios that differ elsewhere have the same incidents.
 */
final class Natures {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final WorkPlan work;
  private final Chance shares;
  private final Chance again;
  private final Chance[] minutes;

  /**
   * @param source names the streams
   */
  Natures(WorkPlan work, Streams streams, String source) {
    this.work = work;
    this.shares = streams.named(source + "/nature");
    this.again = streams.named(source + "/again");
    this.minutes = new Chance[Line.values().length];
    for (Line line : Line.values()) {
      minutes[line.ordinal()] = streams.named(source + "/work/" + (line.ordinal() + 1));
    }
  }

  /** {@return the nature of the next incident} */
  Nature next(String category) {
    boolean solvedAtFirst = shares.happens(work.first().solved());
    boolean solvedAtSecond = shares.happens(work.second().solved());
    boolean waits = shares.happens(work.waiting().share());
    // The share is one of all incidents, and only those that the 1st line solves can be among them.
    boolean onTheTelephone =
        shares.happens(work.firstCall().share() / Math.max(work.first().solved(), 0.01));
    boolean call = solvedAtFirst && onTheTelephone;
    Spread first = call ? work.firstCall().minutes() : work.first().minutes();
    return new Nature(
        waits && !call,
        visit(first, solvedAtFirst, minutes[0]),
        visit(work.second().minutes(), solvedAtSecond, minutes[1]),
        visit(work.third().minutes(), true, minutes[2]),
        -1);
  }

  /** {@return what a line makes of an incident that has been there before} */
  Visit again(Line line, String category) {
    WorkPlan.LineWork plan = work.of(line);
    boolean solved = again.happens(plan.solved()) || line == Line.THIRD;
    return visit(plan.minutes(), solved, again);
  }

  private Visit visit(Spread spread, boolean solved, Chance chance) {
    long millis = chance.time(spread, MINUTE).toMillis();
    boolean comesBack = chance.happens(work.reopened());
    return new Visit(millis, solved ? Visit.End.SOLVED : Visit.End.PASSED_ON, solved && comesBack);
  }
}
