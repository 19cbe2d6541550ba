package io.fixfirst.simulation.twin;

import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The recorded histories against those of the virtual runtime, entity by entity: the same events,
 * with the same values, in the same order.
 *
 * @param entities that either has
 * @param events recorded
 * @param differences the first of each entity, earliest first
 */
public record Comparison(int entities, long events, List<Difference> differences) {

  public Comparison {
    differences = List.copyOf(differences);
  }

  /**
   * {@return the comparison}
   *
   * @param tolerance by which instants and durations in the events may differ; zero where both
   *     clocks were moved by the same hand
   */
  public static Comparison of(Histories recorded, Histories virtual, Duration tolerance) {
    Set<EntityId> entities = new LinkedHashSet<>(recorded.entities());
    entities.addAll(virtual.entities());
    List<Difference> differences = new ArrayList<>();
    for (EntityId entity : entities) {
      Difference first = first(entity, recorded.of(entity), virtual.of(entity), tolerance);
      if (first != null) {
        differences.add(first);
      }
    }
    differences.sort(Comparator.comparing(Difference::at));
    return new Comparison(entities.size(), recorded.count(), differences);
  }

  private static @Nullable Difference first(
      EntityId entity, List<Event> recorded, List<Event> virtual, Duration tolerance) {
    int common = Math.min(recorded.size(), virtual.size());
    for (int i = 0; i < common; i++) {
      String words = words(recorded.get(i), virtual.get(i), tolerance);
      if (words != null) {
        return new Difference(entity, i + 1, recorded.get(i).at(), recorded.get(i), words);
      }
    }
    if (recorded.size() > common) {
      Event more = recorded.get(common);
      return new Difference(
          entity, common + 1, more.at(), more, name(more) + " did not happen virtually.");
    }
    if (virtual.size() > common) {
      Event more = virtual.get(common);
      return new Difference(
          entity, common + 1, more.at(), null, name(more) + " happened virtually alone: " + more);
    }
    return null;
  }

  private static @Nullable String words(Event recorded, Event virtual, Duration tolerance) {
    if (recorded.getClass() != virtual.getClass()) {
      return name(recorded) + " was recorded, " + name(virtual) + " happened virtually.";
    }
    String found = Values.difference(recorded, virtual, tolerance);
    return found == null
        ? null
        : name(recorded) + " was recorded with other values than virtually, first " + found + ".";
  }

  static String name(Object event) {
    return event.getClass().getSimpleName();
  }
}
