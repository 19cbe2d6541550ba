-- People who sign in with a name, and what each of them may do where.

CREATE TABLE account (
  id text PRIMARY KEY,
  name text NOT NULL UNIQUE, -- in lower case; time lines say operator:name
  label text, -- the name that people read
  password text, -- Argon2id with its parameters and salt; NULL for who signs in elsewhere
  temporary boolean NOT NULL, -- the password was made for them and opens only the way to one of their own
  created timestamptz NOT NULL,
  disabled timestamptz,
  last_sign_in timestamptz
);

CREATE TABLE account_grant (
  account text NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  place integer NOT NULL, -- the first is what they are called by
  role text NOT NULL,
  tenants text[], -- NULL for every one
  PRIMARY KEY (account, place)
);

-- A session belongs to a token or to an account, and can be told and ended by its id.
ALTER TABLE session
  ALTER COLUMN token DROP NOT NULL,
  ADD COLUMN account text REFERENCES account (id) ON DELETE CASCADE,
  ADD COLUMN id text NOT NULL DEFAULT md5(random()::text || clock_timestamp()::text) UNIQUE,
  ADD COLUMN agent text, -- what the browser says it is
  ADD COLUMN address text, -- where it signed in from
  ADD CHECK (num_nonnulls(token, account) = 1);

CREATE INDEX session_account ON session (account);
CREATE INDEX session_token ON session (token);
