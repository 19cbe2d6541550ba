package io.fixfirst.control.simulate;

import io.fixfirst.core.EntityId;
import io.fixfirst.simulation.checker.BrokenRuleException;
import io.fixfirst.simulation.checker.Judges;
import io.fixfirst.simulation.experiment.Experiment;
import io.fixfirst.simulation.experiment.Play;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.Witness;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The judges of a replication, and the story of a rule that it has broken, found by running it once
 * more.
 */
final class Judged {

  private static final int EVENTS_MAX = 200;

  /** A replication that has broken a rule. */
  static final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int replication;
    private final BrokenRuleException broken;

    BrokenException(int replication, BrokenRuleException broken) {
      super(broken.getMessage(), broken);
      this.replication = replication;
      this.broken = broken;
    }
  }

  private final Deque<Recorded> kept = new ArrayDeque<>();
  private final BrokenRuleException broken;
  private long left;

  private Judged(BrokenRuleException broken) {
    this.broken = broken;
  }

  /** {@return all judges, for one replication} */
  static Witness witness(int replication) {
    Judges judges = new Judges();
    return recorded -> {
      try {
        judges.see(recorded);
      } catch (BrokenRuleException broken) {
        throw new BrokenException(replication, broken);
      }
    };
  }

  /** {@return seed, rule, what was found, and the events about what it names, in lines} */
  static String story(Experiment.Side side, BrokenException exception) {
    Judged judged = new Judged(exception.broken);
    int replication = exception.replication;
    try {
      Play.Counts _ =
          side.play()
              .run(
                  side.setting().seedOf(replication),
                  side.setting().end(),
                  Witness.of(List.of(judged::see, witness(replication))));
    } catch (BrokenException _) {
      // All that led to it has been seen.
    }
    return judged.tell(side, replication);
  }

  private void see(Recorded recorded) {
    List<EntityId> named = broken.named();
    if (named.isEmpty() || named.contains(recorded.entity())) {
      if (kept.size() == EVENTS_MAX) {
        kept.removeFirst();
        left++;
      }
      kept.addLast(recorded);
    }
  }

  private String tell(Experiment.Side side, int replication) {
    StringBuilder story = new StringBuilder();
    story.append("a rule is broken, which is a defect of ours.\n");
    story.append("  seed:  ").append(side.setting().seed());
    story.append(", replication ").append(replication).append('\n');
    story.append("  rule:  ").append(broken.rule()).append('\n');
    story.append("  found: ").append(broken.getMessage()).append('\n');
    story.append("The events about what it names");
    story.append(left == 0 ? "" : " (" + left + " before these are left out)").append(":\n");
    for (Recorded recorded : kept) {
      story.append(recorded.event().at()).append(' ').append(recorded).append('\n');
    }
    return story.toString();
  }
}
