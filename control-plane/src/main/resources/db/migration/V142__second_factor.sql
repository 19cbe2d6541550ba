-- A code from an app besides the password (RFC 6238), and codes for the day when the app is lost.

ALTER TABLE account
  ADD COLUMN totp bytea, -- what the app and we share; NULL for none
  ADD COLUMN totp_confirmed boolean NOT NULL DEFAULT false, -- a code has shown that the app has it
  ADD COLUMN totp_step bigint NOT NULL DEFAULT 0; -- of the newest code that was used; none counts twice

CREATE TABLE recovery_code (
  account text NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  hash bytea NOT NULL, -- SHA-256 of 100 random bits
  PRIMARY KEY (account, hash)
);
