package io.fixfirst.simulation.twin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link Retrace} has found.
 *
 * @param events that were recorded
 * @param entities that they happened to
 * @param causes of all events but the unexplained, in the order of the record
 * @param unexplained events that follow from nothing that is known
 * @param slowestMessage the longest time from a message to its effect
 * @param latestTimer the longest time from when a timer was due to its effect
 * @param differences the first of each entity, earliest first
 */
public record Retraced(
    long events,
    int entities,
    List<Cause> causes,
    long unexplained,
    Duration slowestMessage,
    Duration latestTimer,
    List<Difference> differences) {

  public Retraced {
    causes = List.copyOf(causes);
    differences = List.copyOf(differences);
  }

  /** {@return the commands from outside that had an effect, in the order of the record} */
  public List<OutsideCommand> outside() {
    List<OutsideCommand> commands = new ArrayList<>();
    for (Cause cause : causes) {
      if (cause instanceof Cause.Outside(var command)) {
        commands.add(command);
      }
    }
    return commands;
  }

  /** {@return how many messages between entities had an effect} */
  public long messages() {
    return causes.stream().filter(Cause.Message.class::isInstance).count();
  }

  /** {@return how many timers had an effect} */
  public long timers() {
    return causes.stream().filter(Cause.Timer.class::isInstance).count();
  }
}
