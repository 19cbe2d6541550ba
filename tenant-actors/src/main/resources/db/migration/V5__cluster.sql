-- Nodes that serve this database together find each other here. The name is random: Pekko's nodes drop
-- what is not addressed to it, so nobody who cannot read this joins them by guessing.
CREATE TABLE cluster (
  one  boolean PRIMARY KEY DEFAULT true CHECK (one),
  name text NOT NULL
);

CREATE TABLE cluster_node (
  address text PRIMARY KEY, -- HOST:PORT that other nodes reach it at
  began   timestamptz NOT NULL,
  seen    timestamptz NOT NULL, -- a node that is not seen for a while is gone
  member  boolean NOT NULL -- whether it has founded the cluster, or was let in
);
