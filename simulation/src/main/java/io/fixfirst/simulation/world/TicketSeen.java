package io.fixfirst.simulation.world;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.sla.Line;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the people around it see it at one moment.
 *
 * @param team whose it is; null before the desk has placed it
 * @param engineer who has it; null for nobody
 * @param atVendor whether a vendor has promised it
 * @param lead of its core team; null without one, and once service runs again
 * @param communications of its core team, who talks to the customer; null without one
 * @param devices that it has had an alarm of
 * @param alarming whether one of these alarms still stands
 * @param restored whether service runs again by a workaround
 * @param reviewOwner who has to look back at it; null if nobody has to
 */
public record TicketSeen(
    IncidentId id,
    State state,
    String category,
    Line line,
    @Nullable TeamId team,
    @Nullable EngineerId engineer,
    boolean atVendor,
    @Nullable EngineerId lead,
    @Nullable EngineerId communications,
    List<DeviceId> devices,
    boolean alarming,
    boolean restored,
    @Nullable EngineerId reviewOwner) {

  /** Where it stands, as far as people act differently. */
  public enum State {
    QUEUED,
    ASSIGNED,
    WORKING,
    WAITING_FOR_CUSTOMER,
    WAITING_FOR_OTHERS,
    SUSPENDED,
    RESOLVED,
    CLOSED
  }

  public TicketSeen {
    devices = List.copyOf(devices);
  }

  /** {@return whether monitoring has had to do with it} */
  boolean fromAlarm() {
    return !devices.isEmpty();
  }

  /** {@return whether a core team has it and service is not restored} */
  boolean isMajor() {
    return lead != null && !restored && isOpen();
  }

  /** {@return whether work on it remains} */
  boolean isOpen() {
    return state != State.RESOLVED && state != State.CLOSED;
  }

  /** {@return whether people would act differently than after that} */
  boolean differsFrom(TicketSeen before) {
    return before.state != state
        || before.line != line
        || before.restored != restored
        || before.atVendor != atVendor
        || before.alarming != alarming
        || !Objects.equals(before.engineer, engineer)
        || !Objects.equals(before.lead, lead)
        || !Objects.equals(before.reviewOwner, reviewOwner);
  }
}
