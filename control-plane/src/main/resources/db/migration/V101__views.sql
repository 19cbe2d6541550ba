-- What people see, folded from the journal. Every row carries its tenant where it has one; body is the
-- view as JSON, the other columns are what lists filter and sort by. May be dropped and folded again.

CREATE TABLE view_tenant (
  id text PRIMARY KEY,
  tenant text NOT NULL,
  name text NOT NULL,
  stage text NOT NULL,
  body text NOT NULL
);

CREATE TABLE view_device (
  id text PRIMARY KEY,
  tenant text NOT NULL,
  state text NOT NULL,
  service text,
  site text,
  search text NOT NULL,
  body text NOT NULL
);

CREATE INDEX view_device_tenant ON view_device (tenant, id);
CREATE INDEX view_device_state ON view_device (state) WHERE state NOT IN ('OK', 'RETIRED');

CREATE TABLE view_incident (
  id text PRIMARY KEY,
  tenant text NOT NULL,
  state text NOT NULL,
  open boolean NOT NULL,
  priority smallint NOT NULL,
  line smallint NOT NULL,
  team text,
  engineer text,
  service text,
  device text,
  opened timestamptz NOT NULL,
  due timestamptz NOT NULL, -- infinity where no clock runs
  breaches integer NOT NULL,
  search text NOT NULL,
  body text NOT NULL
);

CREATE INDEX view_incident_due ON view_incident (due, id) WHERE open;
CREATE INDEX view_incident_opened ON view_incident (opened, id);
CREATE INDEX view_incident_tenant_opened ON view_incident (tenant, opened, id);
CREATE INDEX view_incident_tenant_due ON view_incident (tenant, due, id) WHERE open;

CREATE TABLE view_engineer (
  id text PRIMARY KEY,
  presence text NOT NULL,
  retired boolean NOT NULL,
  search text NOT NULL,
  body text NOT NULL
);

CREATE TABLE view_desk (
  id text PRIMARY KEY,
  body text NOT NULL
);

CREATE TABLE view_ticket (
  id text PRIMARY KEY,
  tenant text NOT NULL,
  desk text NOT NULL,
  team text,
  state text NOT NULL,
  priority smallint NOT NULL,
  due timestamptz NOT NULL,
  engineers text[] NOT NULL,
  body text NOT NULL
);

CREATE INDEX view_ticket_team ON view_ticket (desk, team, state);
CREATE INDEX view_ticket_engineers ON view_ticket USING gin (engineers);
