package io.fixfirst.actors;

import io.fixfirst.core.Command;
import io.fixfirst.core.Effect;
import io.fixfirst.core.EntityId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What an entity has still to say to others: a line of commands for each, of which only the first
 * is on its way, until it is answered. Not persisted: after a restart the state says it all again,
 * to a few at a time: a desk may have to wake tens of thousands, and whoever is reported meanwhile
 * is not to wait behind them all.
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
  private final int resumeAtOnce;
  private @Nullable Resuming resuming;
  private long generation;

  /** Those to whom everything is said again: who has not been begun with, and who has. */
  private record Resuming(SequencedSet<EntityId> waiting, Set<EntityId> begun) {}

  /**
   * @param open counts the commands in all outboxes
   * @param resumeAtOnce to how many something is said again at the same time
   */
  Outbox(Courier courier, AtomicLong open, int resumeAtOnce) {
    this.courier = courier;
    this.open = open;
    this.resumeAtOnce = resumeAtOnce;
  }

  /** Says something, at once where nothing else is being said to that receiver. */
  void add(Effect.Send send) {
    int length = put(send);
    boolean waited = resuming != null && resuming.waiting.remove(send.to());
    if (length == 1 || waited) {
      carry(new Ticket(send.to(), generation, 0));
    }
  }

  /** Says something again after a recovery, when it is that receiver's turn. */
  void resume(Effect.Send send) {
    if (send.command().urgent()) {
      add(send);
    } else if (put(send) == 1) {
      if (resuming == null) {
        resuming = new Resuming(new LinkedHashSet<>(), new HashSet<>());
      }
      resuming.waiting.add(send.to());
      resumeNext();
    }
  }

  /** {@return how many commands are now in that receiver's line} */
  private int put(Effect.Send send) {
    if (lines.isEmpty()) {
      lines = new LinkedHashMap<>(2);
    }
    Deque<Command> line = lines.computeIfAbsent(send.to(), _ -> new ArrayDeque<>(2));
    line.add(send.command());
    open.incrementAndGet();
    return line.size();
  }

  /** The next one is begun with, where this one had been. */
  private void passTurnOf(EntityId one) {
    if (resuming != null && resuming.begun.remove(one)) {
      resumeNext();
    }
  }

  private void resumeNext() {
    Resuming some = resuming;
    if (some == null) {
      return;
    }
    while (some.begun.size() < resumeAtOnce && !some.waiting.isEmpty()) {
      EntityId next = some.waiting.removeFirst();
      some.begun.add(next);
      carry(new Ticket(next, generation, 0));
    }
    if (some.begun.isEmpty()) {
      resuming = null;
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
        passTurnOf(ticket.to());
      } else {
        carry(new Ticket(ticket.to(), generation, 0));
      }
      open.decrementAndGet();
    }
  }

  /** The pause after an attempt without an answer is over. Nobody waits for one who has none. */
  void again(Ticket ticket) {
    if (commandOf(ticket) != null) {
      passTurnOf(ticket.to());
      carry(new Ticket(ticket.to(), generation, ticket.attempts() + 1));
    }
  }

  void clear() {
    lines.values().forEach(line -> open.addAndGet(-line.size()));
    lines = Map.of();
    resuming = null;
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
