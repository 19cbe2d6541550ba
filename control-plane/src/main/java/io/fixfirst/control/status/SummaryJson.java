package io.fixfirst.control.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.status.Situation.ServiceState;
import io.fixfirst.control.status.StatusIncident.Post;
import io.fixfirst.control.status.StatusIncident.Step;
import io.fixfirst.control.status.StatusTenant.Service;
import io.fixfirst.control.status.StatusTenant.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page as JSON, in the shape of Statuspage's {@code api/v2/summary.json}. */
final class SummaryJson {

  private SummaryJson() {}

  /** All of it. */
  record Summary(
      PagePart page,
      StatusPart status,
      List<ComponentPart> components,
      List<IncidentPart> incidents,
      @JsonProperty("scheduled_maintenances") List<MaintenancePart> scheduledMaintenances) {}

  /** Whose page it is. */
  record PagePart(
      @Doc(value = "The tenant's id", example = "kolding") String id,
      String name,
      @Doc(value = "Where the page is", example = "/status/kolding") String url,
      @JsonProperty("time_zone") String timeZone,
      @JsonProperty("updated_at") Instant updatedAt) {}

  /** How all of it is. */
  record StatusPart(
      @Doc(value = "none, minor, major, critical or maintenance", example = "none")
          String indicator,
      String description) {}

  /** A service. */
  record ComponentPart(
      String id,
      String name,
      @Doc(
              value =
                  "operational, under_maintenance, degraded_performance, partial_outage or"
                      + " major_outage",
              example = "operational")
          String status,
      int position,
      @JsonProperty("page_id") String pageId) {}

  /** An incident that goes on. */
  record IncidentPart(
      String id,
      String name,
      @Doc(value = "investigating, identified, monitoring or resolved", example = "investigating")
          String status,
      @Doc(value = "none, minor, major or critical", example = "major") String impact,
      @JsonProperty("created_at") Instant createdAt,
      @JsonProperty("updated_at") Instant updatedAt,
      @JsonProperty("resolved_at") @Nullable Instant resolvedAt,
      @JsonProperty("page_id") String pageId,
      @JsonProperty("incident_updates") List<UpdatePart> incidentUpdates,
      List<ComponentPart> components) {}

  /** A word on an incident. */
  record UpdatePart(
      String id,
      String status,
      String body,
      @JsonProperty("incident_id") String incidentId,
      @JsonProperty("created_at") Instant createdAt) {}

  /** A maintenance that is planned or goes on. */
  record MaintenancePart(
      String id,
      String name,
      @Doc(value = "scheduled or in_progress", example = "scheduled") String status,
      String impact,
      @JsonProperty("scheduled_for") Instant scheduledFor,
      @JsonProperty("scheduled_until") Instant scheduledUntil,
      @JsonProperty("page_id") String pageId,
      List<ComponentPart> components) {}

  /** {@return the situation, with the address of its page} */
  static byte[] of(Situation situation, String url) {
    return Json.bytes(summary(situation, url));
  }

  private static Summary summary(Situation situation, String url) {
    Words words = Words.of(Words.Language.EN);
    StatusTenant tenant = situation.tenant();
    List<ComponentPart> components =
        situation.services().stream().map(state -> component(situation, state)).toList();
    return new Summary(
        new PagePart(tenant.id(), tenant.name(), url, tenant.zone(), situation.now()),
        new StatusPart(indicator(situation.overall()), words.word("overall", situation.overall())),
        components,
        situation.current().stream()
            .map(incident -> incident(words, situation, incident, components))
            .toList(),
        situation.windows().stream()
            .map(window -> maintenance(words, situation, window, components))
            .toList());
  }

  private static ComponentPart component(Situation situation, ServiceState state) {
    Service service = state.service();
    return new ComponentPart(
        service.id(),
        service.label(),
        state.level().published(),
        situation.services().indexOf(state) + 1,
        situation.tenant().id());
  }

  private static IncidentPart incident(
      Words words, Situation situation, StatusIncident incident, List<ComponentPart> components) {
    return new IncidentPart(
        incident.id(),
        StatusHtml.title(words, situation.tenant(), incident),
        status(incident),
        indicator(incident.isOver() ? incident.worst() : incident.level()),
        incident.opened(),
        incident.changed(),
        incident.resolved(),
        incident.tenant(),
        incident.posts().reversed().stream().map(post -> update(words, incident, post)).toList(),
        components.stream()
            .filter(component -> component.id().equals(incident.service()))
            .toList());
  }

  private static UpdatePart update(Words words, StatusIncident incident, Post post) {
    return new UpdatePart(
        incident.id() + "-" + post.at().toEpochMilli() + "-" + post.step().ordinal(),
        switch (post.step()) {
          case NOTICED, MAJOR, REOPENED -> "investigating";
          case UPDATE -> "identified";
          case WORKAROUND -> "monitoring";
          case RESOLVED -> "resolved";
          case REVIEW -> "postmortem";
        },
        StatusHtml.text(words, post),
        incident.id(),
        post.at());
  }

  private static MaintenancePart maintenance(
      Words words, Situation situation, Window window, List<ComponentPart> components) {
    return new MaintenancePart(
        window.id(),
        StatusHtml.services(words, situation.tenant(), window) + ": " + window.reason(),
        window.isOpen(situation.now()) ? "in_progress" : "scheduled",
        "maintenance",
        window.from(),
        window.to(),
        situation.tenant().id(),
        components.stream().filter(component -> window.concerns(component.id())).toList());
  }

  private static String status(StatusIncident incident) {
    if (incident.isOver()) {
      return "resolved";
    }
    if (incident.restored()) {
      return "monitoring";
    }
    return incident.posts().stream().anyMatch(post -> post.step() == Step.UPDATE)
        ? "identified"
        : "investigating";
  }

  private static String indicator(Level level) {
    return switch (level) {
      case OPERATIONAL -> "none";
      case MAINTENANCE -> "maintenance";
      case DEGRADED -> "minor";
      case PARTIAL_OUTAGE -> "major";
      case MAJOR_OUTAGE -> "critical";
    };
  }
}
