package io.fixfirst.control.view;

import io.fixfirst.control.access.Reach;
import io.fixfirst.control.http.Doc;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.Explanation;
import io.fixfirst.core.desk.Ticket;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An incident as work on the desk's floor. */
public record TicketView(
    @Doc(value = "The incident", example = "kolding-42") String incident,
    @Doc(value = "Whose it is", example = "kolding") String tenant,
    State state,
    @Doc(value = "The desk", example = "main") String desk,
    @Doc(value = "The team", example = "infrastructure") @Nullable String team,
    Line line,
    Priority priority,
    String category,
    Instant opened,
    @Nullable Instant due,
    @Doc("The work expected, or left") Duration effort,
    @Nullable String engineer,
    @Doc("Who is on a P1 together") List<String> coreTeam,
    @Doc("Counts its assignments") int number,
    @Doc("When it goes back if it is not picked up") @Nullable Instant pickUpBy,
    @Doc("The desk, or who did it by hand") @Nullable String by,
    @Doc("Why this engineer and not another") @Nullable ExplanationPart explanation,
    Instant since) {

  /** What happens to a ticket. */
  public enum State {
    WAITING,
    ASSIGNED,
    WORKING,
    SUSPENDED,
    /** A P1 with its core team. */
    CORE_TEAM
  }

  /** How a choice was made. */
  public record ExplanationPart(String rule, List<CandidatePart> candidates, int considered) {

    private static final Pattern INCIDENT =
        Pattern.compile("\\b([a-z0-9]+(?:-[a-z0-9]+)*)-[0-9]+\\b");

    /** {@return the core's explanation} */
    public static ExplanationPart of(Explanation explanation) {
      return new ExplanationPart(
          explanation.rule(),
          explanation.candidates().stream()
              .map(
                  one ->
                      new CandidatePart(
                          one.engineer().text(), one.score(), one.reasons(), one.excluded()))
              .toList(),
          explanation.considered());
    }

    /** {@return this without the names of other tenants' incidents} */
    public ExplanationPart within(Reach reach) {
      return new ExplanationPart(
          rule,
          candidates.stream()
              .map(
                  one ->
                      new CandidatePart(
                          one.engineer,
                          one.score,
                          one.reasons.stream().map(reason -> within(reason, reach)).toList(),
                          within(one.excluded, reach)))
              .toList(),
          considered);
    }

    private static String within(String words, Reach reach) {
      return INCIDENT
          .matcher(words)
          .replaceAll(
              found ->
                  reach.includes(new TenantId(found.group(1))) ? found.group() : "another ticket");
    }
  }

  /** One who was considered. */
  public record CandidatePart(
      String engineer, double score, List<String> reasons, String excluded) {}

  /** {@return this without what it tells of other tenants than these} */
  TicketView within(Reach reach) {
    return reach.isEvery() || explanation == null ? this : explained(explanation.within(reach));
  }

  TicketView moved(State to, Instant at) {
    return new TicketView(
        incident,
        tenant,
        to,
        desk,
        team,
        line,
        priority,
        category,
        opened,
        due,
        effort,
        engineer,
        coreTeam,
        number,
        pickUpBy,
        by,
        explanation,
        at);
  }

  TicketView unassigned() {
    return new TicketView(
        incident, tenant, state, desk, team, line, priority, category, opened, due, effort, null,
        coreTeam, number, null, null, null, since);
  }

  TicketView estimated(Duration work) {
    return new TicketView(
        incident,
        tenant,
        state,
        desk,
        team,
        line,
        priority,
        category,
        opened,
        due,
        work,
        engineer,
        coreTeam,
        number,
        pickUpBy,
        by,
        explanation,
        since);
  }

  TicketView explained(ExplanationPart why) {
    return new TicketView(
        incident, tenant, state, desk, team, line, priority, category, opened, due, effort,
        engineer, coreTeam, number, pickUpBy, by, why, since);
  }

  TicketView joined(List<CoreMember> members) {
    List<String> all = new ArrayList<>(coreTeam);
    members.forEach(member -> all.add(member.engineer().text()));
    return withCoreTeam(List.copyOf(all));
  }

  TicketView assigned(
      String who,
      String where,
      int times,
      Instant until,
      String whose,
      ExplanationPart why,
      Instant at) {
    return new TicketView(
        incident,
        tenant,
        State.ASSIGNED,
        desk,
        where,
        line,
        priority,
        category,
        opened,
        due,
        effort,
        who,
        coreTeam,
        times,
        until,
        whose,
        why,
        at);
  }

  TicketView revised(Ticket ticket) {
    return new TicketView(
        incident,
        tenant,
        state,
        desk,
        team,
        ticket.line(),
        ticket.priority(),
        ticket.category(),
        opened,
        ticket.due(),
        effort,
        engineer,
        coreTeam,
        number,
        pickUpBy,
        by,
        explanation,
        since);
  }

  TicketView without(String who) {
    return withCoreTeam(coreTeam.stream().filter(one -> !one.equals(who)).toList());
  }

  private TicketView withCoreTeam(List<String> engineers) {
    return new TicketView(
        incident,
        tenant,
        state,
        desk,
        team,
        line,
        priority,
        category,
        opened,
        due,
        effort,
        engineer,
        engineers,
        number,
        pickUpBy,
        by,
        explanation,
        since);
  }
}
