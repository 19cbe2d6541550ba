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

  /**
   * @param turn of the engineer's message; null in journals from before it was counted
   */
  record Enrolled(Instant at, Member member, @Nullable Integer turn) implements DeskEvent {}

  /**
   * They are gone, or it is known that they will not come.
   *
   * @param turn as in {@link Enrolled}
   */
  record Dismissed(Instant at, EngineerId engineer, @Nullable Integer turn) implements DeskEvent {}

  /**
   * @param turn of the engineer's message; null in journals from before it was counted
   */
  record PresenceSet(
      Instant at,
      EngineerId engineer,
      Presence presence,
      @Nullable Instant until,
      @Nullable Integer turn)
      implements DeskEvent {}

  /**
   * A ticket waits in a team's queue.
   *
   * <p>Whoever was on it is free: an escalation takes the ticket away without a {@link Returned}.
   *
   * @param because why it came here: one of the constants here
   */
  record Queued(Instant at, Ticket ticket, TeamId team, String because) implements DeskEvent {

    public static final String OFFERED = "offered";
    public static final String RETURNED = "returned";
    public static final String MOVED = "moved";
  }

  /** Something about a ticket on the floor has changed; it stays where it is. */
  record Revised(Instant at, Ticket ticket) implements DeskEvent {}

  /** A ticket needs nobody now; whoever was on it is free. */
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

  /**
   * An assignment ended without the ticket being finished; it is queued or assigned right after.
   *
   * @param reason one of the constants here, or the engineer's own words
   */
  record Returned(Instant at, IncidentId incident, EngineerId engineer, int number, String reason)
      implements DeskEvent {

    public static final String NOT_PICKED_UP = "not-picked-up";
    public static final String HANDED_OVER = "handed-over";
    public static final String MOVED = "moved";
    public static final String ON_LEAVE = "on-leave";
    public static final String DISMISSED = "dismissed";
  }

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

  /**
   * Somebody who was not there when a P1 called everybody is there now, and is paged too.
   *
   * @param because one of the constants here
   */
  record AlsoPaged(Instant at, IncidentId incident, EngineerId engineer, String because)
      implements DeskEvent {

    public static final String ENROLLED = "enrolled";
    public static final String BACK_FROM_LEAVE = "back-from-leave";
  }

  /**
   * A member cannot stay in the core team.
   *
   * @param reason {@link Returned#ON_LEAVE} or {@link Returned#DISMISSED}
   */
  record CoreMemberLeft(Instant at, IncidentId incident, EngineerId engineer, String reason)
      implements DeskEvent {}

  /**
   * The P1 is over; each member goes on with what they left, with what was left of it.
   *
   * @param members with {@code left} null where there is nothing to go back to: they left nothing,
   *     it has gone to somebody else or off the floor meanwhile, or another P1 has taken them
   */
  record MajorEnded(Instant at, IncidentId incident, int turn, List<CoreMember> members)
      implements DeskEvent {}
}
