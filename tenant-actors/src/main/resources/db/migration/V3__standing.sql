-- Who must be woken after a restart, and when. due: -infinity for an entity that is awake, or may
-- be; null for one that sleeps and waits for nothing; else the earliest timer of one that sleeps.
-- seq is the entity's last event known here; older knowledge never replaces newer.
CREATE TABLE standing (
  kind text COLLATE "C" NOT NULL,
  id   text COLLATE "C" NOT NULL,
  seq  bigint NOT NULL,
  due  timestamptz,
  PRIMARY KEY (kind, id)
);

CREATE INDEX standing_due ON standing (due, kind, id) WHERE due IS NOT NULL;
