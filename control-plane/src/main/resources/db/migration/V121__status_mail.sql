-- Who gets news of a status page by e-mail, and the mails that are on their way. Of a link that confirms
-- only the SHA-256 is kept once its mail is sent.

CREATE TABLE status_subscription (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant text NOT NULL,
  email text NOT NULL, -- in lower case
  services text[] NOT NULL, -- empty for all
  wanted text[] NOT NULL, -- what it becomes when it is confirmed
  language text NOT NULL,
  asked timestamptz NOT NULL,
  confirmation bytea UNIQUE, -- NULL once it is used
  confirmed timestamptz,
  UNIQUE (tenant, email)
);

CREATE INDEX status_subscription_asked ON status_subscription (asked) WHERE confirmed IS NULL;

-- A key is written once: what is folded or asked for twice is mailed once.
CREATE TABLE status_mail (
  key text PRIMARY KEY,
  subscription bigint REFERENCES status_subscription (id) ON DELETE CASCADE,
  tenant text NOT NULL,
  news text NOT NULL, -- what to say, as JSON
  created timestamptz NOT NULL,
  next_try timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  sent timestamptz
);

CREATE INDEX status_mail_waiting ON status_mail (next_try) WHERE sent IS NULL;
CREATE INDEX status_mail_created ON status_mail (created);
CREATE INDEX status_mail_subscription ON status_mail (subscription);

-- Signs the links that end a subscription, so that every mail can have one and none is kept.
CREATE TABLE status_mail_secret (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  secret bytea NOT NULL
);
