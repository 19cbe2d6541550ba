package io.fixfirst.simulation.twin;

import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import java.time.Instant;
import java.util.List;

/**
 * Commands from outside, run by the virtual runtime: at each instant first the timers that are due,
 * then the commands, and each comes to rest with all that it sets going before the next.
 */
public final class VirtualDay {

  private VirtualDay() {}

  /**
   * {@return what happens}
   *
   * @param start the clock's first instant
   * @param commands in order of their time
   * @param end the last instant whose timers ring
   */
  public static Histories run(Instant start, List<OutsideCommand> commands, Instant end) {
    Histories histories = new Histories();
    VirtualRuntime runtime = new VirtualRuntime(start, Weather.calm(), histories);
    for (OutsideCommand command : commands) {
      pass(runtime, command.at());
      runtime.ask(command.to(), command.command());
      runtime.settle();
    }
    pass(runtime, end);
    return histories;
  }

  private static void pass(VirtualRuntime runtime, Instant until) {
    while (runtime.runNext(until)) {
      // One after the other.
    }
    runtime.run(until);
  }
}
