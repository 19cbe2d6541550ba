package io.fixfirst.simulation.world;

import io.fixfirst.core.sla.Line;
import java.util.Set;

/**
 * What an incident really is, which nobody knows before having worked on it. It is settled when the
 * incident begins, so that the same incident is the same whatever the desk does with it.
 *
 * @param waits whether it has to wait for the customer once
 * @param first what the 1st line makes of it when it comes there first; and so on
 * @param skills that a resolve team needs for it
 * @param patienceMillis how long its caller waits to be served; {@link Arrivals#NEVER} for as long
 *     as it takes
 */
record Nature(
    boolean waits,
    Visit first,
    Visit second,
    Visit third,
    Set<String> skills,
    long patienceMillis) {

  /** {@return what comes of its first visit at a line} */
  Visit visit(Line line) {
    return switch (line) {
      case FIRST -> first;
      case SECOND -> second;
      case THIRD -> third;
    };
  }

  /** {@return the same, but that the 1st line cannot solve it} */
  Nature beyondFirstLine() {
    return new Nature(false, first.passedOn(), second, third, skills, patienceMillis);
  }

  /** {@return the same for a caller who needs that and waits for so long} */
  Nature of(Set<String> needs, long patience) {
    return new Nature(waits, first, second, third, needs, patience);
  }
}
