package io.fixfirst.core.incident;

import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.time.Duration;

/**
 * The work expected of a ticket until somebody estimates it better.
 *
 * <p>A first line's touch is about ten minutes, a resolve team's an hour; what a third party has is
 * followed up, not worked on (domain text B).
 */
final class DefaultEffort {

  private static final Duration FIRST = Duration.ofMinutes(10);
  private static final Duration SECOND = Duration.ofMinutes(60);
  private static final Duration THIRD = Duration.ofMinutes(120);
  private static final Duration P1 = Duration.ofMinutes(90);

  private DefaultEffort() {}

  static Duration of(Line line, Priority priority) {
    if (priority == Priority.P1) {
      return P1;
    }
    return switch (line) {
      case FIRST -> FIRST;
      case SECOND -> SECOND;
      case THIRD -> THIRD;
    };
  }
}
