-- Who may do what, and the answers given to requests that may come twice.

CREATE TABLE api_token (
  id text PRIMARY KEY,
  hash bytea NOT NULL UNIQUE, -- SHA-256 of the token; the token itself is nowhere
  tenant text, -- NULL for a caller of the provider, who sees all tenants
  role text NOT NULL,
  label text NOT NULL,
  created timestamptz NOT NULL,
  expires timestamptz,
  revoked timestamptz,
  last_used timestamptz -- at most a minute old
);

CREATE TABLE idempotency (
  scope text NOT NULL, -- caller, method and path
  key text NOT NULL,
  hash bytea NOT NULL, -- SHA-256 of the body
  at timestamptz NOT NULL,
  status integer, -- NULL while it is being answered
  body bytea,
  headers text,
  PRIMARY KEY (scope, key)
);

CREATE INDEX idempotency_at ON idempotency (at);
