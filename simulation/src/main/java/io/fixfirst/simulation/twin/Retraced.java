package io.fixfirst.simulation.twin;

import java.time.Duration;
import java.util.List;

/**
 * What a {@link Retrace} has found.
 *
 * @param events that were recorded
 * @param entities that they happened to
 * @param messages between entities that had an effect
 * @param timers that had an effect
 * @param outside the commands from outside that had an effect, in the order of the record
 * @param unexplained events that follow from nothing that is known
 * @param slowestMessage the longest time from a message to its effect
 * @param latestTimer the longest time from when a timer was due to its effect
 * @param differences the first of each entity, earliest first
 */
public record Retraced(
    long events,
    int entities,
    long messages,
    long timers,
    List<OutsideCommand> outside,
    long unexplained,
    Duration slowestMessage,
    Duration latestTimer,
    List<Difference> differences) {

  public Retraced {
    outside = List.copyOf(outside);
    differences = List.copyOf(differences);
  }
}
