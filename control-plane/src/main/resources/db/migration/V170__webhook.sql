-- Which events are sent where, and the messages that are on their way, delivered, or given up.

CREATE TABLE webhook (
  id text PRIMARY KEY,
  tenant text, -- NULL for the events of every tenant and of the provider's floor
  url text NOT NULL,
  label text NOT NULL,
  types text[] NOT NULL, -- empty for all
  enabled boolean NOT NULL,
  stopped text, -- why it was switched off, where not by a person
  begins text NOT NULL, -- the place in the journal that its events come after
  created timestamptz NOT NULL
);

CREATE INDEX webhook_tenant ON webhook (tenant);

-- What messages are signed with, as it is: a signature cannot be made from a hash. Nobody reads it who
-- reads for a caller.
CREATE TABLE webhook_secret (
  webhook text NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  number integer NOT NULL,
  secret bytea NOT NULL,
  expires timestamptz, -- NULL for the newest
  PRIMARY KEY (webhook, number)
);

CREATE TABLE webhook_delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  webhook text NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  tenant text,
  message text NOT NULL, -- the same each time it is sent
  type text NOT NULL,
  body text NOT NULL,
  created timestamptz NOT NULL,
  state text NOT NULL, -- waiting, delivered, dead
  next_try timestamptz NOT NULL, -- while somebody tries: when another one may
  give_up timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  last_try timestamptz,
  last_status integer,
  last_error text,
  UNIQUE (webhook, message)
);

CREATE INDEX webhook_delivery_waiting ON webhook_delivery (webhook, next_try) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_state ON webhook_delivery (webhook, state, id);
CREATE INDEX webhook_delivery_ended ON webhook_delivery (state, last_try) WHERE state <> 'waiting';

ALTER TABLE webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_delivery ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_tenants ON webhook
  FOR SELECT USING (tenant = ANY (string_to_array(current_setting('fixfirst.tenants', true), ',')));
CREATE POLICY own_tenants ON webhook_delivery
  FOR SELECT USING (tenant = ANY (string_to_array(current_setting('fixfirst.tenants', true), ',')));

DO $$
BEGIN
  GRANT SELECT ON webhook, webhook_delivery TO fixfirst_reader;
EXCEPTION
  WHEN undefined_object OR insufficient_privilege THEN
    RAISE NOTICE 'The role fixfirst_reader may not read webhooks.';
END $$;
