package io.fixfirst.control.view;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.sla.Priority;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that were open at a moment. One that has not changed since is what its row says; the
 * others are folded from the journal, up to that moment. So it costs as much as has changed of what
 * was open then, however long the journal is.
 */
final class PastTickets {

  /** Histories read with one query. */
  private static final int BATCH = 500;

  /**
   * A ticket that was open.
   *
   * @param workedAround whether it is a P1 whose service runs again, so that its core team has left
   *     it
   * @param brief null where its row has it
   */
  record Ticket(
      String id,
      String tenant,
      int line,
      @Nullable String team,
      IncidentView.State state,
      Priority priority,
      int breaches,
      Instant nextDue,
      Instant opened,
      @Nullable String engineer,
      boolean workedAround,
      @Nullable IncidentBrief brief) {

    static Ticket of(IncidentView view) {
      return new Ticket(
          view.id(),
          view.tenant(),
          view.line().number(),
          view.team(),
          view.state(),
          view.priority(),
          view.breached().size(),
          Tables.nextDue(view),
          view.opened(),
          view.engineer(),
          view.workaround() != null,
          IncidentBrief.of(view));
    }
  }

  private final Connection connection;
  private final Instant at;
  private final List<Ticket> open = new ArrayList<>();
  private final List<IncidentId> changed = new ArrayList<>();

  private PastTickets(Connection connection, Instant at) {
    this.connection = connection;
    this.at = at;
  }

  /**
   * {@return the tickets that were open}
   *
   * @param connection one transaction that sees rows and journal as of one moment
   * @param foldedMax histories that are folded at most
   * @throws TooMuchChanged if more tickets have changed since
   */
  static List<Ticket> read(Connection connection, JournalReader journal, Instant at, int foldedMax)
      throws SQLException {
    PastTickets tickets = new PastTickets(connection, at);
    tickets.readRows();
    if (tickets.changed.size() > foldedMax) {
      throw new TooMuchChanged(tickets.changed.size(), foldedMax);
    }
    for (int from = 0; from < tickets.changed.size(); from += BATCH) {
      tickets.fold(
          journal, tickets.changed.subList(from, Math.min(from + BATCH, tickets.changed.size())));
    }
    return tickets.open;
  }

  private void readRows() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT id, changed, tenant, line, team, state, priority, breaches, next_due, opened,"
                + " engineer, priority = "
                + Priority.P1.ordinal()
                + " AND body::json -> 'workaround' ->> 'text' IS NOT NULL FROM view_incident"
                + " WHERE opened <= ? AND (settled IS NULL OR settled > ?)")) {
      statement.setObject(1, Column.toSql(connection, at));
      statement.setObject(2, Column.toSql(connection, at));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (row.getTimestamp(2).toInstant().isAfter(at)) {
            changed.add(IncidentId.parse(row.getString(1)));
          } else {
            open.add(ticket(row));
          }
        }
      }
    }
  }

  private static Ticket ticket(ResultSet row) throws SQLException {
    return new Ticket(
        row.getString(1),
        row.getString(3),
        row.getInt(4),
        row.getString(5),
        IncidentView.State.valueOf(row.getString(6)),
        Priority.values()[row.getInt(7)],
        row.getInt(8),
        row.getTimestamp(9).toInstant(),
        row.getTimestamp(10).toInstant(),
        row.getString(11),
        row.getBoolean(12),
        null);
  }

  private void fold(JournalReader journal, List<IncidentId> ids) throws SQLException {
    Map<IncidentId, IncidentFold> folds = new HashMap<>();
    Set<IncidentId> later = new HashSet<>();
    journal.histories(
        connection,
        ids,
        event -> {
          IncidentId id = (IncidentId) event.entity();
          if (!later.contains(id)) {
            apply(folds, later, id, event);
          }
        });
    for (IncidentFold fold : folds.values()) {
      IncidentView view = fold.view();
      if (view.isOpen()) {
        open.add(Ticket.of(view));
      }
    }
  }

  private void apply(
      Map<IncidentId, IncidentFold> folds, Set<IncidentId> later, IncidentId id, JournalEvent one) {
    if (one.at().isAfter(at)) {
      later.add(id);
    } else {
      folds.computeIfAbsent(id, _ -> new IncidentFold(id, null)).apply(one.event(), one.revision());
    }
  }
}
