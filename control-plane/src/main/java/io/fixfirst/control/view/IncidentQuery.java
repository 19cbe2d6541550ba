package io.fixfirst.control.view;

import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a list shows.
 *
 * @param open only those with work left
 */
public record IncidentQuery(
    @Nullable String tenant,
    boolean open,
    Set<IncidentView.State> states,
    List<Priority> priorities,
    @Nullable Line line,
    @Nullable String team,
    @Nullable String engineer,
    @Nullable String service,
    @Nullable String device,
    Optional<String> text,
    Sort sort,
    int limit,
    Optional<String> cursor) {

  /** The order of a list. */
  public enum Sort {
    /** The newest first. */
    NEWEST,
    /** The oldest first. */
    OLDEST,
    /** What runs out first. */
    DUE
  }
}
