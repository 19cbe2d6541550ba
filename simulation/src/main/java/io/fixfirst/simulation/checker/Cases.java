package io.fixfirst.simulation.checker;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.device.AlarmKey;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the incidents' events say of each; of a closed one only that it is closed. */
final class Cases {

  /** Where one stands. */
  enum Stage {
    OPEN,
    WAITING,
    RESOLVED
  }

  /** One incident. */
  static final class Case {
    Terms terms;
    Priority priority;
    Stage stage = Stage.OPEN;
    boolean p1;
    boolean restored;
    boolean formed;

    /** Whether whoever reported it said that it is a P1. */
    final boolean called;

    /** Whether it ever was one. */
    boolean declared;

    /** Whether it was one and is over, and nobody was told to look back at it. */
    boolean owesReview;

    Line line;
    @Nullable TeamId team;
    @Nullable EngineerId engineer;
    @Nullable EngineerId begunBy;
    @Nullable IncidentId suspendedFor;
    int number;
    final List<EngineerId> core = new ArrayList<>(0);
    final Set<EngineerId> seen = new TreeSet<>();
    final Map<AlarmKey, Instant> alarms = new LinkedHashMap<>(2);

    Case(IncidentEvent.Opened opened) {
      terms = opened.terms();
      priority = opened.priority();
      called = opened.report().major();
      line = opened.terms().touchLimit() == null ? Line.SECOND : Line.FIRST;
    }

    boolean over() {
      return stage == Stage.RESOLVED;
    }

    private void p1IsOver() {
      owesReview |= p1;
      p1 = false;
    }

    private void nobody() {
      engineer = null;
      begunBy = null;
      suspendedFor = null;
    }

    private void raised(io.fixfirst.core.device.Alarm alarm) {
      alarms.put(alarm.key(), alarm.raised());
    }
  }

  /** Those that are not closed, in the order of opening. */
  final Map<IncidentId, Case> open = new LinkedHashMap<>();

  /** The numbers of those that are closed. */
  private final Map<TenantId, BitSet> closed = new LinkedHashMap<>();

  boolean isClosed(IncidentId id) {
    BitSet numbers = closed.get(id.tenant());
    return numbers != null && numbers.get(Math.toIntExact(id.number()));
  }

  void see(IncidentId id, IncidentEvent event) {
    if (event instanceof IncidentEvent.Opened opened) {
      Case born = new Case(opened);
      if (opened.alarm() != null) {
        born.raised(opened.alarm());
      }
      if (isClosed(id) || open.put(id, born) != null) {
        throw Violation.of("%s was opened twice", id);
      }
    } else if (event instanceof IncidentEvent.Closed) {
      Violation.unless(open.remove(id) != null, "%s is closed and was not open", id);
      closed.computeIfAbsent(id.tenant(), _ -> new BitSet()).set(Math.toIntExact(id.number()));
    } else {
      Case one = open.get(id);
      if (one != null) {
        see(one, event);
      } else if (!isClosed(id)) {
        throw Violation.of("%s was never opened", id);
      }
    }
  }

  private static void see(Case one, IncidentEvent event) {
    switch (event) {
      case IncidentEvent.Opened _,
          IncidentEvent.Closed _,
          IncidentEvent.ClocksMoved _,
          IncidentEvent.ClockWarned _,
          IncidentEvent.ClockBreached _,
          IncidentEvent.TechnicallyRestored _,
          IncidentEvent.AlarmClearedUnheard _,
          IncidentEvent.MorePaged _,
          IncidentEvent.VendorOverdue _,
          IncidentEvent.CoreTeamExtensionRequested _,
          IncidentEvent.NoteAdded _,
          IncidentEvent.UpdatePublished _,
          IncidentEvent.UpdatePromised _,
          IncidentEvent.UpdateOverdue _,
          IncidentEvent.ReviewWritten _,
          IncidentEvent.ReviewFinished _,
          IncidentEvent.ReviewPublished _,
          IncidentEvent.ResponsibilityRecorded _ -> {}
      case IncidentEvent.ReviewDue _ -> one.owesReview = false;
      case IncidentEvent.AlarmAdded(_, var alarm, _) -> one.raised(alarm);
      case IncidentEvent.AlarmCleared(_, var alarm) -> one.alarms.remove(alarm);
      case IncidentEvent.TermsApplied(_, var terms, var priority, _) -> {
        one.terms = terms;
        one.priority = priority;
      }
      case IncidentEvent.Reprioritised reprioritised -> one.priority = reprioritised.priority();
      case IncidentEvent.Acknowledged(_, _, var engineer) -> {
        if (engineer != null && one.stage == Stage.OPEN && !one.p1) {
          one.begunBy = engineer;
        }
      }
      case IncidentEvent.Queued queued -> {
        one.line = queued.line();
        one.team = queued.team();
        one.begunBy = one.engineer == null ? one.begunBy : null;
        one.engineer = null;
        one.suspendedFor = null;
      }
      case IncidentEvent.Assigned assigned -> {
        // Who began before it was known to be theirs goes on; whoever else began does not.
        boolean goesOn =
            assigned.engineer().equals(one.begunBy) && !assigned.engineer().equals(one.engineer);
        one.begunBy = goesOn ? one.begunBy : null;
        one.engineer = assigned.engineer();
        one.number = assigned.number();
        one.line = assigned.line();
        one.team = assigned.team();
        one.suspendedFor = null;
      }
      case IncidentEvent.Returned _ -> one.nobody();
      case IncidentEvent.WorkSuspended suspended -> one.suspendedFor = suspended.major();
      case IncidentEvent.WorkReinstated _ -> one.suspendedFor = null;
      case IncidentEvent.Escalated escalated -> {
        one.line = escalated.to();
        one.team = escalated.team();
        one.nobody();
      }
      case IncidentEvent.Waiting _ -> {
        one.stage = Stage.WAITING;
        one.nobody();
      }
      case IncidentEvent.Resumed _ -> one.stage = Stage.OPEN;
      case IncidentEvent.MajorDeclared _ -> {
        one.stage = Stage.OPEN;
        one.priority = Priority.P1;
        one.p1 = true;
        one.declared = true;
        one.restored = false;
        one.formed = false;
        one.core.clear();
        one.seen.clear();
        one.nobody();
      }
      case IncidentEvent.CoreTeamFormed(_, var members, _) -> {
        one.formed = true;
        members.stream().map(CoreMember::engineer).forEach(one.core::add);
      }
      case IncidentEvent.CoreTeamExtended(_, _, var members) ->
          members.stream().map(CoreMember::engineer).forEach(one.core::add);
      case IncidentEvent.CoreMemberLeft(_, var engineer, _) -> one.core.remove(engineer);
      case IncidentEvent.PageSeen(_, var engineer, _, _) -> one.seen.add(engineer);
      case IncidentEvent.WorkaroundReported _ -> {
        one.restored = true;
        one.p1IsOver();
      }
      case IncidentEvent.Resolved _ -> {
        one.stage = Stage.RESOLVED;
        one.p1IsOver();
        one.nobody();
      }
      case IncidentEvent.Reopened _ -> {
        one.stage = Stage.OPEN;
        one.restored = false;
      }
    }
  }
}
