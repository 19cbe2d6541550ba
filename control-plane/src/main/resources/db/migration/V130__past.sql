-- What was, from when to when: alarms, silences, presence, pages and stages, so that any moment of the
-- past can be asked for without folding years of the journal. Open tickets are not here: those that
-- have changed since a moment are folded from the journal when it is asked for. to_at is null
-- while it lasts. body is JSON. May be dropped and folded again.
CREATE TABLE past_span (
  kind     text NOT NULL,
  entity   text COLLATE "C" NOT NULL,
  what     text NOT NULL,
  revision bigint NOT NULL,
  tenant   text,
  from_at  timestamptz NOT NULL,
  to_at    timestamptz,
  body     text NOT NULL,
  PRIMARY KEY (kind, entity, what, revision)
);

CREATE INDEX past_span_moment ON past_span USING gist (tstzrange(from_at, to_at));
CREATE INDEX past_span_lasting ON past_span (kind, entity, what) WHERE to_at IS NULL;
CREATE INDEX past_span_over ON past_span (to_at) WHERE to_at IS NOT NULL;
CREATE INDEX past_span_entity ON past_span (kind, entity, from_at);

ALTER TABLE past_span ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON past_span
  FOR SELECT USING (tenant = current_setting('fixfirst.tenant', true));

DO $$
BEGIN
  GRANT SELECT ON past_span TO fixfirst_reader;
EXCEPTION
  WHEN undefined_object OR insufficient_privilege THEN
    RAISE NOTICE 'The role fixfirst_reader may not read past_span.';
END $$;

-- When an incident changed last, and when it stopped being open.
ALTER TABLE view_incident ADD COLUMN changed timestamptz, ADD COLUMN settled timestamptz;
UPDATE view_incident SET changed = (body::json ->> 'changed')::timestamptz;
UPDATE view_incident
  SET settled = coalesce((body::json -> 'resolution' ->> 'at')::timestamptz, changed)
  WHERE NOT open;
ALTER TABLE view_incident ALTER COLUMN changed SET NOT NULL;
CREATE INDEX view_incident_settled ON view_incident (settled);
