package io.fixfirst.control.planner;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.simulation.checker.BrokenRuleException;
import io.fixfirst.simulation.fork.ForkJudges;
import io.fixfirst.simulation.runtime.Recorded;
import java.sql.SQLException;
import java.util.List;

/**
 * All that had happened on the live desk up to a cut, from the first event: judges who come in the
 * middle would not know who works on what.
 *
 * @param snapshot which transactions the cut saw, as PostgreSQL writes it
 * @param eventsMax more are not read: then nobody judges
 */
record LiveHistory(JournalReader journal, String snapshot, int eventsMax) {

  private static final int PAGE = 5_000;

  /** It cannot be judged what comes after; the message says why. */
  static final class UnjudgedException extends Exception {
    private static final long serialVersionUID = 1;

    UnjudgedException(String why) {
      super(why);
    }
  }

  /** Tells judges of it. */
  void tell(List<ForkJudges> judges) throws SQLException, UnjudgedException {
    Offset after = Offset.START;
    long number = 0;
    while (true) {
      List<JournalEvent> page = journal.seen(snapshot, after, PAGE);
      if (page.isEmpty()) {
        return;
      }
      if (number + page.size() > eventsMax) {
        throw new UnjudgedException(
            "the live desk's journal has more than %,d events.".formatted(eventsMax));
      }
      for (JournalEvent event : page) {
        tell(judges, new Recorded(++number, event.entity(), event.revision(), event.event()));
      }
      after = page.getLast().offset();
    }
  }

  private static void tell(List<ForkJudges> judges, Recorded recorded) throws UnjudgedException {
    try {
      judges.forEach(judge -> judge.happened(recorded));
    } catch (BrokenRuleException broken) {
      throw new UnjudgedException(
          "on the live desk itself a rule was broken at %s: %s (%s)"
              .formatted(recorded.event().at(), broken.rule(), broken.getMessage()));
    }
  }
}
