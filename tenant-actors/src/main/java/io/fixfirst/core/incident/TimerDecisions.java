package io.fixfirst.core.incident;

import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.SlaClock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What comes of time passing. Each timer asks the state whether its time has really come. */
final class TimerDecisions {

  private TimerDecisions() {}

  static Decision<IncidentEvent> touchLimit(Draft draft, int number) {
    Hands hands = draft.incident().hands();
    if (hands.number() != number || !hasCome(draft, hands.touchDue())) {
      return unchanged();
    }
    return WorkDecisions.escalate(
        draft,
        new IncidentCommand.Escalate(
            IncidentRules.TIMER,
            Line.SECOND,
            null,
            Set.of(),
            "The 1st line has had it for as long as it may."));
  }

  static Decision<IncidentEvent> extend(Draft draft) {
    Major major = draft.incident().major();
    if (major == null || !major.running() || !hasCome(draft, major.extendAt())) {
      return unchanged();
    }
    return MajorDecisions.extend(
        draft, new IncidentCommand.ExtendCoreTeam(IncidentRules.TIMER, null, null, Set.of()));
  }

  static Decision<IncidentEvent> remindUpdate(Draft draft) {
    Incident.Updates updates = draft.incident().updates();
    Instant due = updates.due();
    if (due == null || updates.overdue() || !hasCome(draft, due)) {
      return unchanged();
    }
    return draft.tell(new IncidentEvent.UpdateOverdue(draft.now, due)).done();
  }

  static Decision<IncidentEvent> remindVendor(Draft draft) {
    Place place = draft.incident().place();
    if (place.promised() == null || !hasCome(draft, place.promised())) {
      return unchanged();
    }
    String vendor = place.vendor() == null ? "The vendor" : place.vendor();
    return draft.tell(new IncidentEvent.VendorOverdue(draft.now, vendor, place.promised())).done();
  }

  static Decision<IncidentEvent> warn(Draft draft, String name) {
    SlaClock clock = draft.incident().clocks().clock(name);
    if (clock == null || !hasCome(draft, clock.warnAt())) {
      return unchanged();
    }
    return draft.tell(new IncidentEvent.ClockWarned(draft.now, name)).done();
  }

  static Decision<IncidentEvent> breach(Draft draft, String name) {
    SlaClock clock = draft.incident().clocks().clock(name);
    Instant due = clock == null ? null : clock.due();
    if (due == null || !hasCome(draft, due)) {
      return unchanged();
    }
    return draft.tell(new IncidentEvent.ClockBreached(draft.now, name, due)).done();
  }

  static Decision<IncidentEvent> resume(Draft draft) {
    Incident.Waiting waiting = draft.incident().waiting();
    if (waiting == null || !hasCome(draft, waiting.until())) {
      return unchanged();
    }
    return WorkDecisions.resume(draft, IncidentRules.TIMER);
  }

  static Decision<IncidentEvent> close(Draft draft) {
    Incident.Resolution resolution = draft.incident().resolution();
    if (draft.incident().stage() != Stage.RESOLVED
        || resolution == null
        || !hasCome(draft, resolution.closesAt())) {
      return unchanged();
    }
    return EndDecisions.close(draft, IncidentRules.TIMER);
  }

  private static boolean hasCome(Draft draft, @Nullable Instant time) {
    return time != null && !time.isAfter(draft.now);
  }
}
