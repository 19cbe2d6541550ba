package io.fixfirst.control.api;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.view.IncidentFold;
import io.fixfirst.control.view.IncidentView;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.incident.IncidentRules;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Single incidents as they are written in the journal at this moment, so that whoever has changed
 * one sees the change; or as they were at an earlier one.
 */
final class Incidents {

  private static final IncidentRules RULES = new IncidentRules();

  private final JournalReader journal;

  Incidents(JournalReader journal) {
    this.journal = journal;
  }

  /** {@return the incident, if it exists} */
  Optional<IncidentView> find(IncidentId id) throws SQLException {
    List<JournalEvent> history = journal.history(id);
    return history.isEmpty() ? Optional.empty() : Optional.of(view(id, history));
  }

  /** {@return the incident} */
  IncidentView get(IncidentId id) throws SQLException {
    return view(id, history(id));
  }

  /** {@return the incident as it was shown at that instant} */
  IncidentView get(IncidentId id, Instant at) throws SQLException {
    return view(id, history(id, at));
  }

  /** {@return the incident itself as it was at that instant} */
  Incident state(IncidentId id, Instant at) throws SQLException {
    Incident state = RULES.empty(id);
    for (JournalEvent event : history(id, at)) {
      state = RULES.evolve(state, (IncidentEvent) event.event());
    }
    return state;
  }

  /** {@return everything that has happened to it} */
  List<JournalEvent> history(IncidentId id) throws SQLException {
    return orNotFound(journal.history(id));
  }

  /** {@return everything that had happened to it at that instant} */
  List<JournalEvent> history(IncidentId id, Instant at) throws SQLException {
    return orNotFound(
        journal.history(id).stream().takeWhile(event -> !event.at().isAfter(at)).toList());
  }

  private static List<JournalEvent> orNotFound(List<JournalEvent> history) {
    if (history.isEmpty()) {
      throw Problems.notFound().raise();
    }
    return history;
  }

  private static IncidentView view(IncidentId id, List<JournalEvent> history) {
    IncidentFold fold = new IncidentFold(id, null);
    history.forEach(event -> fold.apply(event.event(), event.revision()));
    return fold.view();
  }

  /** {@return the answer that shows an incident to a caller} */
  static Reply show(int status, IncidentView view, Caller caller) {
    return Reply.json(status, seenBy(view, caller)).revision(view.revision());
  }

  /** {@return an incident as a caller may see it} */
  static IncidentView seenBy(IncidentView view, Caller caller) {
    return caller.reach().isEvery() ? view : view.forTenant();
  }
}
