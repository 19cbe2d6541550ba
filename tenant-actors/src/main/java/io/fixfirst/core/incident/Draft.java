package io.fixfirst.core.incident;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Foreseen;
import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.sla.ClockMoves;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.SlaClocks;
import io.fixfirst.core.sla.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A decision in the making: each event is folded as it is told, so that the next one is decided
 * upon what the one before has left.
 */
final class Draft {

  final Instant now;
  private final Foreseen.Draft<Incident, IncidentEvent> events = new Foreseen.Draft<>();
  private Incident incident;

  Draft(Incident incident, Instant now) {
    this.incident = incident;
    this.now = now;
  }

  /** {@return the incident as the events told so far have left it} */
  Incident incident() {
    return incident;
  }

  Draft tell(IncidentEvent event) {
    incident = IncidentEvolution.evolve(incident, event);
    events.add(event, incident);
    return this;
  }

  Decision<IncidentEvent> done() {
    return events.decided();
  }

  /** Moves clocks, in the hours that are in force. */
  Draft moveClocks(Consumer<ClockMoves> how) {
    Opening opening = incident.known();
    return moveClocks(opening.terms(), opening.priority(), how);
  }

  /**
   * Moves clocks, and with them to the hours of that priority under those terms. A clock that has
   * run out by now is told to have done so first: no timer needs to have been in time for it.
   */
  Draft moveClocks(Terms terms, Priority priority, Consumer<ClockMoves> how) {
    for (SlaClocks.Overdue overdue : incident.clocks().overdue(now)) {
      tell(new IncidentEvent.ClockBreached(now, overdue.clock(), overdue.due()));
    }
    Opening opening = incident.known();
    ServiceHours before = opening.terms().hoursOf(opening.priority());
    ClockMoves moves =
        new ClockMoves(incident.clocks(), now, before, terms.hoursOf(priority), terms.warnAt());
    how.accept(moves);
    if (!moves.moves().isEmpty()) {
      tell(new IncidentEvent.ClocksMoved(now, moves.moves()));
      for (SlaClocks.Overdue breach : moves.breaches()) {
        tell(new IncidentEvent.ClockBreached(now, breach.clock(), breach.due()));
      }
    }
    return this;
  }

  /** Promises the customer an update where the terms say so and none is promised yet. */
  Draft promiseUpdate() {
    Opening opening = incident.known();
    Duration every = opening.terms().updateEvery().get(opening.priority());
    if (every != null && incident.updates().due() == null) {
      tell(new IncidentEvent.UpdatePromised(now, inServiceTime(every)));
    }
    return this;
  }

  /** {@return when that much service time of the present priority will have run} */
  Instant inServiceTime(Duration time) {
    Opening opening = incident.known();
    ServiceHours hours = opening.terms().hoursOf(opening.priority());
    return ServiceCalendar.of(hours).add(now, time);
  }
}
