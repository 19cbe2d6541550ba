package io.fixfirst.control.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fixfirst.control.http.Doc;
import io.fixfirst.core.desk.CoreRole;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.sla.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An incident as the desk, and with less in it its customer, sees it. */
public record IncidentView(
    @Doc(value = "Its id", example = "kolding-42") String id,
    @Doc(value = "Whose it is", example = "kolding") String tenant,
    @Doc("Counts its events; also the ETag") long revision,
    @Doc("Where it stands") State state,
    @Doc("Its weight; P1 above all") Priority priority,
    @Doc("Whether it is a P1 at this moment or was one") boolean major,
    Impact impact,
    Urgency urgency,
    @Doc(value = "In one line", example = "Patient records are slow") String summary,
    @Nullable String description,
    @Doc(value = "The tenant's service", example = "patient-records") @Nullable String service,
    @Doc(value = "The device's id", example = "kolding:srv-001") @Nullable String device,
    @Doc(value = "Which resolve team knows about it", example = "server") String category,
    @Doc(value = "Who reported it", example = "customer:jens") String reportedBy,
    @Doc(value = "How", example = "portal") String channel,
    @Doc("What sort of work it is if it is no incident: request, problem or change")
        @Nullable TicketKind kind,
    @Doc("When it was reported; its clocks run from here") Instant opened,
    @Doc("When somebody began to work on it") @Nullable Instant acknowledged,
    @Doc("When the respond clock runs out; none while it is paused or met")
        @Nullable Instant respondDue,
    @Doc("When the resolve clock runs out; none while it is paused or met")
        @Nullable Instant resolveDue,
    @Doc("The resolve clock while it is paused") @Nullable Pause paused,
    @Doc("Clocks that have run out") Set<String> breached,
    @Doc("Clocks close to running out") Set<String> warned,
    @Doc(value = "The desk that serves it", example = "main") String desk,
    Line line,
    @Doc(value = "The team that has it", example = "infrastructure") @Nullable String team,
    @Doc("The third party that has it") @Nullable String vendor,
    @Doc("When the third party has promised it") @Nullable Instant promised,
    @Doc("Whether that has passed") boolean vendorOverdue,
    @Doc(value = "Who has it", example = "ada") @Nullable String engineer,
    @Doc("Why this engineer") @Nullable String why,
    @Doc("The P1 that took its engineer away") @Nullable String suspendedFor,
    @Nullable Waiting waiting,
    int reassignments,
    int returns,
    int reopened,
    @Doc("Its alarms; of very many the newest hundred") List<AlarmPart> alarms,
    @Doc("How many of its alarms stand") int alarmsStanding,
    @Doc("How many alarms it has had") int alarmsTotal,
    @Doc("When the last of its alarms cleared") @Nullable Instant technicallyRestored,
    List<CoreTeamMember> coreTeam,
    @Doc("How many engineers were paged") int paged,
    List<Seen> seen,
    @Nullable Statement workaround,
    @Nullable Statement resolution,
    @Doc("When it closes if nobody reopens it") @Nullable Instant closes,
    @Nullable Instant closed,
    @Doc("The latest word to the customer") @Nullable Statement update,
    @Doc("When the customer is promised the next word") @Nullable Instant nextUpdateDue,
    boolean updateOverdue,
    @Nullable Review review,
    @Nullable Responsibility responsibility,
    Instant changed) {

  /** Where an incident stands. */
  public enum State {
    /** Reported; the desk has not placed it yet. */
    OPEN,
    QUEUED,
    ASSIGNED,
    WORKING,
    WAITING,
    /** Its engineer was taken for a P1 and comes back to it. */
    SUSPENDED,
    /** Service runs again by a workaround. */
    RESTORED,
    RESOLVED,
    CLOSED
  }

  /** For whom it waits. */
  public record Waiting(WaitReason reason, @Nullable Instant until, String text, Instant since) {}

  /**
   * A paused clock.
   *
   * @param left service time
   */
  public record Pause(
      @Doc(value = "Why", example = "waiting-customer") String because,
      @Doc("Service time that is left") Duration left,
      Instant since) {}

  /** One of its alarms. */
  public record AlarmPart(
      String device,
      String identity,
      Severity severity,
      String summary,
      Instant raised,
      @Nullable Instant cleared) {}

  /** A member of the core team, and what they left for it. */
  public record CoreTeamMember(
      String engineer, CoreRole role, @Nullable String left, @Nullable Duration remaining) {}

  /** An engineer has seen the page. */
  public record Seen(String engineer, Instant at, @Nullable String seenBefore) {}

  /** What somebody said when. */
  public record Statement(Instant at, String by, String text) {}

  /** The look back at a P1. */
  public record Review(
      Instant due,
      @Nullable String owner,
      @Nullable Instant finished,
      @Nullable String findings,
      List<String> prevention,
      @Doc("When the customer was shown it") @Nullable Instant published) {

    /** {@return what the customer may know of it; null before it is published} */
    @Nullable Review forTenant() {
      return published == null ? null : new Review(due, null, finished, null, List.of(), published);
    }
  }

  /** Who was responsible, once that may be asked. */
  public record Responsibility(Instant at, String by, String party, String text) {}

  /** {@return whether work on it remains} */
  @JsonIgnore
  public boolean isOpen() {
    return state != State.RESOLVED && state != State.CLOSED;
  }

  /** {@return this without what only the provider may know, such as other tenants' P1s} */
  public IncidentView forTenant() {
    return new IncidentView(
        id,
        tenant,
        revision,
        state,
        priority,
        major,
        impact,
        urgency,
        summary,
        description,
        service,
        device,
        category,
        reportedBy,
        channel,
        kind,
        opened,
        acknowledged,
        respondDue,
        resolveDue,
        paused,
        breached,
        Set.of(),
        desk,
        line,
        team,
        vendor,
        promised,
        vendorOverdue,
        engineer,
        null,
        null,
        waiting,
        reassignments,
        returns,
        reopened,
        alarms,
        alarmsStanding,
        alarmsTotal,
        technicallyRestored,
        coreTeam.stream()
            .map(member -> new CoreTeamMember(member.engineer, member.role, null, null))
            .toList(),
        paged,
        List.of(),
        workaround,
        resolution,
        closes,
        closed,
        update,
        nextUpdateDue,
        updateOverdue,
        review == null ? null : review.forTenant(),
        responsibility,
        changed);
  }
}
