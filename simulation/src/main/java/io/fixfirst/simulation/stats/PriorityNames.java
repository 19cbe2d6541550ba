package io.fixfirst.simulation.stats;

import io.fixfirst.core.sla.Priority;
import java.util.List;
import java.util.Locale;

/** Priorities as figures name them, {@code p1} first. */
public final class PriorityNames {

  /** All priorities, the heaviest first. */
  public static final List<Priority> HEAVIEST_FIRST = List.of(Priority.values()).reversed();

  private PriorityNames() {}

  /** {@return {@code p1}, {@code high} ...} */
  public static String of(Priority priority) {
    return priority.name().toLowerCase(Locale.ROOT);
  }
}
