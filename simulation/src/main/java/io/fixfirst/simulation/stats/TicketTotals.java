package io.fixfirst.simulation.stats;

import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;

/** What the tickets of one replication add up to. */
final class TicketTotals {

  private final Attainment attainment = new Attainment();
  private final Attainment[] kinds = new Attainment[TicketKind.values().length];
  private final Times[] kindsToResolve = new Times[kinds.length];
  private final Times[] toResolve = times();
  private final Times[] inServiceTime = times();
  private final Times[] toRestore = times();
  private final Times[] toAcknowledge = times();
  private final long[] reached = new long[Line.values().length];
  private final long[] solved = new long[Line.values().length];
  private long resolved;
  private long unresolved;
  private long firstLine;
  private long firstTouch;
  private long reassigned;
  private long reassignments;
  private long reopened;
  private long waited;
  private long untouched;

  TicketTotals() {
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = new Attainment();
      kindsToResolve[i] = new Times();
    }
  }

  private static Times[] times() {
    Times[] times = new Times[Priority.values().length];
    for (int i = 0; i < times.length; i++) {
      times[i] = new Times();
    }
    return times;
  }

  Attainment attainment() {
    return attainment;
  }

  Times timesToResolve(Priority priority) {
    return toResolve[priority.ordinal()];
  }

  void add(Case one) {
    int priority = one.priority.ordinal();
    count(one, attainment);
    count(one, one.month);
    count(one, one.tenant);
    count(one, kinds[one.kind.ordinal()]);
    if (one.acknowledged != Case.NEVER) {
      toAcknowledge[priority].add(Math.max(0, one.acknowledged - one.opened));
    }
    if (one.restored != Case.NEVER) {
      toRestore[priority].add(one.restored - one.opened);
    }
    reassignments += one.reassignments;
    reassigned += one.reassignments > 0 ? 1 : 0;
    reopened += one.reopened > 0 ? 1 : 0;
    waited += one.waited ? 1 : 0;
    if (one.resolved == Case.NEVER) {
      unresolved++;
      return;
    }
    resolved++;
    untouched += one.touches == 0 && one.major == null ? 1 : 0;
    toResolve[priority].add(one.resolved - one.opened);
    kindsToResolve[one.kind.ordinal()].add(one.resolved - one.opened);
    inServiceTime[priority].add(one.resolve.elapsed);
    for (Line line : Line.values()) {
      reached[line.ordinal()] += one.reached(line) ? 1 : 0;
    }
    if (one.solvedIn != null) {
      solved[one.solvedIn.ordinal()]++;
    }
    if (one.firstLine == Line.FIRST) {
      firstLine++;
      firstTouch += one.solvedAtFirstTouch() ? 1 : 0;
    }
  }

  private static void count(Case one, Attainment attainment) {
    attainment.opened(one.priority);
    count(one, attainment, one.respond, Attainment.RESPOND);
    count(one, attainment, one.resolve, Attainment.RESOLVE);
  }

  private static void count(Case one, Attainment attainment, Case.Clock clock, int which) {
    if (clock.state == null) {
      return; // It has no such target.
    }
    if (clock.breached) {
      attainment.missed(one.priority, which);
    } else if (clock.met()) {
      attainment.met(one.priority, which);
    } else {
      attainment.undecided(one.priority, which);
    }
  }

  void reportTickets(Figures figures) {
    long opened = resolved + unresolved;
    figures.put("tickets.opened", Unit.COUNT, opened);
    figures.put("tickets.resolved", Unit.COUNT, resolved);
    figures.put("tickets.unresolved", Unit.COUNT, unresolved);
    figures.put("tickets.overUntouched", Unit.COUNT, untouched);
    for (Priority priority : PriorityNames.HEAVIEST_FIRST) {
      figures.put(
          "tickets.byPriority." + PriorityNames.of(priority),
          Unit.COUNT,
          attainment.opened(priority.ordinal()));
    }
    figures.putShare("tickets.neverReassigned", opened - reassigned, opened);
    figures.put(
        "tickets.reassignments",
        Unit.RATIO,
        opened == 0 ? Double.NaN : (double) reassignments / opened);
    figures.putShare("tickets.reopened", reopened, opened);
    figures.putShare("tickets.waitedForSomebody", waited, opened);
  }

  void reportLine(Figures figures, Line line, String prefix) {
    int index = line.ordinal();
    figures.putShare(prefix + "solvedShare", solved[index], reached[index]);
    figures.putShare(prefix + "endedShare", solved[index], resolved);
    if (line == Line.FIRST) {
      figures.putShare(prefix + "firstTouchRate", firstTouch, firstLine);
    }
  }

  /** Adds how many there were of each kind, and of those that there were more. */
  void reportKinds(Figures figures) {
    for (TicketKind kind : TicketKind.values()) {
      String prefix = "kinds." + KindNames.of(kind) + ".";
      long opened = kinds[kind.ordinal()].openedInAll();
      Times times = kindsToResolve[kind.ordinal()];
      figures.put(prefix + "tickets.opened", Unit.COUNT, opened);
      if (opened > 0) {
        figures.put(prefix + "tickets.resolved", Unit.COUNT, times.count());
        kinds[kind.ordinal()].report(figures, prefix, false);
        report(figures, prefix + "timeToResolveMinutes.", times);
      }
    }
  }

  void reportTimes(Figures figures) {
    report(figures, "timeToResolveMinutes.", toResolve);
    report(figures, "serviceTimeToRestoreMinutes.", inServiceTime);
    report(figures, "timeToRestoreMinutes.", toRestore);
    report(figures, "timeToAcknowledgeMinutes.", toAcknowledge);
  }

  private static void report(Figures figures, String prefix, Times[] byPriority) {
    Times all = new Times();
    for (Priority priority : PriorityNames.HEAVIEST_FIRST) {
      Times times = byPriority[priority.ordinal()];
      report(figures, prefix + PriorityNames.of(priority) + ".", times);
      all.add(times);
    }
    report(figures, prefix + "all.", all);
  }

  static void report(Figures figures, String prefix, Times times) {
    figures.putMeanMinutes(prefix + "mean", times.sum(), times.count());
    figures.put(prefix + "p50", Unit.MINUTES, times.quantileMinutes(0.5));
    figures.put(prefix + "p80", Unit.MINUTES, times.quantileMinutes(0.8));
    figures.put(prefix + "p95", Unit.MINUTES, times.quantileMinutes(0.95));
  }
}
