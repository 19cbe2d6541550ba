package io.fixfirst.core.desk;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.sla.Priority;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A ticket's place in its queue: smaller comes first. */
record QueueKey(long first, long second, long third, IncidentId incident) {

  private static final long SECONDS_MAX = 1_000_000_000_000L;

  static QueueKey of(DispatchPolicy policy, Ticket ticket) {
    long lightness = Priority.P1.ordinal() - (long) ticket.priority().ordinal();
    long opened = millis(ticket.opened());
    return switch (policy) {
      case EARLIEST_DEADLINE ->
          new QueueKey(due(ticket.due()), lightness, opened, ticket.incident());
      case PRIORITY -> new QueueKey(lightness, opened, 0, ticket.incident());
      case FIRST_COME, LEAST_LOADED -> new QueueKey(opened, 0, 0, ticket.incident());
    };
  }

  static Comparator<QueueKey> order(Comparator<IncidentId> incidents) {
    return (one, other) -> {
      int order = Long.compare(one.first, other.first);
      if (order == 0) {
        order = Long.compare(one.second, other.second);
      }
      if (order == 0) {
        order = Long.compare(one.third, other.third);
      }
      return order != 0 ? order : incidents.compare(one.incident, other.incident);
    };
  }

  private static long due(@Nullable Instant due) {
    return due == null ? Long.MAX_VALUE : millis(due);
  }

  private static long millis(Instant at) {
    return Math.clamp(at.getEpochSecond(), -SECONDS_MAX, SECONDS_MAX) * 1000
        + at.getNano() / 1_000_000;
  }
}
