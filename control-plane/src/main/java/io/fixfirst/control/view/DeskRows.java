package io.fixfirst.control.view;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.control.form.TeamForm;
import io.fixfirst.control.view.TicketView.ExplanationPart;
import io.fixfirst.control.view.TicketView.State;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.CoreMember;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.desk.Ticket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns a page of a desk's events into the rows of its tickets and teams. */
final class DeskRows {

  private final String desk;
  private final Map<String, TicketView> tickets;
  private final Set<String> changed = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private @Nullable List<TeamForm> teams;

  private DeskRows(String desk, Map<String, TicketView> tickets) {
    this.desk = desk;
    this.tickets = tickets;
  }

  /** Writes what the events of one desk mean. */
  static void write(Connection connection, String desk, List<JournalEvent> events)
      throws SQLException {
    Set<String> ids = new HashSet<>();
    for (JournalEvent event : events) {
      mentioned((DeskEvent) event.event()).forEach(id -> ids.add(id.text()));
    }
    DeskRows rows = new DeskRows(desk, Tables.TICKETS.load(connection, ids));
    events.forEach(event -> rows.apply((DeskEvent) event.event()));
    Tables.TICKETS.delete(connection, rows.gone);
    Tables.TICKETS.save(connection, rows.changed.stream().map(rows::row).toList());
    if (rows.teams != null) {
      Tables.DESKS.save(connection, List.of(new Tables.Teams(desk, rows.teams)));
    }
  }

  private static List<IncidentId> mentioned(DeskEvent event) {
    return switch (event) {
      case DeskEvent.Queued(_, var ticket, _, _) -> List.of(ticket.incident());
      case DeskEvent.Revised(_, var ticket) -> List.of(ticket.incident());
      case DeskEvent.Withdrawn(_, var incident, _, _) -> List.of(incident);
      case DeskEvent.Assigned e -> List.of(e.incident());
      case DeskEvent.PickedUp(_, var incident, _) -> List.of(incident);
      case DeskEvent.Returned e -> List.of(e.incident());
      case DeskEvent.Estimated e -> List.of(e.incident());
      case DeskEvent.CoreTeamFormed e -> with(e.ticket().incident(), e.members());
      case DeskEvent.CoreTeamExtended e -> with(e.incident(), e.members());

      case DeskEvent.CoreMemberLeft(_, var incident, _, _) -> List.of(incident);
      case DeskEvent.MajorEnded e -> with(e.incident(), e.members());
      case DeskEvent.Arranged _,
          DeskEvent.Enrolled _,
          DeskEvent.Dismissed _,
          DeskEvent.PresenceSet _,
          DeskEvent.AlsoPaged _ ->
          List.of();
    };
  }

  private static List<IncidentId> with(IncidentId major, List<CoreMember> members) {
    List<IncidentId> all = new ArrayList<>();
    all.add(major);
    for (CoreMember member : members) {
      if (member.left() != null) {
        all.add(member.left());
      }
    }
    return all;
  }

  private void apply(DeskEvent event) {
    switch (event) {
      case DeskEvent.Arranged(_, var all) -> teams = all.stream().map(TeamForm::of).toList();
      case DeskEvent.Queued(var at, var ticket, var team, _) ->
          put(queued(ticket, team, at, tickets.get(ticket.incident().text())));
      case DeskEvent.Revised(_, var ticket) ->
          change(ticket.incident(), row -> row.revised(ticket));
      case DeskEvent.Withdrawn(_, var incident, _, _) -> remove(incident);
      case DeskEvent.Assigned e -> assign(e);
      case DeskEvent.PickedUp(var at, var incident, _) ->
          change(incident, row -> row.moved(State.WORKING, at));
      case DeskEvent.Returned e ->
          change(e.incident(), row -> row.moved(State.WAITING, e.at()).unassigned());
      case DeskEvent.Estimated e -> change(e.incident(), row -> row.estimated(e.effort()));
      case DeskEvent.CoreTeamFormed e -> {
        put(major(e));
        suspend(e.members(), e.at());
      }
      case DeskEvent.CoreTeamExtended e -> {
        change(e.incident(), row -> row.joined(e.members()));
        suspend(e.members(), e.at());
      }
      case DeskEvent.CoreMemberLeft(_, var incident, var engineer, _) ->
          change(incident, row -> row.without(engineer.text()));
      case DeskEvent.MajorEnded e -> {
        remove(e.incident());
        for (CoreMember member : e.members()) {
          if (member.left() != null) {
            change(member.left(), row -> row.moved(State.WORKING, e.at()));
          }
        }
      }
      case DeskEvent.Enrolled _,
          DeskEvent.Dismissed _,
          DeskEvent.PresenceSet _,
          DeskEvent.AlsoPaged _ -> {
        // The engineers' own view tells it.
      }
    }
  }

  private void assign(DeskEvent.Assigned e) {
    change(
        e.incident(),
        row ->
            row.assigned(
                e.engineer().text(),
                e.team().text(),
                e.number(),
                e.pickUpBy(),
                e.by(),
                ExplanationPart.of(e.explanation()),
                e.at()));
  }

  private void suspend(List<CoreMember> members, Instant at) {
    for (CoreMember member : members) {
      Duration remaining = member.remaining();
      if (member.left() != null) {
        change(
            member.left(),
            row ->
                remaining == null
                    ? row.moved(State.SUSPENDED, at)
                    : row.moved(State.SUSPENDED, at).estimated(remaining));
      }
    }
  }

  private TicketView queued(Ticket ticket, TeamId team, Instant at, @Nullable TicketView before) {
    return new TicketView(
        ticket.incident().text(),
        ticket.incident().tenant().text(),
        State.WAITING,
        desk,
        team.text(),
        ticket.line(),
        ticket.priority(),
        ticket.category(),
        ticket.opened(),
        ticket.due(),
        ticket.effort(),
        null,
        List.of(),
        before == null ? 0 : before.number(),
        null,
        null,
        null,
        at);
  }

  private TicketView major(DeskEvent.CoreTeamFormed e) {
    TicketView row =
        queued(e.ticket(), new TeamId("core-team"), e.at(), null).moved(State.CORE_TEAM, e.at());
    return row.joined(e.members()).explained(ExplanationPart.of(e.explanation()));
  }

  private void put(TicketView row) {
    tickets.put(row.incident(), row);
    changed.add(row.incident());
    gone.remove(row.incident());
  }

  private void change(IncidentId incident, UnaryOperator<TicketView> how) {
    TicketView row = tickets.get(incident.text());
    if (row != null) {
      put(how.apply(row));
    }
  }

  private void remove(IncidentId incident) {
    tickets.remove(incident.text());
    changed.remove(incident.text());
    gone.add(incident.text());
  }

  private TicketView row(String id) {
    TicketView row = tickets.get(id);
    if (row == null) {
      throw new IllegalStateException("A changed ticket is not there (" + id + ").");
    }
    return row;
  }
}
