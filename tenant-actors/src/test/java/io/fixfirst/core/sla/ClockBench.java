package io.fixfirst.core.sla;

import io.fixfirst.core.calendar.ServiceHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Clocks on a bench: time is set by hand, moves are calculated and folded, breaches are told. */
final class ClockBench {

  private static final double WARN_AT = 0.75;

  ServiceHours hours;
  SlaClocks clocks = SlaClocks.NONE;
  Instant now;
  final Instant opened;
  final List<SlaClocks.Overdue> breaches = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();

  ClockBench(ServiceHours hours, Instant opened) {
    this.hours = hours;
    this.opened = opened;
    this.now = opened;
  }

  /** Time passes; what is due on the way is told when it is due. */
  ClockBench at(Instant time) {
    for (SlaClock clock : clocks.clocks()) {
      Instant warnAt = clock.warnAt();
      if (warnAt != null && !warnAt.isAfter(time)) {
        warnings.add(clock.name());
        clocks = clocks.warned(clock.name());
      }
    }
    for (SlaClocks.Overdue overdue : clocks.overdue(time)) {
      tell(overdue);
    }
    now = time;
    return this;
  }

  ClockBench move(UnaryOperator<ClockMoves> how) {
    return move(hours, how);
  }

  /** Moves that come with other service hours. */
  ClockBench move(ServiceHours to, UnaryOperator<ClockMoves> how) {
    ClockMoves moves = how.apply(new ClockMoves(clocks, now, hours, to, WARN_AT));
    List<SlaClocks.Overdue> run = moves.breaches();
    clocks = clocks.moved(now, moves.moves());
    run.forEach(this::tell);
    hours = to;
    return this;
  }

  private void tell(SlaClocks.Overdue overdue) {
    breaches.add(overdue);
    clocks = clocks.breached(overdue.clock());
  }

  SlaClock clock(String name) {
    SlaClock clock = clocks.clock(name);
    if (clock == null) {
      throw new AssertionError("no clock " + name);
    }
    return clock;
  }

  Ledger ledger(String name) {
    return Ledger.of(clock(name), hours, opened, now);
  }

  Duration elapsed(String name) {
    return new ClockMoves(clocks, now, hours, WARN_AT).elapsed(name);
  }
}
