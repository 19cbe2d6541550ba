-- Which request has caused an event, on the first of its events: so that one that is sent again, because
-- its answer was lost, is known; and one that arrives late cannot be carried out a second time.
ALTER TABLE event_journal ADD COLUMN request text;

CREATE UNIQUE INDEX event_journal_request ON event_journal (persistence_id, request)
  WHERE request IS NOT NULL;
