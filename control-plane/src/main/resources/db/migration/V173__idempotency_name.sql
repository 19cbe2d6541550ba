-- What a request asks of entities is asked under this name: whoever repeats a request of which nobody knows
-- what came of it asks under the same one, and what was carried out is not carried out again.
ALTER TABLE idempotency ADD COLUMN name text;
