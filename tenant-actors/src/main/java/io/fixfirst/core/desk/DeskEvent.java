package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.Event;
import io.fixfirst.core.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened at the desk. */
public sealed interface DeskEvent extends Event {

  record Arranged(Instant at, List<Team> teams) implements DeskEvent {}

  record Enrolled(Instant at, Member member) implements DeskEvent {}

  record Dismissed(Instant at, EngineerId engineer) implements DeskEvent {}

  record PresenceSet(Instant at, EngineerId engineer, Presence presence, @Nullable Instant until)
      implements DeskEvent {}

  /**
   * A ticket waits in a team's queue.
   *
   * @param because why it came here: {@code offered}, {@code returned}, {@code moved}
   */
  record Queued(Instant at, Ticket ticket, TeamId team, String because) implements DeskEvent {}

  record Withdrawn(Instant at, IncidentId incident, int turn, boolean over) implements DeskEvent {}

  /**
   * A ticket was handed to an engineer.
   *
   * @param number counts the assignments of this ticket from 1
   * @param pickUpBy when it goes back if it has not been picked up
   * @param by {@code desk}, or who did it by hand
   */
  record Assigned(
      Instant at,
      IncidentId incident,
      EngineerId engineer,
      TeamId team,
      int number,
      Instant pickUpBy,
      String by,
      Explanation explanation)
      implements DeskEvent {}

  record PickedUp(Instant at, IncidentId incident, EngineerId engineer) implements DeskEvent {}

  /** An assignment ended without the ticket being finished; it is queued again right after. */
  record Returned(Instant at, IncidentId incident, EngineerId engineer, int number, String reason)
      implements DeskEvent {}

  record Estimated(Instant at, IncidentId incident, Duration effort, String by)
      implements DeskEvent {}

  /**
   * A P1 has its core team. Everybody enrolled and not on leave is paged; who is not in the team is
   * stood down, as of {@code at}.
   */
  record CoreTeamFormed(
      Instant at,
      Ticket ticket,
      String summary,
      List<CoreMember> members,
      List<EngineerId> stoodDown,
      Explanation explanation)
      implements DeskEvent {}

  record CoreTeamExtended(
      Instant at,
      IncidentId incident,
      int request,
      List<CoreMember> members,
      Explanation explanation)
      implements DeskEvent {}

  /** The P1 is over; each member goes on with what they left, with what was left of it. */
  record MajorEnded(Instant at, IncidentId incident, int turn, List<CoreMember> members)
      implements DeskEvent {}
}
