package io.fixfirst.control.demo;

import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.Ordered;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the people around it see it at one moment.
 *
 * @param engineer who has it; null for nobody
 * @param promised when a vendor has promised it; null where no vendor has it
 * @param lead of its core team; null without one, and once service runs again
 * @param communications of its core team, who talks to the customer; null without one
 * @param devices whose alarms it has that are still raised
 * @param fromAlarm whether it ever had an alarm
 * @param reviewOwner who has to look back at it; null if nobody has to
 */
public record TicketSeen(
    String id,
    State state,
    Line line,
    @Nullable String engineer,
    @Nullable Instant promised,
    @Nullable String lead,
    @Nullable String communications,
    Set<String> devices,
    boolean fromAlarm,
    @Nullable String reviewOwner) {

  /** Where it stands, as far as people act differently. */
  public enum State {
    QUEUED,
    ASSIGNED,
    WORKING,
    WAITING_FOR_CUSTOMER,
    WAITING_FOR_OTHERS,
    SUSPENDED,
    RESTORED,
    RESOLVED,
    CLOSED
  }

  public TicketSeen {
    devices = Ordered.copyOf(devices);
  }

  /** {@return whether a core team has it and service is not restored} */
  boolean isMajor() {
    return lead != null && state != State.RESTORED && isOpen();
  }

  /** {@return whether work on it remains} */
  boolean isOpen() {
    return state != State.RESOLVED && state != State.CLOSED;
  }
}
