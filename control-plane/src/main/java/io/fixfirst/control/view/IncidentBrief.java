package io.fixfirst.control.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.http.Doc;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a row of a queue shows of an incident; what is empty is left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record IncidentBrief(
    @Doc(value = "Its id", example = "kolding-42") String id,
    @Doc(value = "Whose it is", example = "kolding") String tenant,
    @Doc("Counts its events") long revision,
    IncidentView.State state,
    Priority priority,
    boolean major,
    @Doc(value = "In one line", example = "Patient records are slow") String summary,
    @Nullable String service,
    @Nullable String device,
    String category,
    Line line,
    @Nullable String team,
    @Nullable String vendor,
    @Nullable String engineer,
    Instant opened,
    @Doc("When the respond clock runs out; none while it is paused or met")
        @Nullable Instant respondDue,
    @Doc("When the resolve clock runs out; none while it is paused or met")
        @Nullable Instant resolveDue,
    @Doc("The resolve clock while it is paused") IncidentView.@Nullable Pause paused,
    @Doc("Clocks that have run out") Set<String> breached,
    @Doc("Clocks close to running out") Set<String> warned,
    IncidentView.@Nullable Waiting waiting,
    @Doc("The P1 that took its engineer away") @Nullable String suspendedFor,
    int reassignments,
    int returns,
    int reopened,
    List<CoreMember> coreTeam,
    int paged,
    int seen,
    @Nullable Instant nextUpdateDue,
    boolean updateOverdue,
    int alarmsStanding) {

  /** A member of the core team. */
  public record CoreMember(String engineer, io.fixfirst.core.desk.CoreRole role) {}

  /** {@return this without the name of another tenant's P1} */
  IncidentBrief within(Reach reach) {
    return reach.isEvery()
        ? this
        : new IncidentBrief(
            id,
            tenant,
            revision,
            state,
            priority,
            major,
            summary,
            service,
            device,
            category,
            line,
            team,
            vendor,
            engineer,
            opened,
            respondDue,
            resolveDue,
            paused,
            breached,
            warned,
            waiting,
            suspendedFor != null && reach.includes(IncidentId.parse(suspendedFor).tenant())
                ? suspendedFor
                : null,
            reassignments,
            returns,
            reopened,
            coreTeam,
            paged,
            seen,
            nextUpdateDue,
            updateOverdue,
            alarmsStanding);
  }

  static IncidentBrief of(IncidentView view) {
    return new IncidentBrief(
        view.id(),
        view.tenant(),
        view.revision(),
        view.state(),
        view.priority(),
        view.major(),
        view.summary(),
        view.service(),
        view.device(),
        view.category(),
        view.line(),
        view.team(),
        view.vendor(),
        view.engineer(),
        view.opened(),
        view.respondDue(),
        view.resolveDue(),
        view.paused(),
        view.breached(),
        view.warned(),
        view.waiting(),
        view.suspendedFor(),
        view.reassignments(),
        view.returns(),
        view.reopened(),
        view.coreTeam().stream()
            .map(member -> new CoreMember(member.engineer(), member.role()))
            .toList(),
        view.paged(),
        view.seen().size(),
        view.nextUpdateDue(),
        view.updateOverdue(),
        view.alarmsStanding());
  }
}
