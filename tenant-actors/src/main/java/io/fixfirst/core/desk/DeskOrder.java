package io.fixfirst.core.desk;

import io.fixfirst.core.IncidentId;
import java.util.Comparator;

/** How tickets are compared in a desk's indexes; a test counts here how often that is. */
record DeskOrder(Comparator<IncidentId> incidents, Comparator<QueueKey> queue) {

  static final DeskOrder NATURAL = of(Comparator.naturalOrder());

  static DeskOrder of(Comparator<IncidentId> incidents) {
    return new DeskOrder(incidents, QueueKey.order(incidents));
  }
}
