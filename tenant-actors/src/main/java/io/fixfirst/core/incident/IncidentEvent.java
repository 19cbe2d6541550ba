package io.fixfirst.core.incident;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.Event;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.sla.ClockMove;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened to an incident. */
public sealed interface IncidentEvent extends Event {

  record Opened(
      Instant at,
      DeskId desk,
      Report report,
      Terms terms,
      Priority priority,
      Instant opened,
      @Nullable Alarm alarm)
      implements IncidentEvent {}

  /** Its clocks started, paused, went on, got another target, or stopped. */
  record ClocksMoved(Instant at, List<ClockMove> moves) implements IncidentEvent {}

  record ClockWarned(Instant at, String clock) implements IncidentEvent {}

  /**
   * A clock ran out; there is one of these per breach.
   *
   * @param due when it ran out
   */
  record ClockBreached(Instant at, String clock, Instant due) implements IncidentEvent {}

  record AlarmAdded(Instant at, Alarm alarm, String because) implements IncidentEvent {}

  record AlarmCleared(Instant at, AlarmKey alarm) implements IncidentEvent {}

  /** All its alarms have cleared: the technical side is over. */
  record TechnicallyRestored(Instant at) implements IncidentEvent {}

  /**
   * An alarm has cleared that the incident has not heard of, or not as it was raised last; when it
   * is heard of, that is late.
   *
   * @param raised when that alarm was raised
   */
  record AlarmClearedUnheard(Instant at, AlarmKey alarm, Instant raised) implements IncidentEvent {}

  /**
   * @param revision of the tenant's message; null in journals from before it was counted
   */
  record TermsApplied(Instant at, Terms terms, Priority priority, @Nullable Integer revision)
      implements IncidentEvent {}

  record Acknowledged(Instant at, String by, @Nullable EngineerId engineer)
      implements IncidentEvent {}

  /**
   * It lies in a queue or with a vendor, and nobody has it.
   *
   * @param number of its last assignment, which is over; 0 before the first
   */
  record Queued(
      Instant at,
      int turn,
      int number,
      Line line,
      TeamId team,
      @Nullable String vendor,
      @Nullable Instant promised)
      implements IncidentEvent {}

  /**
   * The vendor that has it did not deliver as promised.
   *
   * @param promised until when
   */
  record VendorOverdue(Instant at, String vendor, Instant promised) implements IncidentEvent {}

  /**
   * @param reassignments how often it has changed hands so far
   * @param returns how often it has come back to a team that had it before
   * @param touchLimit how long the team may work on it; null for what the terms say
   */
  record Assigned(
      Instant at,
      EngineerId engineer,
      TeamId team,
      Line line,
      int number,
      String by,
      String why,
      int reassignments,
      int returns,
      @Nullable Duration touchLimit)
      implements IncidentEvent {}

  record Returned(Instant at, EngineerId engineer, int number, String reason)
      implements IncidentEvent {}

  /**
   * @param step of the desk's message; null in journals from before it was counted
   */
  record WorkSuspended(
      Instant at,
      EngineerId engineer,
      int number,
      IncidentId major,
      Duration remaining,
      @Nullable Integer step)
      implements IncidentEvent {}

  /**
   * @param step of the desk's message; null in journals from before it was counted
   */
  record WorkReinstated(
      Instant at, EngineerId engineer, int number, IncidentId major, @Nullable Integer step)
      implements IncidentEvent {}

  record Escalated(
      Instant at,
      String by,
      Line from,
      Line to,
      @Nullable TeamId team,
      Set<String> skills,
      String reason)
      implements IncidentEvent {}

  record Waiting(Instant at, String by, WaitReason reason, @Nullable Instant until, String text)
      implements IncidentEvent {}

  record Resumed(Instant at, String by) implements IncidentEvent {}

  record Reprioritised(
      Instant at, String by, Impact impact, Urgency urgency, Priority priority, String reason)
      implements IncidentEvent {}

  record MajorDeclared(Instant at, String by, String reason) implements IncidentEvent {}

  record CoreTeamFormed(Instant at, List<CoreMember> members, int paged) implements IncidentEvent {}

  /**
   * @param paged how many engineers have been called by now
   */
  record MorePaged(Instant at, int paged) implements IncidentEvent {}

  record CoreTeamExtensionRequested(
      Instant at,
      String by,
      int request,
      @Nullable EngineerId engineer,
      @Nullable String vendor,
      Set<String> skills)
      implements IncidentEvent {}

  record CoreTeamExtended(Instant at, int request, List<CoreMember> members)
      implements IncidentEvent {}

  /**
   * A member could not stay in the core team.
   *
   * @param reason {@code on-leave} or {@code dismissed}
   */
  record CoreMemberLeft(Instant at, EngineerId engineer, String reason) implements IncidentEvent {}

  record PageSeen(Instant at, EngineerId engineer, Instant seen, @Nullable String seenBefore)
      implements IncidentEvent {}

  record WorkaroundReported(Instant at, String by, String text) implements IncidentEvent {}

  /**
   * @param closesAt when it closes if nobody reopens it
   */
  record Resolved(Instant at, String by, String text, Instant closesAt) implements IncidentEvent {}

  record Reopened(Instant at, String by, String reason) implements IncidentEvent {}

  record Closed(Instant at, String by) implements IncidentEvent {}

  record NoteAdded(Instant at, String by, String text) implements IncidentEvent {}

  /**
   * @param nextDue when the customer is promised the next one; null for no promise
   */
  record UpdatePublished(Instant at, String by, String text, @Nullable Instant nextDue)
      implements IncidentEvent {}

  /** The customer is promised an update until then, because the terms say so. */
  record UpdatePromised(Instant at, Instant due) implements IncidentEvent {}

  record UpdateOverdue(Instant at, Instant due) implements IncidentEvent {}

  /**
   * A P1 is over, and somebody has to look back at it.
   *
   * @param owner the core team's lead; null where no core team was formed in time
   */
  record ReviewDue(Instant at, Instant due, @Nullable EngineerId owner) implements IncidentEvent {}

  record ReviewFinished(Instant at, String by, String findings, List<String> prevention)
      implements IncidentEvent {}

  record ReviewWritten(Instant at, String by, ReviewText text) implements IncidentEvent {}

  record ReviewPublished(Instant at, String by, ReviewText text) implements IncidentEvent {}

  record ResponsibilityRecorded(Instant at, String by, String party, String text)
      implements IncidentEvent {}
}
