package io.fixfirst.simulation.world;

import io.fixfirst.core.IncidentId;
import java.util.function.Consumer;

/**
 * What the world stands on: a clock, an agenda, and the product as it is reached from outside.
 *
 * <p>Everything that is handed in here runs on one thread, one after the other; at one instant in
 * the order in which it was handed in. There are two: {@link VirtualOutside}, and one that speaks
 * HTTP.
 */
public interface Outside {

  /** {@return now, in milliseconds since 1970} */
  long millis();

  /**
   * Does something later; an instant that has passed means next.
   *
   * @param millis since 1970
   */
  void at(long millis, Runnable what);

  /** Sends a request; the outcome comes later, or before this returns. */
  void send(Request request, Consumer<Outcome> then);

  /**
   * Looks at an incident, later. However often this is called meanwhile, one look that begins after
   * the last call is enough.
   *
   * @param then is not called where the incident cannot be seen
   */
  void look(IncidentId incident, Consumer<TicketSeen> then);

  /** {@return whether so much is under way that a device would rather leave a reading out} */
  boolean isBusy();
}
