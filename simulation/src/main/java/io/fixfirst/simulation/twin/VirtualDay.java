package io.fixfirst.simulation.twin;

import io.fixfirst.simulation.runtime.Answer;
import io.fixfirst.simulation.runtime.VirtualRuntime;
import io.fixfirst.simulation.runtime.Weather;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Commands from outside, run by the virtual runtime.
 *
 * <p>In an order of its own: at each instant first the timers that are due, then the commands, and
 * each comes to rest with all that it sets going before the next. Or led by a record, where one
 * exists: several actors take their messages at the same time, and which of two messages of an
 * instant comes first is nothing that rules decide.
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

  /**
   * {@return what happens when messages arrive and timers ring in the order, and at the instants,
   * in which they did; and so the commands from outside}
   *
   * @param start the earliest instant
   * @param order what had an effect, as {@link Retrace} has found it; time need not be in order
   */
  public static Histories led(Instant start, List<Cause> order) {
    Histories histories = new Histories();
    VirtualRuntime runtime = new VirtualRuntime(start, Weather.calm(), histories);
    for (Cause cause : order) {
      lead(runtime, cause);
    }
    return histories;
  }

  /**
   * {@return the same, of the commands that somebody has really given, whatever was found}
   *
   * @param order in order of time
   * @param commands in order of time, with those that had no effect
   */
  public static Histories led(Instant start, List<Cause> order, List<OutsideCommand> commands) {
    Histories histories = new Histories();
    VirtualRuntime runtime = new VirtualRuntime(start, Weather.calm(), histories);
    Deque<OutsideCommand> ahead = new ArrayDeque<>(commands);
    for (Cause cause : order) {
      while (!ahead.isEmpty() && ahead.element().at().isBefore(cause.at())) {
        boolean unused = ask(runtime, ahead.remove());
      }
      if (cause instanceof Cause.Outside) {
        while (!ahead.isEmpty() && !ask(runtime, ahead.remove())) {
          // It had no effect then, and has none now.
        }
      } else {
        lead(runtime, cause);
      }
    }
    return histories;
  }

  private static void lead(VirtualRuntime runtime, Cause cause) {
    runtime.turnTo(cause.at());
    switch (cause) {
      case Cause.Message(_, var entity, var from, var command) ->
          runtime.arrive(from, entity, command);
      case Cause.Timer(_, var entity, var name) -> runtime.ring(entity, name);
      case Cause.Outside(var command) -> ask(runtime, command);
    }
  }

  /** {@return whether it had an effect} */
  private static boolean ask(VirtualRuntime runtime, OutsideCommand command) {
    runtime.turnTo(command.at());
    return runtime.ask(command.to(), command.command()) instanceof Answer.Done(var events)
        && !events.isEmpty();
  }

  private static void pass(VirtualRuntime runtime, Instant until) {
    while (runtime.runNext(until)) {
      // One after the other.
    }
    runtime.run(until);
  }
}
