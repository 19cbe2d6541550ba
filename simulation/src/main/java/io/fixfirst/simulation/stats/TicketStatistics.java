package io.fixfirst.simulation.stats;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.sla.ClockMove;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.SlaClocks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows each ticket from opening to closing. Tickets that were opened within the window count,
 * with the priority that they end with; what is still open at the horizon is settled as it stands:
 * a clock that neither ran out nor stopped is undecided, and in no share.
 */
final class TicketStatistics {

  private final Window window;
  private final Months months;
  private final TicketTotals totals;
  private final Map<IncidentId, Case> cases = new LinkedHashMap<>();
  private final Map<String, Attainment> tenants = new TreeMap<>();
  private final List<MajorStory> majors = new ArrayList<>();
  private final Map<IncidentId, MajorStory> latestMajors = new LinkedHashMap<>();
  private final StepFunction open;
  private final Attainment[] byMonth;
  private @Nullable Case last;
  private boolean all;

  TicketStatistics(Window window, Months months, long slice) {
    this.window = window;
    this.months = months;
    this.totals = new TicketTotals();
    this.open = new StepFunction(window, slice);
    this.byMonth = new Attainment[months.count()];
    for (int i = 0; i < byMonth.length; i++) {
      byMonth[i] = new Attainment();
    }
  }

  /** Lets those count too that were opened before the window. */
  void countAlso() {
    all = true;
  }

  void see(IncidentId id, IncidentEvent event) {
    if (event instanceof IncidentEvent.Opened opened) {
      open(id, opened);
      return;
    }
    Case one = last;
    if (one == null || !one.id.equals(id)) {
      one = cases.get(id);
      if (one == null) {
        requireAfterClosing(id, event);
        return;
      }
      last = one;
    }
    see(one, event);
  }

  private void open(IncidentId id, IncidentEvent.Opened event) {
    long at = event.opened().toEpochMilli();
    Line line = event.terms().touchLimit() == null ? Line.SECOND : Line.FIRST;
    Attainment tenant = tenants.computeIfAbsent(id.tenant().text(), _ -> new Attainment());
    Attainment month = byMonth[months.of(at)];
    Case one =
        new Case(
            id,
            all || window.has(at),
            at,
            event.priority(),
            line,
            month,
            tenant,
            event.report().kindOfWork());
    cases.put(id, one);
    open.add(event.at().toEpochMilli(), 1);
    last = one;
  }

  /**
   * What is written down about a P1 may come after its ticket has been closed, and counts nowhere.
   */
  private static void requireAfterClosing(IncidentId id, IncidentEvent event) {
    switch (event) {
      case IncidentEvent.ReviewDue _,
          IncidentEvent.ReviewWritten _,
          IncidentEvent.ReviewFinished _,
          IncidentEvent.ReviewPublished _,
          IncidentEvent.ResponsibilityRecorded _,
          IncidentEvent.NoteAdded _,
          IncidentEvent.UpdatePublished _,
          IncidentEvent.PageSeen _ -> {}
      default ->
          throw new IllegalStateException(
              "A ticket that was never opened, or is closed (" + id + ", " + event + ").");
    }
  }

  private void see(Case one, IncidentEvent event) {
    switch (event) {
      case IncidentEvent.ClocksMoved(_, var moves) -> {
        for (int i = 0; i < moves.size(); i++) {
          moved(one, moves.get(i));
        }
      }
      case IncidentEvent.Assigned assigned -> {
        one.at(assigned.line());
        one.reassignments = assigned.reassignments();
      }
      case IncidentEvent.Queued queued -> {
        one.at(queued.line());
        handsOff(one, queued.at().toEpochMilli());
      }
      case IncidentEvent.Acknowledged(var at, _, var engineer) -> {
        if (engineer != null) {
          one.touches++;
        }
        if (one.acknowledged == Case.NEVER) {
          one.acknowledged = at.toEpochMilli();
        }
      }
      case IncidentEvent.Resolved(var at, _, _, _) -> resolved(one, at.toEpochMilli());
      case IncidentEvent.Closed _ -> {
        settle(one);
        cases.remove(one.id);
        last = null;
      }
      case IncidentEvent.Escalated(var at, _, _, _, _, _, _) -> {
        one.escalated = true;
        handsOff(one, at.toEpochMilli());
      }
      case IncidentEvent.ClockBreached(_, var clock, _) -> {
        Case.Clock breached = clock(one, clock);
        if (breached != null) {
          breached.breached = true;
        }
      }
      case IncidentEvent.Returned(var at, _, _, _) -> handsOff(one, at.toEpochMilli());
      case IncidentEvent.Waiting(var at, _, _, _, _) -> {
        one.waited = true;
        handsOff(one, at.toEpochMilli());
      }
      case IncidentEvent.TermsApplied(_, _, var priority, _) -> one.priority = priority;
      case IncidentEvent.Reprioritised reprioritised -> one.priority = reprioritised.priority();
      case IncidentEvent.WorkSuspended(var at, var engineer, _, var major, _, _) -> {
        handsOff(one, at.toEpochMilli());
        MajorStory story = latestMajors.get(major);
        if (story != null) {
          one.cost = new MajorStory.Cost(one.id, engineer, at.toEpochMilli());
          story.costs.add(one.cost);
        }
      }
      case IncidentEvent.WorkReinstated(var at, _, _, _, _) -> handsOff(one, at.toEpochMilli());
      case IncidentEvent.MajorDeclared(var at, _, _) -> declared(one, at.toEpochMilli());
      case IncidentEvent.CoreTeamFormed(var at, var members, var paged) -> {
        if (one.major != null) {
          one.major.formed = at.toEpochMilli();
          one.major.paged = paged;
          one.major.join(members, at.toEpochMilli());
        }
      }
      case IncidentEvent.MorePaged(_, var paged) -> {
        if (one.major != null) {
          one.major.paged = paged;
        }
      }
      case IncidentEvent.CoreTeamExtended(var at, _, var members) -> {
        if (one.major != null) {
          one.major.join(members, at.toEpochMilli());
        }
      }
      case IncidentEvent.WorkaroundReported(var at, _, _) -> restored(one, at.toEpochMilli());
      case IncidentEvent.Reopened(var at, _, _) -> {
        one.reopened++;
        one.restored = Case.NEVER;
        if (one.resolved != Case.NEVER) {
          one.resolved = Case.NEVER;
          open.add(at.toEpochMilli(), 1);
        }
      }
      case IncidentEvent.Opened _,
          IncidentEvent.Resumed _,
          IncidentEvent.ClockWarned _,
          IncidentEvent.AlarmAdded _,
          IncidentEvent.AlarmCleared _,
          IncidentEvent.AlarmClearedUnheard _,
          IncidentEvent.TechnicallyRestored _,
          IncidentEvent.VendorOverdue _,
          IncidentEvent.CoreTeamExtensionRequested _,
          IncidentEvent.CoreMemberLeft _,
          IncidentEvent.PageSeen _,
          IncidentEvent.NoteAdded _,
          IncidentEvent.UpdatePublished _,
          IncidentEvent.UpdatePromised _,
          IncidentEvent.UpdateOverdue _,
          IncidentEvent.ReviewDue _,
          IncidentEvent.ReviewWritten _,
          IncidentEvent.ReviewFinished _,
          IncidentEvent.ReviewPublished _,
          IncidentEvent.ResponsibilityRecorded _ -> {}
    }
  }

  private static void moved(Case one, ClockMove move) {
    Case.Clock clock = clock(one, move.clock());
    if (clock != null) {
      clock.moved(move);
    }
  }

  private static Case.@Nullable Clock clock(Case one, String name) {
    if (name.equals(SlaClocks.RESOLVE)) {
      return one.resolve;
    }
    return name.equals(SlaClocks.RESPOND) ? one.respond : null;
  }

  private void declared(Case one, long at) {
    handsOff(one, at);
    MajorStory story = new MajorStory(one.id, at);
    one.priority = Priority.P1;
    one.major = story;
    one.restored = Case.NEVER;
    latestMajors.put(one.id, story);
    if (window.has(at)) {
      majors.add(story);
    }
    if (one.resolved != Case.NEVER) {
      one.resolved = Case.NEVER;
      open.add(at, 1);
    }
  }

  private static void restored(Case one, long at) {
    if (one.restored == Case.NEVER) {
      one.restored = at;
    }
    if (one.major != null && one.major.restored == Case.NEVER) {
      one.major.restored = at;
    }
  }

  private void resolved(Case one, long at) {
    one.solvedIn = one.majorRuns() || one.touches == 0 ? null : one.line;
    restored(one, at);
    handsOff(one, at);
    if (one.resolved == Case.NEVER) {
      open.add(at, -1);
    }
    one.resolved = at;
  }

  /** Whoever was taken from it for a P1 is back, or will not come back to it. */
  private static void handsOff(Case one, long at) {
    if (one.cost != null && one.cost.until == Case.NEVER) {
      one.cost.until = at;
    }
  }

  private void settle(Case one) {
    if (one.cost != null) {
      one.cost.missed = one.resolve.breached;
    }
    if (one.counts) {
      totals.add(one);
    }
  }

  /** The horizon has come. */
  void finish() {
    cases.values().forEach(this::settle);
  }

  /** {@return the P1s that were declared within the window, in order} */
  List<MajorStory> majors() {
    return majors;
  }

  Times timesToResolve(Priority priority) {
    return totals.timesToResolve(priority);
  }

  double[] openSlices() {
    return open.slices();
  }

  /** Adds the figures; after {@link #finish}. */
  void report(Figures figures) {
    totals.reportTickets(figures);
    figures.put("tickets.open", Unit.NUMBER, open.mean());
    figures.put("tickets.openAtTheEnd", Unit.COUNT, open.value());
    totals.attainment().report(figures, "", true);
    totals.reportTimes(figures);
    MajorFigures.report(figures, majors, window.until());
  }

  /** Adds the figures by kind of work, month and tenant; after {@link #finish}. */
  void reportParts(Figures figures) {
    totals.reportKinds(figures);
    for (int i = 0; i < byMonth.length; i++) {
      String prefix = "months." + months.name(i) + ".";
      figures.put(prefix + "tickets.opened", Unit.COUNT, byMonth[i].openedInAll());
      byMonth[i].report(figures, prefix, false);
    }
    tenants.forEach(
        (tenant, attainment) -> {
          String prefix = "tenants." + tenant + ".";
          figures.put(prefix + "tickets.opened", Unit.COUNT, attainment.openedInAll());
          attainment.report(figures, prefix, false);
        });
  }

  /** {@return share of a line's own solutions, as {@link TicketTotals} counts them} */
  TicketTotals totals() {
    return totals;
  }
}
