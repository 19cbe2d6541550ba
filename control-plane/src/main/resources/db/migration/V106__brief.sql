-- Lists of thousands of incidents, such as a queue, need a few fields of each: brief has them as JSON,
-- to be sent on as it is. The views are folded again from the journal, so that all rows have it.
TRUNCATE view_tenant, view_device, view_incident, view_engineer, view_desk, view_ticket;

ALTER TABLE view_incident
  ADD COLUMN next_due timestamptz NOT NULL, -- the earlier of respond and resolve; year 9999 where none runs
  ADD COLUMN brief text NOT NULL;
