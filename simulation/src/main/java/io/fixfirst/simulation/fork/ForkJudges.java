package io.fixfirst.simulation.fork;

import io.fixfirst.simulation.checker.BrokenRuleException;
import io.fixfirst.simulation.checker.Judges;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.Witness;

/**
 * Judges of a running system and of what goes on from it: they are told all that had happened up to
 * the fork, from the first event, and then watch one run of a {@link ForkPlay}. What that tells for
 * those who count, and have not been there, they need not hear.
 */
public final class ForkJudges implements Witness {

  private final Judges judges = new Judges();

  /**
   * The next event before the fork, in the order of the record.
   *
   * @throws BrokenRuleException if this breaks a rule
   */
  public void happened(Recorded before) {
    judges.see(before);
  }

  /**
   * @throws BrokenRuleException if this breaks a rule
   */
  @Override
  public void see(Recorded after) {
    if (after.number() != ForkPlay.TOLD) {
      judges.see(after);
    }
  }
}
