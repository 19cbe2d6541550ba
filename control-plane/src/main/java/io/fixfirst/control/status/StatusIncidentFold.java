package io.fixfirst.control.status;

import io.fixfirst.control.status.StatusIncident.Post;
import io.fixfirst.control.status.StatusIncident.Span;
import io.fixfirst.control.status.StatusIncident.Step;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.ReviewText;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds an incident's events into what a status page may tell of it.
 *
 * <p>The page speaks of an incident that is a P1, that a critical alarm opened, that was reported
 * with high impact, or of which an update was published. The rest are tickets of single people.
 */
final class StatusIncidentFold {

  /** Kept of each; the newest. */
  private static final int PARTS_MAX = 50;

  private final IncidentId id;
  private long revision;
  private @Nullable String service;
  private boolean shown;
  private boolean major;
  private Impact impact = Impact.LOW;
  private boolean restored;
  private Instant opened = Instant.EPOCH;
  private @Nullable Instant resolved;
  private boolean kept = true;
  private final List<Span> spans = new ArrayList<>();
  private final List<Post> posts = new ArrayList<>();
  private @Nullable Instant nextUpdate;
  private Instant changed = Instant.EPOCH;

  StatusIncidentFold(IncidentId id, @Nullable StatusIncident from) {
    this.id = id;
    if (from != null) {
      revision = from.revision();
      service = from.service();
      shown = from.shown();
      major = from.major();
      impact = from.impact();
      restored = from.restored();
      opened = from.opened();
      resolved = from.resolved();
      kept = from.kept();
      spans.addAll(from.spans());
      posts.addAll(from.posts());
      nextUpdate = from.nextUpdate();
      changed = from.changed();
    }
  }

  /** {@return whether an event can change what a page tells} */
  static boolean concerns(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.Opened _,
          IncidentEvent.Reprioritised _,
          IncidentEvent.MajorDeclared _,
          IncidentEvent.WorkaroundReported _,
          IncidentEvent.Resolved _,
          IncidentEvent.Reopened _,
          IncidentEvent.UpdatePublished _,
          IncidentEvent.UpdatePromised _,
          IncidentEvent.ReviewPublished _ ->
          true;
      case IncidentEvent.ClockBreached(_, var clock, _) -> clock.equals("resolve");
      case IncidentEvent.AlarmAdded(_, var alarm, _) -> alarm.severity() == Severity.CRITICAL;
      case IncidentEvent.ClocksMoved _,
          IncidentEvent.ClockWarned _,
          IncidentEvent.AlarmCleared _,
          IncidentEvent.TechnicallyRestored _,
          IncidentEvent.AlarmClearedUnheard _,
          IncidentEvent.TermsApplied _,
          IncidentEvent.Acknowledged _,
          IncidentEvent.Queued _,
          IncidentEvent.VendorOverdue _,
          IncidentEvent.Assigned _,
          IncidentEvent.Returned _,
          IncidentEvent.WorkSuspended _,
          IncidentEvent.WorkReinstated _,
          IncidentEvent.Escalated _,
          IncidentEvent.Waiting _,
          IncidentEvent.Resumed _,
          IncidentEvent.CoreTeamFormed _,
          IncidentEvent.MorePaged _,
          IncidentEvent.CoreTeamExtensionRequested _,
          IncidentEvent.CoreTeamExtended _,
          IncidentEvent.CoreMemberLeft _,
          IncidentEvent.PageSeen _,
          IncidentEvent.Closed _,
          IncidentEvent.NoteAdded _,
          IncidentEvent.UpdateOverdue _,
          IncidentEvent.ReviewDue _,
          IncidentEvent.ReviewWritten _,
          IncidentEvent.ReviewFinished _,
          IncidentEvent.ResponsibilityRecorded _ ->
          false;
    };
  }

  /** Applies an event that {@link #concerns}; again changes nothing. */
  void apply(IncidentEvent event, long at) {
    if (at <= revision) {
      return;
    }
    revision = at;
    changed = event.at();
    step(event);
    settle(event.at());
  }

  private void step(IncidentEvent event) {
    switch (event) {
      case IncidentEvent.Opened e -> {
        service = e.report().service();
        impact = e.report().impact();
        major = e.priority() == Priority.P1;
        opened = e.opened();
        changed = e.opened();
        shown = e.alarm() == null ? isHigh() : e.alarm().severity() == Severity.CRITICAL;
        post(e.opened(), Step.NOTICED, null);
      }
      case IncidentEvent.Reprioritised e -> {
        impact = e.impact();
        shown |= isHigh();
      }
      case IncidentEvent.MajorDeclared _ -> {
        major = true;
        post(event.at(), Step.MAJOR, null);
      }
      case IncidentEvent.WorkaroundReported _ -> {
        restored = true;
        post(event.at(), Step.WORKAROUND, null);
      }
      case IncidentEvent.Resolved _ -> {
        resolved = event.at();
        nextUpdate = null;
        post(event.at(), Step.RESOLVED, null);
      }
      case IncidentEvent.Reopened _ -> {
        resolved = null;
        restored = false;
        post(event.at(), Step.REOPENED, null);
      }
      case IncidentEvent.UpdatePublished(var at, _, var text, var next) -> {
        shown = true;
        nextUpdate = next;
        post(at, Step.UPDATE, text);
      }
      case IncidentEvent.UpdatePromised(_, var due) -> nextUpdate = due;
      case IncidentEvent.ReviewPublished(var at, _, var review) ->
          post(at, Step.REVIEW, learned(review));
      case IncidentEvent.ClockBreached _ -> kept = false;
      case IncidentEvent.AlarmAdded _ -> shown = true;
      default -> throw new IllegalArgumentException("Nothing for a page (" + event + ").");
    }
    shown |= major;
  }

  /** What was found, and what will prevent it; names are roles in what is published. */
  private static String learned(ReviewText review) {
    StringBuilder text = new StringBuilder(review.findings().strip());
    for (String step : review.prevention()) {
      text.append(text.isEmpty() ? "" : "\n").append("– ").append(step.strip());
    }
    return text.toString();
  }

  private boolean isHigh() {
    return impact == Impact.HIGH;
  }

  private void post(Instant at, Step step, @Nullable String text) {
    if (posts.size() == PARTS_MAX) {
      posts.removeFirst();
    }
    posts.add(new Post(at, step, text));
  }

  /** Ends the present span where it is no longer as bad as that, and begins another one. */
  private void settle(Instant at) {
    Level level = level();
    Span last = spans.isEmpty() ? null : spans.getLast();
    Level before = last == null || last.to() != null ? Level.OPERATIONAL : last.level();
    if (level == before) {
      return;
    }
    if (last != null && last.to() == null) {
      spans.set(spans.size() - 1, new Span(last.level(), last.from(), at));
    }
    if (level != Level.OPERATIONAL) {
      if (spans.size() == PARTS_MAX) {
        spans.removeFirst();
      }
      spans.add(new Span(level, spans.isEmpty() ? opened : at, null));
    }
  }

  private Level level() {
    if (!shown || resolved != null) {
      return Level.OPERATIONAL;
    }
    if (major) {
      return restored ? Level.DEGRADED : Level.MAJOR_OUTAGE;
    }
    return isHigh() && !restored ? Level.PARTIAL_OUTAGE : Level.DEGRADED;
  }

  StatusIncident view() {
    return new StatusIncident(
        id.text(),
        id.tenant().text(),
        revision,
        service,
        shown,
        major,
        impact,
        restored,
        opened,
        resolved,
        kept,
        List.copyOf(spans),
        List.copyOf(posts),
        nextUpdate,
        changed);
  }
}
