package io.fixfirst.control.api;

import io.fixfirst.actors.Reply.Done;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.core.Event;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.tenant.TenantEvent.IncidentOpened;
import java.sql.SQLException;
import java.util.stream.Stream;

/** Finds the incident that a report has opened, now or when it came for the first time. */
final class Reported {

  private final JournalReader journal;

  Reported(JournalReader journal) {
    this.journal = journal;
  }

  /** {@return the incident of a report that the tenant has accepted} */
  IncidentId incident(Done done, TenantId tenant, String reference) throws SQLException {
    Stream<Event> events =
        done.changed()
            ? done.events().stream()
            : journal.history(tenant).stream().map(JournalEvent::event);
    return events
        .flatMap(event -> event instanceof IncidentOpened opened ? Stream.of(opened) : Stream.of())
        .filter(opened -> reference.equals(opened.reference()))
        .map(IncidentOpened::incident)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "A report was accepted and has no incident (" + reference + ")."));
  }
}
