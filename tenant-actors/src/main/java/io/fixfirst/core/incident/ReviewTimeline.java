package io.fixfirst.core.incident;

import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.sla.ClockMove;
import io.fixfirst.core.sla.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened in an incident, in plain sentences: the beginning of every review, and what a
 * console shows. A pure function over its events.
 */
public final class ReviewTimeline {

  /**
   * One sentence.
   *
   * @param after how long after the incident was opened
   * @param by who did it: {@code operator:ada}, {@code desk}, {@code timer}, ...
   */
  public record Entry(Instant at, Duration after, String by, String sentence) {}

  private ReviewTimeline() {}

  /** {@return the timeline of a whole history, in order} */
  public static List<Entry> of(List<? extends IncidentEvent> history) {
    List<Entry> entries = new ArrayList<>();
    Instant opened = null;
    for (IncidentEvent event : history) {
      if (event instanceof IncidentEvent.Opened first) {
        opened = first.opened();
      }
      String sentence = sentence(event);
      if (sentence != null) {
        Duration after = opened == null ? Duration.ZERO : Duration.between(opened, event.at());
        entries.add(new Entry(event.at(), after, by(event), sentence));
      }
    }
    return entries;
  }

  /** {@return the event as a sentence; null if others say it already} */
  public static @Nullable String sentence(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.Opened(_, _, var report, _, var priority, _, var alarm) ->
          (alarm == null ? "Reported by " + report.by() : "Opened by an alarm of " + alarm.device())
              + " as "
              + name(priority)
              + ": "
              + report.summary();
      case IncidentEvent.ClocksMoved(_, var moves) -> clocks(moves);
      case IncidentEvent.ClockWarned(_, var clock) ->
          "The " + clock + " clock has used most of its time.";
      case IncidentEvent.ClockBreached(_, var clock, _) -> "The " + clock + " clock ran out.";
      case IncidentEvent.AlarmAdded(_, var alarm, var because) ->
          "Alarm \"" + alarm.summary() + "\" joined (" + because + ").";
      case IncidentEvent.AlarmCleared(_, var alarm) ->
          "Alarm " + alarm.identity() + " of " + alarm.device() + " cleared.";
      case IncidentEvent.AlarmClearedUnheard _ -> null;
      case IncidentEvent.TechnicallyRestored _ -> "All alarms have cleared.";
      case IncidentEvent.TermsApplied _ -> "The contract changed; the clocks kept what they used.";
      case IncidentEvent.Acknowledged(_, var by, var engineer) ->
          engineer == null ? by + " acknowledged it." : engineer + " began to work on it.";
      case IncidentEvent.Queued(_, _, _, var line, var team, var vendor, var promised) ->
          vendor == null
              ? "It waits in the queue of " + team + " (line " + line.number() + ")."
              : "It lies with "
                  + vendor
                  + (promised == null ? "." : ", promised " + promised + ".");
      case IncidentEvent.VendorOverdue(_, var vendor, var promised) ->
          vendor + " did not deliver as promised for " + promised + ".";
      case IncidentEvent.Assigned assigned ->
          assigned.engineer()
              + " of "
              + assigned.team()
              + " got it: "
              + assigned.why()
              + (assigned.returns() > 0 ? " (it has been there before)." : ".");
      case IncidentEvent.Returned(_, var engineer, _, var reason) ->
          engineer + " gave it back: " + reason + ".";
      case IncidentEvent.WorkSuspended(_, var engineer, _, var major, var remaining, _) ->
          engineer + " left it for P1 " + major + " with " + time(remaining) + " of work left.";
      case IncidentEvent.WorkReinstated(_, var engineer, _, _, _) -> engineer + " came back to it.";
      case IncidentEvent.Escalated(_, _, var from, var to, var team, _, var reason) ->
          "From line "
              + from.number()
              + " to line "
              + to.number()
              + (team == null ? ": " : ", " + team + ": ")
              + reason;
      case IncidentEvent.Waiting(_, _, var reason, var until, var text) ->
          "Waits for the "
              + name(reason)
              + (until == null ? ": " : " until " + until + ": ")
              + text;
      case IncidentEvent.Resumed _ -> "It went on.";
      case IncidentEvent.Reprioritised(_, _, _, _, var priority, var reason) ->
          "Priority is now " + name(priority) + ": " + reason;
      case IncidentEvent.MajorDeclared(_, _, var reason) -> "Declared a P1: " + reason;
      case IncidentEvent.CoreTeamFormed(_, var members, var paged) ->
          paged + " engineers were called; the core team is " + team(members) + ".";
      case IncidentEvent.MorePaged(_, var paged) ->
          "More engineers have come and were called: " + paged + " by now.";
      case IncidentEvent.CoreTeamExtensionRequested asked ->
          "The core team asked for "
              + (asked.vendor() != null
                  ? asked.vendor()
                  : asked.engineer() != null ? asked.engineer().text() : "one more")
              + skills(asked.skills())
              + ".";
      case IncidentEvent.CoreTeamExtended(_, _, var members) ->
          members.isEmpty()
              ? "Nobody could join the core team."
              : "The core team grew: " + team(members) + ".";
      case IncidentEvent.CoreMemberLeft(_, var engineer, var reason) ->
          engineer + " left the core team (" + reason + ").";
      case IncidentEvent.PageSeen(_, var engineer, _, var seenBefore) ->
          seenBefore == null
              ? engineer + " has seen the call."
              : engineer + " has seen this before: " + seenBefore;
      case IncidentEvent.WorkaroundReported(_, _, var text) -> "Service is restored: " + text;
      case IncidentEvent.Resolved(_, _, var text, _) -> "Resolved: " + text;
      case IncidentEvent.Reopened(_, _, var reason) -> "Reopened: " + reason;
      case IncidentEvent.Closed _ -> "Closed.";
      case IncidentEvent.NoteAdded(_, _, var text) -> "Note: " + text;
      case IncidentEvent.UpdatePromised(_, var due) ->
          "The customer is promised an update by " + due + ".";
      case IncidentEvent.UpdatePublished(_, _, var text, _) -> "Told the customer: " + text;
      case IncidentEvent.UpdateOverdue(_, var due) ->
          "The customer waits for an update since " + due + ".";
      case IncidentEvent.ReviewDue(_, var due, var owner) ->
          "A review is due by "
              + due
              + (owner == null ? "; nobody leads it yet." : ", led by " + owner + ".");
      case IncidentEvent.ReviewWritten _ -> null;
      case IncidentEvent.ReviewFinished(_, _, var findings, _) -> "Reviewed: " + findings;
      case IncidentEvent.ReviewPublished _ -> "The customer can read the review.";
      case IncidentEvent.ResponsibilityRecorded(_, _, var party, var text) ->
          "Responsible: " + party + ". " + text;
    };
  }

  private static String by(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.Opened opened -> opened.report().by();
      case IncidentEvent.Acknowledged acknowledged -> acknowledged.by();
      case IncidentEvent.Assigned assigned -> assigned.by();
      case IncidentEvent.Returned returned -> returned.engineer().text();
      case IncidentEvent.PageSeen seen -> seen.engineer().text();
      case IncidentEvent.Escalated escalated -> escalated.by();
      case IncidentEvent.Waiting waiting -> waiting.by();
      case IncidentEvent.Resumed resumed -> resumed.by();
      case IncidentEvent.Reprioritised weighed -> weighed.by();
      case IncidentEvent.MajorDeclared declared -> declared.by();
      case IncidentEvent.CoreTeamExtensionRequested asked -> asked.by();
      case IncidentEvent.WorkaroundReported restored -> restored.by();
      case IncidentEvent.Resolved resolved -> resolved.by();
      case IncidentEvent.Reopened reopened -> reopened.by();
      case IncidentEvent.Closed closed -> closed.by();
      case IncidentEvent.NoteAdded note -> note.by();
      case IncidentEvent.UpdatePublished update -> update.by();
      case IncidentEvent.ReviewWritten review -> review.by();
      case IncidentEvent.ReviewFinished review -> review.by();
      case IncidentEvent.ReviewPublished review -> review.by();
      case IncidentEvent.ResponsibilityRecorded recorded -> recorded.by();
      case IncidentEvent.Queued _,
          IncidentEvent.WorkSuspended _,
          IncidentEvent.WorkReinstated _,
          IncidentEvent.CoreTeamFormed _,
          IncidentEvent.MorePaged _,
          IncidentEvent.CoreTeamExtended _,
          IncidentEvent.CoreMemberLeft _ ->
          "desk";
      case IncidentEvent.AlarmAdded _,
          IncidentEvent.AlarmCleared _,
          IncidentEvent.AlarmClearedUnheard _,
          IncidentEvent.TechnicallyRestored _ ->
          IncidentRules.MONITORING;
      case IncidentEvent.ClocksMoved _,
          IncidentEvent.ClockWarned _,
          IncidentEvent.ClockBreached _,
          IncidentEvent.TermsApplied _,
          IncidentEvent.VendorOverdue _,
          IncidentEvent.UpdatePromised _,
          IncidentEvent.UpdateOverdue _,
          IncidentEvent.ReviewDue _ ->
          IncidentRules.TIMER;
    };
  }

  /** Clocks begin and end with what others say; that they pause is said here. */
  private static @Nullable String clocks(List<ClockMove> moves) {
    for (ClockMove move : moves) {
      if (move.state() == ClockMove.State.PAUSED && move.because().startsWith("waiting-")) {
        return "The clocks pause (" + move.because() + ").";
      }
    }
    return null;
  }

  private static String team(List<CoreMember> members) {
    if (members.isEmpty()) {
      return "nobody";
    }
    StringBuilder text = new StringBuilder();
    for (CoreMember member : members) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(member.engineer())
          .append(" (")
          .append(name(member.role()))
          .append(')');
      if (member.left() != null) {
        text.append(", leaving ").append(member.left());
      }
    }
    return text.toString();
  }

  private static String skills(Set<String> skills) {
    return skills.isEmpty() ? "" : " who knows " + String.join(", ", skills);
  }

  private static String name(Enum<?> one) {
    return one == Priority.P1 ? "P1" : one.name().toLowerCase(Locale.ROOT);
  }

  private static String time(Duration time) {
    return time.toMinutes() + " min";
  }
}
