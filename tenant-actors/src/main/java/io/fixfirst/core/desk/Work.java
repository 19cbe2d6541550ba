package io.fixfirst.core.desk;

import io.fixfirst.core.Decision;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A decision being made: the events so far, the desk as it is after them, and whom and what they
 * have set free to be matched before the decision is done.
 */
final class Work {

  final Instant now;
  private final List<DeskEvent> events = new ArrayList<>();
  private Desk desk;

  /** Tickets that have come to a queue, engineers who have come free, teams with room again. */
  final Set<IncidentId> arrived = new LinkedHashSet<>();

  final Set<EngineerId> freed = new LinkedHashSet<>();
  final Set<TeamId> eased = new LinkedHashSet<>();

  Work(Desk desk, Instant now) {
    this.desk = desk;
    this.now = now;
  }

  Desk desk() {
    return desk;
  }

  void emit(DeskEvent event) {
    desk = DeskEvolution.evolve(desk, event);
    events.add(event);
  }

  /** Says that this engineer and this team may take something else once the decision is made. */
  void release(Job job) {
    if (job.place() instanceof Place.With with) {
      freed.add(with.assignment().engineer());
    }
    TeamId team = job.team();
    if (team != null && !(job.place() instanceof Place.Waiting)) {
      eased.add(team);
    }
  }

  /** {@return the decision, with whatever can be handed out now} */
  Decision<DeskEvent> dispatched() {
    Dispatch.run(this);
    return Decision.accept(events);
  }
}
