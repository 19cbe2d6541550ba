-- Who did what, from where. Rows are only ever added: each has the hash of the one before it in its own,
-- and audit_end has the last one's, so that a row that is changed, taken out or put in is found.
CREATE TABLE audit (
  number  bigint PRIMARY KEY,
  at      timestamptz NOT NULL,
  who     text NOT NULL,
  role    text NOT NULL,
  origin  text, -- the address that the request came from
  what    text NOT NULL, -- the operation
  subject text NOT NULL, -- the path as it was asked for
  tenant  text,
  status  integer NOT NULL,
  hash    bytea NOT NULL
);

CREATE INDEX audit_tenant ON audit (tenant, number);
CREATE INDEX audit_who ON audit (who, number);

CREATE TABLE audit_end (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  number bigint NOT NULL,
  hash   bytea NOT NULL
);

INSERT INTO audit_end (number, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of the audit log are neither changed nor removed.';
END $$;

CREATE TRIGGER audit_unchanged BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();
CREATE TRIGGER audit_untruncated BEFORE TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to();
