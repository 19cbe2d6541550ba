package io.fixfirst.simulation.stats;

import org.jspecify.annotations.Nullable;

/** Where a ticket is on the desk's floor, and since when it waits there for somebody to begin. */
final class Spot {

  /** What is the matter with it. */
  enum Where {
    AWAY,
    WAITING,
    AT_VENDOR,
    WITH,
    SUSPENDED,
    CORE_TEAM
  }

  Where where = Where.AWAY;
  @Nullable Floor team;
  @Nullable Seat seat;

  /** Since when it waits for somebody to begin; {@link Case#NEVER} where it does not wait. */
  long waitsSince = Case.NEVER;

  boolean begun;
}
