package io.fixfirst.control.api;

import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.view.IncidentFold;
import io.fixfirst.control.view.IncidentView;
import io.fixfirst.core.IncidentId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Single incidents as they are written in the journal at this moment, so that whoever has changed
 * one sees the change.
 */
final class Incidents {

  private final JournalReader journal;

  Incidents(JournalReader journal) {
    this.journal = journal;
  }

  /** {@return the incident, if it exists} */
  Optional<IncidentView> find(IncidentId id) throws SQLException {
    List<JournalEvent> history = journal.history(id);
    if (history.isEmpty()) {
      return Optional.empty();
    }
    IncidentFold fold = new IncidentFold(id, null);
    history.forEach(event -> fold.apply(event.event(), event.revision()));
    return Optional.of(fold.view());
  }

  /** {@return the incident} */
  IncidentView get(IncidentId id) throws SQLException {
    return find(id).orElseThrow(() -> Problems.notFound().raise());
  }

  /** {@return everything that has happened to it} */
  List<JournalEvent> history(IncidentId id) throws SQLException {
    List<JournalEvent> history = journal.history(id);
    if (history.isEmpty()) {
      throw Problems.notFound().raise();
    }
    return history;
  }

  /** {@return the answer that shows an incident to a caller} */
  static Reply show(int status, IncidentView view, Caller caller) {
    return Reply.json(status, seenBy(view, caller)).revision(view.revision());
  }

  /** {@return an incident as a caller may see it} */
  static IncidentView seenBy(IncidentView view, Caller caller) {
    return caller.tenant() == null ? view : view.forTenant();
  }
}
