package io.fixfirst.simulation.runtime;

import io.fixfirst.core.Effect;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entity's timers, by name. There are few, so they are looked for one by one, by the hash of
 * their names.
 */
final class Timers {

  private static final int[] NO_HASHES = {};
  private static final @Nullable Timer[] NO_TIMERS = {};

  private int[] hashes = NO_HASHES;
  private @Nullable Timer[] timers = NO_TIMERS;
  private int size;

  /** {@return the timer that had the name until now, or null} */
  @Nullable Timer put(Timer timer) {
    String name = timer.wake().name();
    int at = find(name);
    if (at >= 0) {
      Timer old = timers[at];
      timers[at] = timer;
      return old;
    }
    if (size == timers.length) {
      int room = Math.max(4, 2 * size);
      timers = Arrays.copyOf(timers, room);
      hashes = Arrays.copyOf(hashes, room);
    }
    hashes[size] = name.hashCode();
    timers[size++] = timer;
    return null;
  }

  /** {@return the timer of that name, which is taken out, or null} */
  @Nullable Timer remove(String name) {
    int at = find(name);
    if (at < 0) {
      return null;
    }
    Timer timer = timers[at];
    size--;
    hashes[at] = hashes[size];
    timers[at] = timers[size];
    timers[size] = null;
    return timer;
  }

  /** {@return any timer, which is taken out; null if there is none} */
  @Nullable Timer removeAny() {
    if (size == 0) {
      return null;
    }
    Timer timer = timers[--size];
    timers[size] = null;
    return timer;
  }

  /** Gives back the room for timers, if there are none. */
  void trim() {
    if (size == 0) {
      timers = NO_TIMERS;
      hashes = NO_HASHES;
    }
  }

  /** {@return what stands, by name} */
  Map<String, Effect.Wake> standing() {
    Map<String, Effect.Wake> standing = new TreeMap<>();
    for (Timer timer : timers) {
      if (timer != null) {
        standing.put(timer.wake().name(), timer.wake());
      }
    }
    return standing;
  }

  private int find(String name) {
    int hash = name.hashCode();
    for (int i = 0; i < size; i++) {
      Timer timer = timers[i];
      if (hashes[i] == hash && timer != null && timer.wake().name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
