package io.fixfirst.core.sla;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a clock's ledger: from {@code at} on, the clock runs, is paused, or has stopped.
 *
 * <p>Whatever depends on calendars is in it, so that folding needs none.
 *
 * @param clock {@code respond}, {@code resolve}, {@code line-1} ...
 * @param because {@code opened}, {@code waiting-customer}, {@code priority}, {@code terms}, ...
 * @param target in service time
 * @param elapsed service time used before {@code at}
 * @param due when it runs out if it goes on; null unless it runs and is not breached
 * @param warnAt when the warning is due; null where that has passed, or it does not run
 */
public record ClockMove(
    String clock,
    State state,
    String because,
    Duration target,
    Duration elapsed,
    @Nullable Instant due,
    @Nullable Instant warnAt) {

  /** What a clock does. */
  public enum State {
    RUNNING,
    PAUSED,
    STOPPED
  }
}
