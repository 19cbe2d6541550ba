package io.fixfirst.simulation.checker;

import io.fixfirst.core.EntityId;
import io.fixfirst.core.device.AlarmKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a checker has found: its rule is broken. */
final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<EntityId> named;

  private Violation(String message, List<EntityId> named) {
    super(message, null, false, false);
    this.named = named;
  }

  /** {@return a violation, which names the entities among these values} */
  static Violation of(String message, @Nullable Object... values) {
    List<EntityId> named = new ArrayList<>();
    for (@Nullable Object value : values) {
      name(value, named);
    }
    return new Violation(message.formatted(values), named);
  }

  private static void name(@Nullable Object value, List<EntityId> named) {
    switch (value) {
      case EntityId id -> named.add(id);
      case AlarmKey key -> named.add(key.device());
      case Iterable<?> many -> many.forEach(one -> name(one, named));
      case Map<?, ?> map -> map.keySet().forEach(one -> name(one, named));
      case null, default -> {} // A text, a number, a time.
    }
  }

  /** Breaks off unless it holds. Not for what happens at every event: its values make an array. */
  static void unless(boolean holds, String message, @Nullable Object... values) {
    if (!holds) {
      throw of(message, values);
    }
  }

  /** {@return the entities that it names} */
  List<EntityId> named() {
    return named;
  }
}
