-- Spans begin and end with every alarm, so each index costs: a range index the most by far. A span that
-- is over is found by its end instead, among those that lasted about as long; one that lasts, among all
-- that last. Of one device the order of revisions is the order in which spans began.
CREATE FUNCTION past_scale(from_at timestamptz, to_at timestamptz) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN to_at - from_at <= interval '1 hour' THEN 0
    WHEN to_at - from_at <= interval '1 day' THEN 1
    WHEN to_at - from_at <= interval '30 days' THEN 2
    ELSE 3
  END;

DROP INDEX past_span_moment;
DROP INDEX past_span_over;
DROP INDEX past_span_entity;
CREATE INDEX past_span_over ON past_span (past_scale(from_at, to_at), to_at) WHERE to_at IS NOT NULL;

ALTER TABLE past_span DROP CONSTRAINT past_span_pkey;
ALTER TABLE past_span ADD PRIMARY KEY (kind, entity, revision, what);
