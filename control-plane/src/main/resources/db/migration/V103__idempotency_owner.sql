-- Which process is answering, so that it can tell a request of its own that is still going on from one
-- that failed while the database was away and could not be forgotten.

ALTER TABLE idempotency ADD COLUMN owner text;
