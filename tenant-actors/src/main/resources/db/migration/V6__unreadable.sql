-- Entities with an event that cannot be read, or cannot follow on the one before it. Whoever follows
-- the journal is told of such an entity what was before that event, and nothing after it.
CREATE TABLE journal_unreadable (
  persistence_id  text PRIMARY KEY,
  sequence_number bigint NOT NULL, -- of the first such event
  found           timestamptz NOT NULL DEFAULT now(),
  reason          text NOT NULL
);
