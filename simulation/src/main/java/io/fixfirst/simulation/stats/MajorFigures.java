package io.fixfirst.simulation.stats;

import java.util.List;

/** What the P1s of one replication add up to. */
final class MajorFigures {

  private MajorFigures() {}

  static void report(Figures figures, List<MajorStory> majors, long end) {
    long formed = 0;
    long toForm = 0;
    long restored = 0;
    long toRestore = 0;
    long suspended = 0;
    long lay = 0;
    long missed = 0;
    long work = 0;
    for (MajorStory major : majors) {
      if (major.formed != Case.NEVER) {
        formed++;
        toForm += major.formed - major.declared;
      }
      if (major.restored != Case.NEVER) {
        restored++;
        toRestore += major.restored - major.declared;
      }
      work += major.work(end);
      for (MajorStory.Cost cost : major.costs) {
        suspended++;
        lay += cost.millis(end);
        missed += cost.missed ? 1 : 0;
      }
    }
    figures.put("p1.count", Unit.COUNT, majors.size());
    figures.putMeanMinutes("p1.minutesToCoreTeam", toForm, formed);
    figures.putMeanMinutes("p1.minutesToRestore", toRestore, restored);
    figures.put("p1.suspendedTickets", Unit.COUNT, suspended);
    figures.putMeanMinutes("p1.suspendedMinutes", lay, suspended);
    figures.put("p1.suspendedThatMissed", Unit.COUNT, missed);
    figures.put("p1.coreTeamHours", Unit.HOURS, work / 3_600_000.0);
    figures.put("p1.notRestoredAtTheEnd", Unit.COUNT, majors.size() - restored);
  }
}
