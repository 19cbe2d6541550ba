package io.fixfirst.control.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixfirst.control.demo.TicketSeen.State;
import io.fixfirst.core.sla.Line;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the API says of an incident the way people look at it. */
final class Tickets {

  private Tickets() {}

  /**
   * {@return the incident as people see it}
   *
   * @param devices names of those whose alarms are raised
   */
  static TicketSeen seen(JsonNode incident, Set<String> devices) {
    String promised = text(incident, "promised");
    JsonNode review = incident.path("review");
    boolean running = !incident.hasNonNull("workaround");
    return new TicketSeen(
        incident.path("id").asText(),
        state(incident),
        Line.valueOf(incident.path("line").asText("first").toUpperCase(Locale.ROOT)),
        text(incident, "engineer"),
        text(incident, "vendor") == null || promised == null ? null : Instant.parse(promised),
        running ? member(incident, "lead") : null,
        running ? member(incident, "communications") : null,
        devices,
        !incident.path("alarms").isEmpty(),
        review.hasNonNull("finished") ? null : text(review, "owner"));
  }

  private static State state(JsonNode incident) {
    String state = incident.path("state").asText();
    return switch (state) {
      case "open", "queued" -> State.QUEUED;
      case "assigned" -> State.ASSIGNED;
      case "working" -> State.WORKING;
      case "suspended" -> State.SUSPENDED;
      case "restored" -> State.RESTORED;
      case "resolved" -> State.RESOLVED;
      case "closed" -> State.CLOSED;
      case "waiting" ->
          "customer".equals(text(incident.path("waiting"), "reason"))
              ? State.WAITING_FOR_CUSTOMER
              : State.WAITING_FOR_OTHERS;
      default -> throw new IllegalStateException("An incident has an unknown state: " + state);
    };
  }

  private static @Nullable String member(JsonNode incident, String role) {
    for (JsonNode member : incident.path("coreTeam")) {
      if (role.equals(text(member, "role"))) {
        return text(member, "engineer");
      }
    }
    return null;
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.path(field).asText() : null;
  }
}
