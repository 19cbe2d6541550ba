package io.fixfirst.control.drive;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.sla.Line;
import io.fixfirst.simulation.world.TicketSeen;
import io.fixfirst.simulation.world.TicketSeen.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the API says it is, the way people look at it.
 *
 * @param core the engineers of its core team
 * @param alarms how many of its alarms stand
 */
public record TicketView(TicketSeen ticket, String priority, List<String> core, int alarms) {

  /** {@return what the API says of an incident} */
  static TicketView of(JsonNode incident) {
    boolean restored = incident.hasNonNull("workaround");
    JsonNode review = incident.path("review");
    String team = text(incident, "team");
    List<String> core = new ArrayList<>();
    incident.path("coreTeam").forEach(member -> core.add(member.path("engineer").asText()));
    TicketSeen ticket =
        new TicketSeen(
            IncidentId.parse(incident.path("id").asText()),
            state(incident),
            incident.path("category").asText(),
            Line.valueOf(incident.path("line").asText("first").toUpperCase(Locale.ROOT)),
            team == null ? null : new TeamId(team),
            engineer(text(incident, "engineer")),
            text(incident, "vendor") != null,
            restored ? null : member(incident, "lead"),
            restored ? null : member(incident, "communications"),
            devices(incident),
            incident.path("alarmsStanding").asInt() > 0,
            restored,
            review.hasNonNull("finished") ? null : engineer(text(review, "owner")));
    return new TicketView(
        ticket,
        incident.path("priority").asText(),
        List.copyOf(core),
        incident.path("alarmsStanding").asInt());
  }

  /** {@return whether it is a P1 and service does not run yet} */
  public boolean burns() {
    return priority.equals("p1") && !ticket.restored() && ticket.state() != State.RESOLVED;
  }

  private static State state(JsonNode incident) {
    String state = incident.path("state").asText();
    return switch (state) {
      case "open", "queued" -> State.QUEUED;
      case "assigned" -> State.ASSIGNED;
      case "working" -> State.WORKING;
      case "suspended" -> State.SUSPENDED;
      // Whoever has it still looks for the cause.
      case "restored" -> incident.hasNonNull("engineer") ? State.WORKING : State.QUEUED;
      case "resolved" -> State.RESOLVED;
      case "closed" -> State.CLOSED;
      case "waiting" ->
          "customer".equals(text(incident.path("waiting"), "reason"))
              ? State.WAITING_FOR_CUSTOMER
              : State.WAITING_FOR_OTHERS;
      default -> throw new IllegalStateException("An incident has an unknown state: " + state);
    };
  }

  private static List<DeviceId> devices(JsonNode incident) {
    TreeSet<DeviceId> devices = new TreeSet<>();
    for (JsonNode alarm : incident.path("alarms")) {
      String device = alarm.path("device").asText();
      int colon = device.indexOf(':');
      devices.add(
          new DeviceId(new TenantId(device.substring(0, colon)), device.substring(colon + 1)));
    }
    return List.copyOf(devices);
  }

  private static @Nullable EngineerId member(JsonNode incident, String role) {
    for (JsonNode member : incident.path("coreTeam")) {
      if (role.equals(text(member, "role"))) {
        return engineer(text(member, "engineer"));
      }
    }
    return null;
  }

  private static @Nullable EngineerId engineer(@Nullable String id) {
    return id == null ? null : new EngineerId(id);
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.path(field).asText() : null;
  }
}
