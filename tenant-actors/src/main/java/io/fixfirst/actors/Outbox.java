package io.fixfirst.actors;

import io.fixfirst.core.Command;
import io.fixfirst.core.Effect;
import io.fixfirst.core.EntityId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What an entity has still to say to others: a line of commands for each, of which only the first
 * is on its way, until it is answered. Not persisted: after a restart the state says it all again.
 */
final class Outbox {

  /** Carries a command to its receiver, and reports with the ticket. */
  interface Courier {
    void carry(Ticket ticket, Command command);
  }

  /**
   * One attempt.
   *
   * @param generation of the outbox; an answer to an earlier one means nothing any more
   * @param attempts made before this one
   */
  record Ticket(EntityId to, long generation, int attempts) {}

  private final Courier courier;
  private Map<EntityId, Deque<Command>> lines = Map.of(); // Hardly anybody has something to say.
  private final AtomicLong open;
  private long generation;

  /**
   * @param open counts the commands in all outboxes
   */
  Outbox(Courier courier, AtomicLong open) {
    this.courier = courier;
    this.open = open;
  }

  void add(Effect.Send send) {
    if (lines.isEmpty()) {
      lines = new LinkedHashMap<>(2);
    }
    Deque<Command> line = lines.computeIfAbsent(send.to(), _ -> new ArrayDeque<>(2));
    line.add(send.command());
    open.incrementAndGet();
    if (line.size() == 1) {
      carry(new Ticket(send.to(), generation, 0));
    }
  }

  /** {@return the command that this attempt was about; null if it means nothing any more} */
  @Nullable Command commandOf(Ticket ticket) {
    Deque<Command> line = lines.get(ticket.to());
    return line == null || ticket.generation() != generation ? null : line.peek();
  }

  /** The receiver has answered: on to the next in its line. */
  void answered(Ticket ticket) {
    if (commandOf(ticket) == null) {
      return;
    }
    Deque<Command> line = lines.get(ticket.to());
    if (line != null) {
      line.poll();
      if (line.isEmpty()) {
        lines.remove(ticket.to());
        lines = lines.isEmpty() ? Map.of() : lines;
      } else {
        carry(new Ticket(ticket.to(), generation, 0));
      }
      open.decrementAndGet();
    }
  }

  /** The pause after an attempt without an answer is over. */
  void again(Ticket ticket) {
    if (commandOf(ticket) != null) {
      carry(new Ticket(ticket.to(), generation, ticket.attempts() + 1));
    }
  }

  void clear() {
    lines.values().forEach(line -> open.addAndGet(-line.size()));
    lines = Map.of();
    generation++;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  private void carry(Ticket ticket) {
    Command command = commandOf(ticket);
    if (command != null) {
      courier.carry(ticket, command);
    }
  }
}
