package io.fixfirst.simulation.stats;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.ClockMove;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import org.jspecify.annotations.Nullable;

/** What is known of one ticket while it may still change. Times are milliseconds since 1970. */
final class Case {

  static final long NEVER = Long.MIN_VALUE;

  /** One of its clocks. */
  static final class Clock {
    ClockMove.@Nullable State state;
    boolean breached;
    long elapsed;

    void moved(ClockMove move) {
      state = move.state();
      elapsed = move.elapsed().toMillis();
      breached = breached && move.elapsed().compareTo(move.target()) >= 0;
    }

    /** {@return whether the target was kept} */
    boolean met() {
      return state == ClockMove.State.STOPPED && !breached;
    }
  }

  final IncidentId id;
  final boolean counts;
  final long opened;
  final Attainment month;
  final Attainment tenant;
  final TicketKind kind;
  Priority priority;
  final Clock respond = new Clock();
  final Clock resolve = new Clock();

  /** Bit 0 for the first line, bit 1 for the second, bit 2 for the third. */
  int reached;

  Line line;
  @Nullable Line firstLine;
  @Nullable Line solvedIn;
  int touches;
  int reassignments;
  int reopened;
  boolean escalated;
  boolean waited;
  long acknowledged = NEVER;
  long restored = NEVER;
  long resolved = NEVER;
  @Nullable MajorStory major;
  MajorStory.@Nullable Cost cost;

  Case(
      IncidentId id,
      boolean counts,
      long opened,
      Priority priority,
      Line line,
      Attainment month,
      Attainment tenant,
      TicketKind kind) {
    this.id = id;
    this.counts = counts;
    this.opened = opened;
    this.priority = priority;
    this.line = line;
    this.month = month;
    this.tenant = tenant;
    this.kind = kind;
  }

  /** {@return whether a core team has it} */
  boolean majorRuns() {
    return major != null && major.restored == NEVER;
  }

  void at(Line where) {
    line = where;
    reached |= 1 << where.ordinal();
    if (firstLine == null) {
      firstLine = where;
    }
  }

  boolean reached(Line where) {
    return (reached & 1 << where.ordinal()) != 0;
  }

  /** Solved by the first one who touched it, in the first line, once and for all. */
  boolean solvedAtFirstTouch() {
    return solvedIn == Line.FIRST
        && touches == 1
        && reopened == 0
        && !escalated
        && !waited
        && major == null;
  }
}
