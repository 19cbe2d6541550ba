package io.fixfirst.simulation.world;

import io.fixfirst.core.sla.Line;

/**
 * What an incident really is, which nobody knows before having worked on it. It is settled when the
 * incident begins, so that the same incident is the same whatever the desk does with it.
 *
 * @param waits whether it has to wait for the customer once
 * @param first what the 1st line makes of it when it comes there first; and so on
 * @param patienceMillis how long its caller waits for somebody; negative for any time
 */
record Nature(boolean waits, Visit first, Visit second, Visit third, long patienceMillis) {

  /** {@return what comes of its first visit at a line} */
  Visit visit(Line line) {
    return switch (line) {
      case FIRST -> first;
      case SECOND -> second;
      case THIRD -> third;
    };
  }

  /** {@return the same, but that the 1st line cannot solve it, and nobody hangs up} */
  Nature beyondFirstLine() {
    return new Nature(false, first.passedOn(), second, third, -1);
  }
}
