package io.fixfirst.core.incident;

import static io.fixfirst.core.sla.SlaClocks.RESOLVE;
import static io.fixfirst.core.sla.SlaClocks.RESPOND;

import io.fixfirst.core.sla.ClockMoves;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.SlaClocks;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.sla.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which clock does what, and when.
 *
 * <ul>
 *   <li>{@code respond} runs until somebody begins to work on it;
 *   <li>{@code resolve} runs until service is restored, by a workaround or for good;
 *   <li>a line's clock runs while the ticket is in that line, and not while a core team has it;
 *   <li>all of them pause while it waits for whomever the contract lets pause;
 *   <li>reopened, {@code resolve} and the line's clock go on with what they had used; {@code
 *       respond} does too unless it was met: a met one stays met.
 * </ul>
 */
final class IncidentClocks {

  private static final String CORE_TEAM = "core-team";

  private IncidentClocks() {}

  static void begin(ClockMoves moves, Incident incident) {
    Opening opening = incident.known();
    Instant since = opening.opened();
    Duration respond = opening.terms().respond().get(opening.priority());
    if (respond != null) {
      moves.start(RESPOND, "opened", respond, since);
    }
    moves.start(RESOLVE, "opened", opening.resolveTarget(), since);
    Duration line = lineTarget(opening, incident.place().line());
    if (line != null && opening.priority() != Priority.P1) {
      moves.start(SlaClocks.line(incident.place().line()), "opened", line, since);
    }
  }

  static void acknowledge(ClockMoves moves, String because) {
    moves.stop(RESPOND, because);
  }

  static void pause(ClockMoves moves, Incident incident, String because) {
    moves.pause(RESPOND, because).pause(RESOLVE, because);
    moves.pause(SlaClocks.line(incident.place().line()), because);
  }

  static void goOn(ClockMoves moves, Incident incident, String because) {
    moves.goOn(RESPOND, because).goOn(RESOLVE, because);
    if (!incident.majorRuns()) {
      moves.goOn(SlaClocks.line(incident.place().line()), because);
    }
  }

  static void enterLine(ClockMoves moves, Incident incident, Line line, Instant now) {
    if (line == incident.place().line() || incident.serviceRuns() || incident.majorRuns()) {
      return;
    }
    String because = "in-line-" + line.number();
    moves.pause(SlaClocks.line(incident.place().line()), because);
    runLine(moves, incident, line, because, now);
  }

  static void declareMajor(ClockMoves moves, Incident incident, Instant now) {
    Opening opening = incident.known();
    reweigh(
        moves,
        incident,
        opening.terms(),
        Priority.P1,
        opening.impact(),
        opening.urgency(),
        "major",
        now);
    goOn(moves, incident, "major");
    moves.pause(SlaClocks.line(incident.place().line()), CORE_TEAM);
  }

  /** Other targets, and other hours where the priority or the terms bring them. */
  static void reweigh(
      ClockMoves moves,
      Incident incident,
      Terms terms,
      Priority priority,
      Impact impact,
      Urgency urgency,
      String because,
      Instant now) {
    Duration respond = terms.respond().get(priority);
    boolean respondKnown = incident.clocks().clock(RESPOND) != null;
    if (respond == null) {
      moves.stop(RESPOND, because);
    } else if (respondKnown) {
      moves.retarget(RESPOND, because, respond);
    } else if (!incident.known().acknowledged()) {
      moves.start(RESPOND, because, respond, now);
    }
    Duration resolve = terms.resolve(priority, impact, urgency);
    moves.retarget(RESOLVE, because, resolve);
    for (Line line : Line.values()) {
      Duration target = terms.lineTarget(line, resolve);
      String clock = SlaClocks.line(line);
      if (target == null) {
        moves.stop(clock, because);
      } else if (incident.clocks().clock(clock) != null) {
        moves.retarget(clock, because, target);
      } else if (line == incident.place().line() && incident.onFloor()) {
        if (incident.restored() == null && priority != Priority.P1) {
          moves.start(clock, because, target, now);
        }
      }
    }
  }

  /** What waits is paused if these terms say so, and goes on if they do not. */
  static void waitUnder(ClockMoves moves, Incident incident, Terms terms) {
    Incident.Waiting waiting = incident.waiting();
    if (waiting == null) {
      return;
    }
    if (terms.pausedBy().contains(waiting.reason())) {
      pause(moves, incident, waitingFor(waiting.reason()));
    } else {
      goOn(moves, incident, "terms");
    }
  }

  static void stop(ClockMoves moves, String because) {
    moves.stop(RESPOND, because).stop(RESOLVE, because);
    for (Line line : Line.values()) {
      moves.stop(SlaClocks.line(line), because);
    }
  }

  static void reopen(ClockMoves moves, Incident incident, Instant now) {
    Opening opening = incident.known();
    Duration respond = opening.terms().respond().get(opening.priority());
    if (respond != null && !opening.acknowledged()) {
      moves.restart(RESPOND, "reopened", respond);
    }
    moves.restart(RESOLVE, "reopened", opening.resolveTarget());
    if (incident.major() == null) {
      runLine(moves, incident, incident.place().line(), "reopened", now);
    }
  }

  static String waitingFor(Enum<?> reason) {
    return "waiting-" + reason.name().toLowerCase(Locale.ROOT);
  }

  private static void runLine(
      ClockMoves moves, Incident incident, Line line, String because, Instant now) {
    Duration target = lineTarget(incident.known(), line);
    if (target != null) {
      String clock = SlaClocks.line(line);
      moves.start(clock, because, target, now).goOn(clock, because);
      moves.restart(clock, because, target);
    }
  }

  private static @Nullable Duration lineTarget(Opening opening, Line line) {
    return opening.terms().lineTarget(line, opening.resolveTarget());
  }
}
