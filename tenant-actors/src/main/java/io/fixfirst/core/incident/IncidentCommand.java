package io.fixfirst.core.incident;

import io.fixfirst.core.Command;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of an incident. */
public sealed interface IncidentCommand extends Command {

  /**
   * Open it (from the tenant).
   *
   * @param opened when the tenant took the report: the clocks run from here
   * @param alarm that opened it; null where a person reported it
   */
  record Open(DeskId desk, Report report, Terms terms, Instant opened, @Nullable Alarm alarm)
      implements IncidentCommand {

    @Override
    public boolean urgent() {
      return report.major();
    }
  }

  /**
   * One more alarm belongs to it (from the tenant).
   *
   * @param major whether a rule says that this alarm makes it a P1
   */
  record AddAlarm(Alarm alarm, String because, boolean major) implements IncidentCommand {

    @Override
    public boolean urgent() {
      return major;
    }
  }

  /**
   * One of its alarms has cleared (from the tenant).
   *
   * @param raised when that alarm was raised; if it has been raised again since, this is late
   */
  record ClearAlarm(AlarmKey alarm, Instant raised) implements IncidentCommand {}

  /**
   * The contract has changed; the clocks go on with what they have used (from the tenant).
   *
   * @param revision counts the terms that it is told of; what is not newer is late
   */
  record ApplyTerms(Terms terms, int revision) implements IncidentCommand {}

  /** Somebody works on it from now on: the respond clock is met. */
  record Acknowledge(String by, @Nullable EngineerId engineer) implements IncidentCommand {}

  /**
   * Where it lies now, and that nobody has it (from the desk).
   *
   * @param number of its last assignment, which is over; 0 before the first
   */
  record NoteQueued(
      int turn,
      int number,
      Line line,
      TeamId team,
      @Nullable String vendor,
      @Nullable Duration promised)
      implements IncidentCommand {}

  /**
   * Who has it now (from the desk).
   *
   * @param number counts the assignments from 1; an older one than the last seen is late
   * @param touchLimit how long the team may work on it before it goes to the 2nd line; null for
   *     what the terms say
   */
  record NoteAssigned(
      EngineerId engineer,
      TeamId team,
      Line line,
      int number,
      String by,
      String why,
      @Nullable Duration touchLimit)
      implements IncidentCommand {}

  /** Nobody has it any more (from the desk). */
  record NoteReturned(EngineerId engineer, int number, String reason) implements IncidentCommand {}

  /**
   * Whoever has it was taken for a P1; they come back to it (from the desk).
   *
   * @param step counts how often they were taken from it and came back; what is not newer is late
   */
  record NoteSuspended(
      EngineerId engineer, int number, IncidentId major, Duration remaining, int step)
      implements IncidentCommand {}

  /**
   * They are back on it (from the desk).
   *
   * @param step as in {@link NoteSuspended}
   */
  record NoteReinstated(EngineerId engineer, int number, IncidentId major, int step)
      implements IncidentCommand {}

  /** Send it to another line, and to a team there if one is named. */
  record Escalate(String by, Line line, @Nullable TeamId team, Set<String> skills, String reason)
      implements IncidentCommand {}

  /** The 1st line has had it for as long as it may (timer). */
  record EscalateByTouchLimit(int number) implements IncidentCommand {}

  /**
   * It cannot go on until somebody else has done something.
   *
   * @param until when it goes on at the latest; null for whenever it is resumed
   */
  record Wait(String by, WaitReason reason, @Nullable Instant until, String text)
      implements IncidentCommand {}

  /** It can go on; by hand, or by the timer of {@code until}. */
  record Resume(String by) implements IncidentCommand {}

  /** Change impact and urgency, and with them the priority. */
  record Reprioritise(String by, Impact impact, Urgency urgency, String reason)
      implements IncidentCommand {}

  /** It is a P1. */
  record DeclareMajor(String by, String reason) implements IncidentCommand {

    @Override
    public boolean urgent() {
      return true;
    }
  }

  /**
   * The desk has formed the core team (from the desk).
   *
   * @param turn of the message that asked for it; an older one is of an earlier P1
   */
  record NoteCoreTeam(int turn, List<CoreMember> members, int paged) implements IncidentCommand {}

  /**
   * More engineers than at first have been called (from the desk).
   *
   * @param turn of the message that asked for the core team
   * @param paged how many by now
   */
  record NotePaged(int turn, int paged) implements IncidentCommand {}

  /** The desk has extended the core team (from the desk). */
  record NoteCoreTeamExtended(int request, List<CoreMember> members) implements IncidentCommand {}

  /**
   * A member could not stay in the core team (from the desk).
   *
   * @param turn of the message that asked for the core team
   * @param request the last extension before they left; one that has come since may have brought
   *     them back
   */
  record NoteCoreMemberLeft(int turn, int request, EngineerId engineer, String reason)
      implements IncidentCommand {}

  /** An engineer has seen the page (from the engineer). */
  record NotePageSeen(EngineerId engineer, Instant seen, @Nullable String seenBefore)
      implements IncidentCommand {}

  /**
   * Add somebody to the core team.
   *
   * @param engineer whom; null lets the desk choose
   * @param vendor an external specialist's name instead; null for internal people
   */
  record ExtendCoreTeam(
      String by, @Nullable EngineerId engineer, @Nullable String vendor, Set<String> skills)
      implements IncidentCommand {}

  /** The P1 has lasted so long that its core team grows (timer). */
  record ExtendByTime() implements IncidentCommand {}

  /** Service runs again, by a workaround; the cause may still be there. */
  record ReportWorkaround(String by, String text) implements IncidentCommand {}

  /** The cause is removed. */
  record Resolve(String by, String text) implements IncidentCommand {}

  /** It was not. Possible until it is closed. */
  record Reopen(String by, String reason) implements IncidentCommand {}

  /** It is over; by hand, or by the timer of the quiet time. */
  record Close(String by) implements IncidentCommand {}

  /** Write something down for colleagues. */
  record AddNote(String by, String text) implements IncidentCommand {}

  /**
   * Tell the customer.
   *
   * @param nextWithin when the next update is promised; null for what the terms say
   */
  record PublishUpdate(String by, String text, @Nullable Duration nextWithin)
      implements IncidentCommand {}

  /** The next update to the customer is due (timer). */
  record RemindUpdate() implements IncidentCommand {}

  /** The vendor has had it for as long as it promised (timer). */
  record RemindVendor() implements IncidentCommand {}

  /** A clock has used its share (timer). */
  record WarnClock(String clock) implements IncidentCommand {}

  /** A clock has run out (timer). */
  record BreachClock(String clock) implements IncidentCommand {}

  /** Who is responsible; refused until service is restored. */
  record RecordResponsibility(String by, String party, String text) implements IncidentCommand {}

  /** Finish the review of a P1. */
  record FinishReview(String by, String findings, List<String> prevention)
      implements IncidentCommand {}

  /** Keep the review as far as it has been written. */
  record WriteReview(String by, ReviewText text) implements IncidentCommand {}

  /**
   * Show the customer a finished review.
   *
   * @param text in the wording meant for the customer: roles in place of names
   */
  record PublishReview(String by, ReviewText text) implements IncidentCommand {}
}
