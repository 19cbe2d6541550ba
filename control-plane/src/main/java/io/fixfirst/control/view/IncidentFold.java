package io.fixfirst.control.view;

import io.fixfirst.control.view.IncidentView.CoreTeamMember;
import io.fixfirst.control.view.IncidentView.Responsibility;
import io.fixfirst.control.view.IncidentView.Review;
import io.fixfirst.control.view.IncidentView.Seen;
import io.fixfirst.control.view.IncidentView.State;
import io.fixfirst.control.view.IncidentView.Statement;
import io.fixfirst.control.view.IncidentView.Waiting;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.Event;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.ClockMove;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Folds an incident's events into its view. */
public final class IncidentFold implements Fold<IncidentView> {

  private final IncidentId id;
  private long revision;
  private State state = State.OPEN;
  private Priority priority = Priority.LOW;
  private boolean major;
  private Impact impact = Impact.LOW;
  private Urgency urgency = Urgency.LOW;
  private String summary = "";
  private @Nullable String description;
  private @Nullable String service;
  private @Nullable String device;
  private String category = "";
  private String reportedBy = "";
  private String channel = "";
  private @Nullable TicketKind kind;
  private Instant opened = Instant.EPOCH;
  private @Nullable Instant acknowledged;
  private @Nullable Instant respondDue;
  private @Nullable Instant resolveDue;
  private IncidentView.@Nullable Pause paused;
  private final Set<String> breached = new TreeSet<>();
  private final Set<String> warned = new TreeSet<>();
  private String desk = "main";
  private Line line = Line.FIRST;
  private @Nullable String team;
  private @Nullable String vendor;
  private @Nullable Instant promised;
  private boolean vendorOverdue;
  private @Nullable String engineer;
  private @Nullable String why;
  private @Nullable String suspendedFor;
  private @Nullable Waiting waiting;
  private int reassignments;
  private int returns;
  private int reopened;
  private final AlarmsFold alarms = new AlarmsFold();
  private final List<CoreTeamMember> coreTeam = new ArrayList<>();
  private int paged;
  private final List<Seen> seen = new ArrayList<>();
  private @Nullable Statement workaround;
  private @Nullable Statement resolution;
  private @Nullable Instant closes;
  private @Nullable Instant closed;
  private @Nullable Statement update;
  private @Nullable Instant nextUpdateDue;
  private boolean updateOverdue;
  private @Nullable Review review;
  private @Nullable Responsibility responsibility;
  private Instant changed = Instant.EPOCH;

  /** A fold that goes on from a view; from nothing where there is none. */
  public IncidentFold(IncidentId id, @Nullable IncidentView from) {
    this.id = id;
    if (from != null) {
      restore(from);
    }
  }

  @Override
  public void apply(Event event, long at) {
    if (at <= revision || !(event instanceof IncidentEvent incident)) {
      return;
    }
    revision = at;
    changed = event.at();
    apply(incident);
  }

  private void apply(IncidentEvent event) {
    switch (event) {
      case IncidentEvent.Opened e -> open(e);
      case IncidentEvent.ClocksMoved(_, var moves) -> moves.forEach(this::move);
      case IncidentEvent.ClockWarned(_, var clock) -> warned.add(clock);
      case IncidentEvent.ClockBreached(_, var clock, _) -> breached.add(clock);
      case IncidentEvent.AlarmAdded(_, var alarm, _) -> alarms.add(alarm);
      case IncidentEvent.AlarmCleared(var at, var key) -> alarms.clear(key, at);
      case IncidentEvent.TechnicallyRestored(var at) -> alarms.restore(at);
      case IncidentEvent.AlarmClearedUnheard _ -> {
        // It was never shown.
      }
      case IncidentEvent.TermsApplied(_, _, var weight, _) -> priority = weight;
      case IncidentEvent.Acknowledged(var at, _, var who) -> acknowledge(at, who);
      case IncidentEvent.Queued e -> {
        place(State.QUEUED, e.line(), e.team(), null, null);
        vendor = e.vendor();
        promised = e.promised();
        vendorOverdue = false;
      }
      case IncidentEvent.Assigned e -> {
        place(State.ASSIGNED, e.line(), e.team(), e.engineer(), e.why());
        reassignments = e.reassignments();
        returns = e.returns();
      }
      case IncidentEvent.Returned _ -> engineer = null;
      case IncidentEvent.WorkSuspended(_, _, _, var p1, _, _) -> {
        state = State.SUSPENDED;
        suspendedFor = p1.text();
      }
      case IncidentEvent.WorkReinstated _ -> {
        state = State.WORKING;
        suspendedFor = null;
      }
      case IncidentEvent.Escalated e -> place(State.OPEN, e.to(), e.team(), null, null);
      case IncidentEvent.Waiting e -> {
        state = State.WAITING;
        waiting = new Waiting(e.reason(), e.until(), e.text(), e.at());
      }
      case IncidentEvent.Resumed _ -> {
        state = State.OPEN;
        waiting = null;
      }
      case IncidentEvent.Reprioritised e -> {
        impact = e.impact();
        urgency = e.urgency();
        priority = e.priority();
      }
      case IncidentEvent.MajorDeclared _ -> {
        major = true;
        priority = Priority.P1;
      }
      case IncidentEvent.CoreTeamFormed(_, var members, var called) -> {
        coreTeam.clear();
        join(members);
        paged = called;
        state = State.WORKING;
      }
      case IncidentEvent.MorePaged(_, var called) -> paged = called;
      case IncidentEvent.CoreTeamExtensionRequested _ -> {
        // Seen when the desk has answered it.
      }
      case IncidentEvent.CoreTeamExtended(_, _, var members) -> join(members);
      case IncidentEvent.CoreMemberLeft(_, var who, _) ->
          coreTeam.removeIf(member -> member.engineer().equals(who.text()));
      case IncidentEvent.PageSeen(_, var who, var when, var before) ->
          seen.add(new Seen(who.text(), when, before));
      case IncidentEvent.WorkaroundReported(var at, var by, var text) -> {
        workaround = new Statement(at, by, text);
        state = State.RESTORED;
      }
      case IncidentEvent.Resolved(var at, var by, var text, var closesAt) -> {
        resolution = new Statement(at, by, text);
        closes = closesAt;
        state = State.RESOLVED;
        waiting = null;
      }
      case IncidentEvent.Reopened _ -> {
        reopened++;
        resolution = null;
        workaround = null;
        closes = null;
        state = State.OPEN;
      }
      case IncidentEvent.Closed(var at, _) -> {
        closed = at;
        closes = null;
        state = State.CLOSED;
      }
      case IncidentEvent.NoteAdded _ -> {
        // Notes are in the time line.
      }
      case IncidentEvent.UpdatePublished(var at, var by, var text, var next) -> {
        update = new Statement(at, by, text);
        nextUpdateDue = next;
        updateOverdue = false;
      }
      case IncidentEvent.UpdatePromised(_, var due) -> {
        nextUpdateDue = due;
        updateOverdue = false;
      }
      case IncidentEvent.UpdateOverdue _ -> updateOverdue = true;
      case IncidentEvent.VendorOverdue _ -> vendorOverdue = true;
      case IncidentEvent.ReviewDue(_, var due, var owner) ->
          review =
              new Review(due, owner == null ? null : owner.text(), null, null, List.of(), null);
      case IncidentEvent.ReviewFinished(var at, var by, var findings, var prevention) ->
          review =
              review == null
                  ? new Review(at, by, at, findings, prevention, null)
                  : new Review(review.due(), review.owner(), at, findings, prevention, null);
      case IncidentEvent.ReviewWritten _ -> {
        // Read with the review itself.
      }
      case IncidentEvent.ReviewPublished(var at, _, _) -> {
        if (review != null) {
          review =
              new Review(
                  review.due(),
                  review.owner(),
                  review.finished(),
                  review.findings(),
                  review.prevention(),
                  at);
        }
      }
      case IncidentEvent.ResponsibilityRecorded(var at, var by, var party, var text) ->
          responsibility = new Responsibility(at, by, party, text);
    }
  }

  private void open(IncidentEvent.Opened event) {
    Report report = event.report();
    desk = event.desk().text();
    priority = event.priority();
    major = event.priority() == Priority.P1;
    impact = report.impact();
    urgency = report.urgency();
    summary = report.summary();
    description = report.description();
    service = report.service();
    device = report.device() == null ? null : report.device().text();
    category = report.category();
    reportedBy = report.by();
    channel = report.channel();
    kind = report.kind();
    opened = event.opened();
    if (event.alarm() != null) {
      alarms.add(event.alarm());
    }
  }

  private void move(ClockMove move) {
    if (move.clock().equals("respond")) {
      respondDue = move.due();
    } else if (move.clock().equals("resolve")) {
      resolveDue = move.due();
      paused = move.state() == ClockMove.State.PAUSED ? pause(move) : null;
    }
  }

  private IncidentView.Pause pause(ClockMove move) {
    Duration left = move.target().minus(move.elapsed());
    return new IncidentView.Pause(
        move.because(), left.isNegative() ? Duration.ZERO : left, changed);
  }

  private void acknowledge(Instant at, @Nullable EngineerId who) {
    acknowledged = acknowledged == null ? at : acknowledged;
    engineer = who == null ? engineer : who.text();
    state = State.WORKING;
  }

  private void place(
      State now,
      Line to,
      @Nullable TeamId where,
      @Nullable EngineerId who,
      @Nullable String reason) {
    if (state != State.WAITING && isUnsettled()) {
      state = now;
    }
    line = to;
    team = where == null ? null : where.text();
    engineer = who == null ? null : who.text();
    why = reason;
    vendor = null;
    promised = null;
    vendorOverdue = false;
    suspendedFor = null;
  }

  private boolean isUnsettled() {
    return state != State.RESOLVED && state != State.CLOSED;
  }

  private void join(List<CoreMember> members) {
    for (CoreMember member : members) {
      coreTeam.add(
          new CoreTeamMember(
              member.engineer().text(),
              member.role(),
              member.left() == null ? null : member.left().text(),
              member.remaining()));
    }
  }

  private void restore(IncidentView from) {
    revision = from.revision();
    state = from.state();
    priority = from.priority();
    major = from.major();
    impact = from.impact();
    urgency = from.urgency();
    summary = from.summary();
    description = from.description();
    service = from.service();
    device = from.device();
    category = from.category();
    reportedBy = from.reportedBy();
    channel = from.channel();
    kind = from.kind();
    opened = from.opened();
    acknowledged = from.acknowledged();
    respondDue = from.respondDue();
    resolveDue = from.resolveDue();
    paused = from.paused();
    breached.addAll(from.breached());
    warned.addAll(from.warned());
    desk = from.desk();
    line = from.line();
    team = from.team();
    vendor = from.vendor();
    promised = from.promised();
    vendorOverdue = from.vendorOverdue();
    engineer = from.engineer();
    why = from.why();
    suspendedFor = from.suspendedFor();
    waiting = from.waiting();
    reassignments = from.reassignments();
    returns = from.returns();
    reopened = from.reopened();
    alarms.restore(from);
    coreTeam.addAll(from.coreTeam());
    paged = from.paged();
    seen.addAll(from.seen());
    workaround = from.workaround();
    resolution = from.resolution();
    closes = from.closes();
    closed = from.closed();
    update = from.update();
    nextUpdateDue = from.nextUpdateDue();
    updateOverdue = from.updateOverdue();
    review = from.review();
    responsibility = from.responsibility();
    changed = from.changed();
  }

  @Override
  public IncidentView view() {
    return new IncidentView(
        id.text(),
        id.tenant().text(),
        revision,
        state,
        priority,
        major,
        impact,
        urgency,
        summary,
        description,
        service,
        device,
        category,
        reportedBy,
        channel,
        kind,
        opened,
        acknowledged,
        respondDue,
        resolveDue,
        paused,
        Set.copyOf(breached),
        Set.copyOf(warned),
        desk,
        line,
        team,
        vendor,
        promised,
        vendorOverdue,
        engineer,
        why,
        suspendedFor,
        waiting,
        reassignments,
        returns,
        reopened,
        alarms.kept(),
        alarms.standing(),
        alarms.total(),
        alarms.restored(),
        List.copyOf(coreTeam),
        paged,
        List.copyOf(seen),
        workaround,
        resolution,
        closes,
        closed,
        update,
        nextUpdateDue,
        updateOverdue,
        review,
        responsibility,
        changed);
  }
}
