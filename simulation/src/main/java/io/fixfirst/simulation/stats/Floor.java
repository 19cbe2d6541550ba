package io.fixfirst.simulation.stats;

import io.fixfirst.core.desk.Team;

/** One team's queue, or all of a line's: its length over time and the waits in it. */
final class Floor {

  Team team;
  final StepFunction waiting;
  final StepFunction atVendor;
  final Times waits = new Times();

  /** Tickets that left without anybody having begun on them. */
  long unserved;

  /** Time that people were on its tickets, in milliseconds. */
  long worked;

  Floor(Team team, Window window, long slice) {
    this.team = team;
    this.waiting = new StepFunction(window, slice);
    this.atVendor = new StepFunction(window, slice);
  }

  void report(Figures figures, String prefix, Window window) {
    figures.putMeanMinutes(prefix + "waitMinutes", waits.sum(), waits.count());
    figures.put(prefix + "waitP50Minutes", Unit.MINUTES, waits.quantileMinutes(0.5));
    figures.put(prefix + "waitP80Minutes", Unit.MINUTES, waits.quantileMinutes(0.8));
    figures.put(prefix + "waitP95Minutes", Unit.MINUTES, waits.quantileMinutes(0.95));
    figures.putShare(prefix + "waitedShare", waits.positive(), waits.count());
    figures.put(prefix + "begun", Unit.COUNT, waits.count());
    figures.put(prefix + "leftUnserved", Unit.COUNT, unserved);
    figures.put(prefix + "queue", Unit.NUMBER, waiting.mean());
    figures.put(prefix + "queueMost", Unit.NUMBER, waiting.most());
    figures.put(prefix + "queueAtTheEnd", Unit.NUMBER, waiting.value());
    figures.put(prefix + "busyEngineers", Unit.NUMBER, (double) worked / window.length());
    if (atVendor.most() > 0) {
      figures.put(prefix + "atVendor", Unit.NUMBER, atVendor.mean());
    }
  }
}
