package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Command;
import io.fixfirst.core.EntityId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an entity has still to say to others in a storm: a line of commands for each, of which only
 * the first is on its way, repeated until it is answered. Lost when its entity dies.
 */
final class Outbox {

  /** How long an answer is waited for. */
  private static final long TIMEOUT_MILLIS = 10_000;

  private static final long PAUSE_MAX_MILLIS = 30_000;

  private static final class Line {
    final Deque<Command> commands = new ArrayDeque<>(2);
    int attempt;
    int tries;
  }

  private final VirtualRuntime runtime;
  private final EntityId id;
  private final Map<EntityId, Line> lines = new LinkedHashMap<>();
  private final Map<EntityId, Long> arrivals = new LinkedHashMap<>();

  Outbox(VirtualRuntime runtime, EntityId id) {
    this.runtime = runtime;
    this.id = id;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Its entity has died. */
  void clear() {
    if (!lines.isEmpty()) {
      runtime.quieter();
    }
    lines.clear();
    if (runtime.weather().hasGhosts()) {
      arrivals.clear();
    }
  }

  void say(EntityId to, Command command) {
    if (lines.isEmpty()) {
      runtime.busier();
    }
    Line line = lines.computeIfAbsent(to, _ -> new Line());
    line.commands.add(command);
    if (line.commands.size() == 1) {
      carry(to, line);
    }
  }

  private void carry(EntityId to, Line line) {
    Weather weather = runtime.weather();
    int attempt = ++line.attempt;
    Command command = line.commands.element();
    for (int copies = weather.doubles() ? 2 : 1; copies > 0; copies--) {
      if (!weather.loses()) {
        // In order on the way to that receiver.
        long arrival =
            Math.max(arrivals.getOrDefault(to, 0L), runtime.millis() + weather.delayMillis());
        arrivals.put(to, arrival);
        runtime.fly(arrival, () -> arrive(to, command, line, attempt));
      }
    }
    long pause = Math.min(PAUSE_MAX_MILLIS, 200L << Math.min(line.tries++, 10));
    runtime.after(TIMEOUT_MILLIS + pause, () -> again(to, line, attempt));
  }

  private void arrive(EntityId to, Command command, Line line, int attempt) {
    if (runtime.deliver(id, to, command) && !runtime.weather().loses()) {
      runtime.after(runtime.weather().delayMillis(), () -> answered(to, line, attempt));
    }
  }

  private void answered(EntityId to, Line line, int attempt) {
    if (isCurrent(to, line, attempt)) {
      line.commands.remove();
      line.tries = 0;
      if (line.commands.isEmpty()) {
        lines.remove(to);
        if (lines.isEmpty()) {
          runtime.quieter();
        }
      } else {
        carry(to, line);
      }
    }
  }

  private void again(EntityId to, Line line, int attempt) {
    if (isCurrent(to, line, attempt)) {
      carry(to, line);
    }
  }

  private boolean isCurrent(EntityId to, Line line, int attempt) {
    return lines.get(to) == line && line.attempt == attempt;
  }
}
