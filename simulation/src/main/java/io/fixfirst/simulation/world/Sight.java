package io.fixfirst.simulation.world;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.incident.Alarms;
import io.fixfirst.core.incident.Hands;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.Major;
import io.fixfirst.core.incident.Opening;
import io.fixfirst.core.sla.WaitReason;
import io.fixfirst.simulation.world.TicketSeen.State;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the state of an incident the way people look at it. */
final class Sight {

  private Sight() {}

  /** {@return an incident that was opened, as people see it} */
  static TicketSeen of(Incident incident) {
    Opening opening = incident.known();
    Major major = incident.major();
    Major running = major != null && major.running() ? major : null;
    return new TicketSeen(
        incident.id(),
        state(incident),
        opening.report().category(),
        incident.place().line(),
        incident.place().team(),
        incident.hands().engineer(),
        incident.place().vendor() != null,
        running == null ? null : member(running, CoreRole.LEAD),
        running == null ? null : member(running, CoreRole.COMMUNICATIONS),
        devices(incident.alarms()),
        incident.alarms().standing() > 0,
        incident.restored() != null,
        reviewOwner(incident));
  }

  private static State state(Incident incident) {
    return switch (incident.stage()) {
      case ABSENT -> throw new IllegalStateException("Nobody has opened " + incident.id() + ".");
      case OPEN -> inHands(incident.hands());
      case WAITING ->
          incident.waiting() != null && incident.waiting().reason() == WaitReason.CUSTOMER
              ? State.WAITING_FOR_CUSTOMER
              : State.WAITING_FOR_OTHERS;
      case RESOLVED -> State.RESOLVED;
      case CLOSED -> State.CLOSED;
    };
  }

  private static State inHands(Hands hands) {
    EngineerId engineer = hands.engineer();
    if (engineer == null) {
      return State.QUEUED;
    }
    if (hands.suspendedFor() != null) {
      return State.SUSPENDED;
    }
    return engineer.equals(hands.pickedUpBy()) ? State.WORKING : State.ASSIGNED;
  }

  private static @Nullable EngineerId member(Major major, CoreRole role) {
    for (CoreMember member : major.team()) {
      if (member.role() == role) {
        return member.engineer();
      }
    }
    return null;
  }

  private static List<DeviceId> devices(Alarms alarms) {
    if (alarms.known().isEmpty()) {
      return List.of();
    }
    if (alarms.known().size() == 1) {
      return List.of(alarms.known().values().iterator().next().alarm().device());
    }
    TreeSet<DeviceId> devices = new TreeSet<>(); // The map's own order is that of hashes.
    for (Alarms.Known one : alarms.known().values()) {
      devices.add(one.alarm().device());
    }
    return List.copyOf(devices);
  }

  private static @Nullable EngineerId reviewOwner(Incident incident) {
    Incident.Review review = incident.review();
    return review == null || review.finished() ? null : review.owner();
  }
}
