package io.fixfirst.core.desk;

import io.fixfirst.core.Decision;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.Foreseen;
import io.fixfirst.core.IncidentId;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision being made: the events so far, the desk as it is after them, and whom and what they
 * have set free to be matched before the decision is done.
 */
final class Work {

  final Instant now;
  private final Foreseen.Draft<Desk, DeskEvent> events = new Foreseen.Draft<>();
  private Desk desk;

  /** Tickets that have come to a queue, engineers who have come free, teams with room again. */
  final Queue<IncidentId> arrived = new Queue<>();

  final Queue<EngineerId> freed = new Queue<>();
  final Queue<TeamId> eased = new Queue<>();

  /** First come, first out, and nobody twice at a time. Most decisions put nobody there, or one. */
  static final class Queue<T> {

    private @Nullable T first;
    private @Nullable Set<T> others;

    void add(T one) {
      if (first == null) {
        first = one;
      } else if (!one.equals(first)) {
        if (others == null) {
          others = new LinkedHashSet<>();
        }
        others.add(one);
      }
    }

    /** {@return the first, which is taken out; null if there is none} */
    @Nullable T next() {
      T next = first;
      first = null;
      if (others != null && !others.isEmpty()) {
        Iterator<T> each = others.iterator();
        first = each.next();
        each.remove();
      }
      return next;
    }
  }

  Work(Desk desk, Instant now) {
    this.desk = desk;
    this.now = now;
  }

  Desk desk() {
    return desk;
  }

  void emit(DeskEvent event) {
    desk = DeskEvolution.evolve(desk, event);
    events.add(event, desk);
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
    return events.decided();
  }
}
