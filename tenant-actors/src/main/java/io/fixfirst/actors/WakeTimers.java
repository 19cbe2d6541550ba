package io.fixfirst.actors;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.core.Command;
import io.fixfirst.core.Effect;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An entity's timers, by name. Not persisted: after a restart the state says which there are. */
final class WakeTimers {

  /**
   * Which timer rings.
   *
   * @param number tells it from those of the same name before and after it
   */
  record Bell(String name, long number) {}

  private record Armed(Effect.Wake wake, Bell bell, RuntimeClock.Cancel cancel) {}

  private final RuntimeClock clock;
  private final RuntimeClock.Alarm alarm;
  private final Consumer<Bell> ring;
  private Map<String, Armed> armed = Map.of(); // Hardly anybody has timers.
  private final AtomicLong open;
  private final AtomicInteger ringing = new AtomicInteger();
  private long numbers;

  /**
   * @param ring called from any thread
   * @param open counts the timers that have rung and are not carried out yet
   */
  WakeTimers(RuntimeClock clock, RuntimeClock.Alarm alarm, Consumer<Bell> ring, AtomicLong open) {
    this.open = open;
    this.clock = clock;
    this.alarm = alarm;
    this.ring = ring;
  }

  void arm(Effect.Wake wake) {
    cancel(wake.name());
    arm(wake, new Bell(wake.name(), numbers++));
  }

  void cancel(String name) {
    Armed old = remove(name);
    if (old != null) {
      old.cancel().cancel();
    }
  }

  /** {@return the command of a timer that rings and is due; null if it is early, or gone} */
  @Nullable Command due(Bell bell) {
    Armed current = armed.get(bell.name());
    if (current == null || !current.bell().equals(bell)) {
      carriedOut();
      return null;
    }
    if (current.wake().at().isAfter(clock.now())) {
      arm(current.wake(), bell);
      carriedOut();
      return null;
    }
    return current.wake().command();
  }

  /** The timer's command has been answered. One of the same name armed since then stays. */
  void done(Bell bell) {
    Armed current = armed.get(bell.name());
    if (current != null && current.bell().equals(bell)) {
      remove(bell.name());
    }
    carriedOut();
  }

  void clear() {
    armed.values().forEach(one -> one.cancel().cancel());
    armed = Map.of();
  }

  /** Its entity stops: nothing rings here any more. */
  void stop() {
    clear();
    open.addAndGet(-ringing.getAndSet(0));
  }

  /** {@return the earliest instant; null without timers} */
  @Nullable Instant earliest() {
    Optional<Instant> first =
        armed.values().stream().map(one -> one.wake().at()).min(Comparator.naturalOrder());
    return first.orElse(null);
  }

  private void arm(Effect.Wake wake, Bell bell) {
    RuntimeClock.Cancel cancel = clock.callAt(wake.at(), () -> rings(bell), alarm);
    if (armed.isEmpty()) {
      armed = new LinkedHashMap<>(2);
    }
    armed.put(wake.name(), new Armed(wake, bell, cancel));
  }

  private @Nullable Armed remove(String name) {
    Armed old = armed.isEmpty() ? null : armed.remove(name);
    if (armed.isEmpty()) {
      armed = Map.of();
    }
    return old;
  }

  private void rings(Bell bell) {
    ringing.incrementAndGet();
    open.incrementAndGet();
    ring.accept(bell);
  }

  private void carriedOut() {
    ringing.decrementAndGet();
    open.decrementAndGet();
  }
}
