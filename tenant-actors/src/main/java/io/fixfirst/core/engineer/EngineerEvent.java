package io.fixfirst.core.engineer;

import io.fixfirst.core.Event;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.engineer.EngineerProfile.ContactWay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to an engineer. */
public sealed interface EngineerEvent extends Event {

  /**
   * Known, or known differently.
   *
   * @param nextShiftChange when a shift begins or ends next; null without shifts
   */
  record Registered(
      Instant at, EngineerProfile profile, Presence presence, @Nullable Instant nextShiftChange)
      implements EngineerEvent {}

  record Retired(Instant at, String by) implements EngineerEvent {}

  record PresenceChanged(Instant at, Presence presence, @Nullable Instant until, String by)
      implements EngineerEvent {}

  record ShiftChanged(Instant at, Presence presence, @Nullable Instant nextShiftChange)
      implements EngineerEvent {}

  /**
   * A page goes out over a contact way.
   *
   * @param attempt from 1
   * @param nextAt when the next one goes out if this is not acknowledged
   * @param round how often they had left the core team before; null for never
   */
  record Paged(
      Instant at,
      IncidentId incident,
      int turn,
      String summary,
      @Nullable CoreRole role,
      int attempt,
      ContactWay over,
      Instant nextAt,
      @Nullable Integer round)
      implements EngineerEvent {}

  record PageAcknowledged(Instant at, IncidentId incident, @Nullable String seenBefore)
      implements EngineerEvent {}

  /**
   * @param round of the last page that is over; null for 0
   */
  record PageEnded(Instant at, IncidentId incident, int turn, @Nullable Integer round)
      implements EngineerEvent {}
}
