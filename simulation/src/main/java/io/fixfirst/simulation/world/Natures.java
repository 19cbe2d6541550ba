package io.fixfirst.simulation.world;

import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.scenario.DeskPlan;
import io.fixfirst.simulation.scenario.Distribution;
import io.fixfirst.simulation.scenario.WorkPlan;
import io.fixfirst.simulation.scenario.WorkPlan.LineWork;
import java.util.Set;

/**
 * Where incidents of one source get their nature from. Each quantity has a stream of its own and is
 * drawn once per incident, so that two scenarios that differ elsewhere have the same incidents.
 */
final class Natures {

  private static final long MINUTE_MILLIS = 60_000;
  private static final Line[] LINES = Line.values();

  private final WorkPlan work;
  private final Ladder ladder;
  private final Chance shares;
  private final Chance again;
  private final Chance[] minutes;

  /**
   * @param source names the streams
   */
  Natures(WorkPlan work, DeskPlan desk, Streams streams, String source) {
    this.work = work;
    this.ladder = new Ladder(desk);
    this.shares = streams.named(source + "/nature");
    this.again = streams.named(source + "/again");
    this.minutes = new Chance[LINES.length];
    for (Line line : LINES) {
      minutes[line.ordinal()] =
          streams.named(String.join("/", source, "work", Integer.toString(line.ordinal() + 1)));
    }
  }

  /** {@return the nature of the next incident, whose caller waits for as long as it takes} */
  Nature next(String category) {
    boolean waits = shares.happens(work.waiting().share());
    double telephone = shares.uniform();
    Visit first = visit(Line.FIRST, category, shares, minutes[0]);
    Visit second = visit(Line.SECOND, category, shares, minutes[1]);
    Visit third = visit(Line.THIRD, category, shares, minutes[2]);
    // The share is one of all incidents, and only those that the 1st line solves can be among them.
    double solved = Math.max(work.first().solved(category), 0.01);
    boolean call = first.end() == Visit.End.SOLVED && telephone < work.firstCall().share() / solved;
    if (call) {
      long millis = minutes[0].millis(work.firstCall().minutes(), MINUTE_MILLIS);
      first = new Visit(millis, Visit.End.SOLVED, first.comesBack());
    }
    return new Nature(waits && !call, first, second, third, Set.of(), Arrivals.NEVER);
  }

  /** {@return what a line makes of an incident that has been there before} */
  Visit again(Line line, String category) {
    return visit(line, category, again, again);
  }

  private Visit visit(Line line, String category, Chance ends, Chance times) {
    LineWork plan = work.of(line);
    double point = ends.uniform();
    boolean comesBack = ends.happens(work.reopenedAfter(line));
    Distribution time = plan.minutes(category);
    long millis = times.millis(time, MINUTE_MILLIS);
    Visit.End end = end(line, plan, category, point);
    return new Visit(millis, end, comesBack && end == Visit.End.SOLVED);
  }

  private Visit.End end(Line line, LineWork plan, String category, double point) {
    if (line != ladder.first() && point < plan.sentBack()) {
      return Visit.End.SENT_BACK;
    }
    boolean solved = line == ladder.last() || point - plan.sentBack() < plan.solved(category);
    return solved ? Visit.End.SOLVED : Visit.End.PASSED_ON;
  }

  /** {@return the line that a ticket goes to after such an end} */
  Line after(Line line, Visit.End end) {
    return end == Visit.End.SENT_BACK ? ladder.below(line) : ladder.above(line);
  }
}
