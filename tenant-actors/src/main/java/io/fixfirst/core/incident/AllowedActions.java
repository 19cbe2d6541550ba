package io.fixfirst.core.incident;

import static io.fixfirst.core.Rejection.conflict;

import io.fixfirst.core.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people may do with an incident now, and why not the rest. The rule book asks the same table,
 * so what a console offers is what is accepted.
 */
public final class AllowedActions {

  static final Rejection UNKNOWN =
      Rejection.notFound("incident.unknown", "There is no incident of that number.");
  static final Rejection CLOSED =
      conflict("incident.closed", "The incident is closed.", "Report it again as a new one.");
  static final Rejection RESOLVED =
      conflict("incident.resolved", "The incident is resolved.", "Reopen it first.");
  static final Rejection WAITING =
      conflict("incident.waiting", "The incident waits for somebody.", "Resume it first.");
  static final Rejection NOT_WAITING =
      conflict("incident.not-waiting", "The incident does not wait for anybody.");
  static final Rejection MAJOR_DOES_NOT_WAIT =
      conflict(
          "incident.major-does-not-wait",
          "A P1 does not wait for anybody.",
          "Extend its core team with whoever is needed, a vendor too.");
  static final Rejection HAS_CORE_TEAM =
      conflict(
          "incident.has-core-team",
          "A P1 belongs to its core team until service is restored.",
          "Extend the core team, or report a workaround.");
  static final Rejection IS_MAJOR =
      conflict(
          "incident.is-major",
          "Impact and urgency do not weigh a P1: it stays one.",
          "Report a workaround when service runs again.");
  static final Rejection MAJOR_ALREADY = conflict("incident.major-already", "It is a P1 already.");
  static final Rejection NO_MAJOR =
      conflict(
          "incident.not-major", "Only a running P1 has a core team.", "Declare it a P1 first.");
  static final Rejection RESTORED =
      conflict(
          "incident.restored",
          "Service has been restored already.",
          "Reopen it if that is not so.");
  static final Rejection NOT_RESOLVED =
      conflict("incident.not-resolved", "The incident is not resolved.", "Resolve it first.");
  static final Rejection STILL_OPEN =
      conflict("incident.still-open", "The incident is open, and service is not restored yet.");
  static final Rejection FIX_FIRST =
      conflict(
          "incident.fix-first",
          "Who is responsible is not recorded before service is restored.",
          "Fix first, discuss later: report a workaround or resolve it, then come back to this.");
  static final Rejection NO_REVIEW =
      conflict("incident.no-review", "No review of this incident is due.");
  static final Rejection REVIEW_FINISHED =
      conflict("incident.review-finished", "The review is finished.");
  static final Rejection REVIEW_NOT_FINISHED =
      conflict("incident.review-not-finished", "The review is not finished.", "Finish it first.");

  /**
   * An action and whether it may be done.
   *
   * @param refusal why not; null if it may be done
   */
  public record Verdict(IncidentAction action, @Nullable Rejection refusal) {

    /** {@return whether it may be done now} */
    public boolean allowed() {
      return refusal == null;
    }
  }

  private AllowedActions() {}

  /** {@return a verdict on each action, in their order} */
  public static List<Verdict> of(Incident incident) {
    List<Verdict> verdicts = new ArrayList<>();
    for (IncidentAction action : IncidentAction.values()) {
      verdicts.add(new Verdict(action, refusal(incident, action)));
    }
    return verdicts;
  }

  /** {@return why that action may not be done now; null if it may} */
  public static @Nullable Rejection refusal(Incident incident, IncidentAction action) {
    if (incident.stage() == Stage.ABSENT) {
      return UNKNOWN;
    }
    return switch (action) {
      case ACKNOWLEDGE -> unlessOpen(incident);
      case ASSIGN, ESCALATE -> first(unlessOpen(incident), ifMajorRuns(incident, HAS_CORE_TEAM));
      case WAIT -> first(unlessLive(incident), ifMajorRuns(incident, MAJOR_DOES_NOT_WAIT));
      case RESUME ->
          first(unlessLive(incident), incident.stage() == Stage.WAITING ? null : NOT_WAITING);
      case REPRIORITISE -> first(unlessLive(incident), incident.major() == null ? null : IS_MAJOR);
      case DECLARE_MAJOR ->
          first(unlessNotRestored(incident), ifMajorRuns(incident, MAJOR_ALREADY));
      case WORKAROUND -> unlessNotRestored(incident);
      case EXTEND_CORE_TEAM -> first(unlessLive(incident), incident.majorRuns() ? null : NO_MAJOR);
      case RESOLVE -> unlessLive(incident);
      case REOPEN ->
          incident.stage() == Stage.CLOSED ? CLOSED : incident.serviceRuns() ? null : STILL_OPEN;
      case CLOSE ->
          switch (incident.stage()) {
            case RESOLVED -> null;
            case CLOSED -> CLOSED;
            case OPEN, WAITING, ABSENT -> NOT_RESOLVED;
          };
      case NOTE -> null;
      case UPDATE -> incident.stage() == Stage.CLOSED ? CLOSED : null;
      case RECORD_RESPONSIBILITY -> incident.serviceRuns() ? null : FIX_FIRST;
      case WRITE_REVIEW, FINISH_REVIEW -> {
        Incident.Review review = incident.review();
        yield review == null ? NO_REVIEW : review.finished() ? REVIEW_FINISHED : null;
      }
      case PUBLISH_REVIEW -> {
        Incident.Review review = incident.review();
        yield review == null ? NO_REVIEW : review.finished() ? null : REVIEW_NOT_FINISHED;
      }
    };
  }

  private static @Nullable Rejection unlessOpen(Incident incident) {
    return switch (incident.stage()) {
      case ABSENT -> UNKNOWN;
      case OPEN -> null;
      case WAITING -> WAITING;
      case RESOLVED -> RESOLVED;
      case CLOSED -> CLOSED;
    };
  }

  private static @Nullable Rejection unlessLive(Incident incident) {
    return incident.stage() == Stage.WAITING ? null : unlessOpen(incident);
  }

  private static @Nullable Rejection unlessNotRestored(Incident incident) {
    return first(unlessLive(incident), incident.restored() == null ? null : RESTORED);
  }

  private static @Nullable Rejection ifMajorRuns(Incident incident, Rejection refusal) {
    return incident.majorRuns() ? refusal : null;
  }

  private static @Nullable Rejection first(@Nullable Rejection one, @Nullable Rejection other) {
    return one == null ? other : one;
  }
}
