-- What customers' status pages show, folded from the journal. May be dropped and folded again.

CREATE TABLE status_tenant (
  id text PRIMARY KEY,
  tenant text NOT NULL,
  body text NOT NULL
);

CREATE TABLE status_incident (
  id text PRIMARY KEY,
  tenant text NOT NULL,
  shown boolean NOT NULL, -- whether the page speaks of it
  opened timestamptz NOT NULL,
  ended timestamptz NOT NULL, -- far ahead while it goes on
  resolved timestamptz,
  kept boolean NOT NULL, -- whether its resolve clock has not run out
  body text NOT NULL
) WITH (fillfactor = 80);

CREATE INDEX status_incident_shown ON status_incident (tenant, ended) WHERE shown;
CREATE INDEX status_incident_resolved ON status_incident (tenant, resolved) WHERE resolved IS NOT NULL;

-- Grows with every change of what a tenant's page shows, so that whoever keeps copies sees it.
CREATE TABLE status_version (
  tenant text PRIMARY KEY,
  version bigint NOT NULL
);

ALTER TABLE status_tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE status_incident ENABLE ROW LEVEL SECURITY;

CREATE POLICY one_tenant ON status_tenant
  FOR SELECT USING (tenant = current_setting('fixfirst.tenant', true));
CREATE POLICY one_tenant ON status_incident
  FOR SELECT USING (tenant = current_setting('fixfirst.tenant', true));

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'fixfirst_reader') THEN
    GRANT SELECT ON status_tenant, status_incident TO fixfirst_reader;
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE NOTICE 'The role fixfirst_reader could not be let in.';
END $$;
