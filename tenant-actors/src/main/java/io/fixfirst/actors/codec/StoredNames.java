package io.fixfirst.actors.codec;

import io.fixfirst.core.Command;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Event;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names under which events, commands and states are stored and sent. A name, once written to a
 * journal, is never given to anything else.
 *
 * <p>The name of a class is its kind and its simple name: {@code IncidentEvent.Acknowledged} is
 * {@code incident-acknowledged}. Where a class must be called differently from its stored name, the
 * {@link Builder#event(String, Class) builder} ties them by hand; a golden file with every name
 * fails when a renaming has forgotten this.
 */
public final class StoredNames {

  private final Map<Class<?>, String> names = new HashMap<>();
  private final Map<String, Class<? extends Event>> events = new HashMap<>();
  private final Map<String, Class<? extends Command>> commands = new HashMap<>();
  private final Map<EntityKind, Class<?>> states = new EnumMap<>(EntityKind.class);

  private StoredNames() {}

  /** {@return nothing yet} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the name of an event's or a command's class} */
  public String nameOf(Class<?> type) {
    String name = names.get(type);
    if (name == null) {
      throw new IllegalArgumentException(
          "Nothing stored is of this class ("
              + type.getName()
              + "). Maybe its entity is not"
              + " registered.");
    }
    return name;
  }

  /** {@return the class of an event's stored name} */
  public Class<? extends Event> event(String name) {
    return known(events.get(name), "event", name);
  }

  /** {@return the class of a command's stored name} */
  public Class<? extends Command> command(String name) {
    return known(commands.get(name), "command", name);
  }

  /** {@return the class of a kind's state} */
  public Class<?> state(EntityKind kind) {
    return known(states.get(kind), "state", kind.storedName());
  }

  /** {@return the kind whose state this is} */
  public EntityKind kindOfState(Object state) {
    return states.entrySet().stream()
        .filter(entry -> entry.getValue().isInstance(state))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No entity has such a state (" + state.getClass().getName() + ")."));
  }

  /** {@return the kinds that are known} */
  public Set<EntityKind> kinds() {
    return states.keySet();
  }

  /** {@return the names of all events} */
  public Set<String> events() {
    return new TreeSet<>(events.keySet());
  }

  /** {@return the names of all commands} */
  public Set<String> commands() {
    return new TreeSet<>(commands.keySet());
  }

  private static <T> Class<? extends T> known(
      @Nullable Class<? extends T> type, String what, String name) {
    if (type == null) {
      throw new IllegalArgumentException(
          "No "
              + what
              + " is stored under this name ("
              + name
              + "). Maybe a newer program wrote"
              + " it.");
    }
    return type;
  }

  /** Collects names; a second class under a name is a defect. */
  public static final class Builder {

    private final StoredNames built = new StoredNames();

    private Builder() {}

    /** Ties a name to an event's class by hand; before {@link #entity}. */
    public Builder event(String name, Class<? extends Event> type) {
      tie(built.events, name, type);
      return this;
    }

    /** Names a kind's state and every class of its commands and events. */
    public Builder entity(
        EntityKind kind,
        Class<?> state,
        Class<? extends Command> commands,
        Class<? extends Event> events) {
      built.states.put(kind, state);
      for (Class<?> type : SealedTypes.concrete(commands)) {
        tie(built.commands, derived(kind, type), type.asSubclass(Command.class));
      }
      List<Class<?>> concrete = SealedTypes.concrete(events);
      for (Class<?> type : concrete) {
        if (!built.names.containsKey(type)) {
          tie(built.events, derived(kind, type), type.asSubclass(Event.class));
        }
      }
      return this;
    }

    public StoredNames build() {
      return built;
    }

    private static String derived(EntityKind kind, Class<?> type) {
      return kind.storedName() + "-" + Kebab.of(type);
    }

    private <T> void tie(Map<String, Class<? extends T>> to, String name, Class<? extends T> type) {
      Class<? extends T> other = to.put(name, type);
      if (other != null && other != type) {
        throw new IllegalArgumentException(
            "Two classes under one stored name ("
                + name
                + ": "
                + other.getName()
                + ", "
                + type.getName()
                + ").");
      }
      built.names.put(type, name);
    }
  }
}
