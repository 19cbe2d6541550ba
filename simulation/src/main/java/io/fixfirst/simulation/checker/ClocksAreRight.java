package io.fixfirst.simulation.checker;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.sla.ClockMove;
import io.fixfirst.core.sla.Ledger;
import io.fixfirst.core.sla.SlaClock;
import io.fixfirst.core.sla.SlaClocks;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A breach is told once, none is forgotten, and every clock's account sums. */
final class ClocksAreRight implements Checker {

  private final Cases cases;
  private final Map<IncidentId, SlaClocks> clocks = new TreeMap<>();
  private final Map<IncidentId, TreeSet<String>> told = new TreeMap<>();
  private final Map<IncidentId, Instant> opened = new TreeMap<>();

  ClocksAreRight(Cases cases) {
    this.cases = cases;
  }

  @Override
  public String rule() {
    return "A breach is told once, none is forgotten, and every clock's account sums.";
  }

  @Override
  public void see(Recorded recorded) {
    if (!(recorded.event() instanceof IncidentEvent event)) {
      return;
    }
    IncidentId id = (IncidentId) recorded.entity();
    switch (event) {
      case IncidentEvent.Opened one -> opened.put(id, one.opened());
      case IncidentEvent.ClocksMoved(var at, var moves) -> {
        clocks.put(id, clocks.getOrDefault(id, SlaClocks.NONE).moved(at, moves));
        for (ClockMove move : moves) {
          if (move.elapsed().compareTo(move.target()) < 0) {
            told(id).remove(move.clock());
          }
        }
      }
      case IncidentEvent.ClockBreached(var at, var clock, var due) -> {
        Violation.unless(told(id).add(clock), "%s breaches %s twice", id, clock);
        Violation.unless(!due.isAfter(at), "%s breaches %s before it is due", id, clock);
        clocks.put(id, clocks.getOrDefault(id, SlaClocks.NONE).breached(clock));
      }
      default -> {} // Moves no clock.
    }
  }

  private TreeSet<String> told(IncidentId id) {
    return told.computeIfAbsent(id, _ -> new TreeSet<>());
  }

  @Override
  public void quiet(Instant now) {
    clocks.forEach(
        (id, all) -> {
          Cases.Case one = cases.open.get(id);
          if (one != null) {
            all.clocks().forEach(clock -> check(id, one, clock, now));
          }
        });
  }

  private void check(IncidentId id, Cases.Case one, SlaClock clock, Instant now) {
    Ledger ledger =
        Ledger.of(clock, one.terms.hoursOf(one.priority), opened.getOrDefault(id, now), now);
    Duration counted = Duration.ZERO;
    Instant end = null;
    for (Ledger.Row row : ledger.rows()) {
      counted = row.ahead() ? counted : counted.plus(row.counted());
      Violation.unless(end == null || end.equals(row.from()), "%s has a gap: %s", id, ledger);
      end = row.to();
    }
    Violation.unless(counted.equals(ledger.used()), "The rows of %s do not sum: %s", id, ledger);
    Violation.unless(
        ledger.used().plus(ledger.left()).minus(ledger.over()).equals(ledger.target()),
        "What is used and left of %s is not its target: %s",
        id,
        ledger);
    Violation.unless(
        ledger.breached() == told(id).contains(clock.name()),
        "%s has told of %s and its account says %s",
        id,
        told(id),
        ledger);
  }
}
