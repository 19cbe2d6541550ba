-- Browsers that are signed in. A session lives no longer than the token that it was begun with.

CREATE TABLE session (
  hash bytea PRIMARY KEY, -- SHA-256 of what the cookie has; that itself is nowhere
  token text NOT NULL REFERENCES api_token (id) ON DELETE CASCADE,
  begun timestamptz NOT NULL,
  used timestamptz NOT NULL -- at most a minute old
);

CREATE INDEX session_used ON session (used);
