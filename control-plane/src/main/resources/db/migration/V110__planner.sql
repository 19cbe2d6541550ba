-- Simulations that planners have asked for, and what came of them.

CREATE TABLE simulation_run (
  id text PRIMARY KEY,
  state text NOT NULL,
  about text NOT NULL, -- what is shown of it, as JSON
  request text NOT NULL, -- what was asked for, as JSON
  results text, -- as JSON; none before it is done
  report bytea -- one HTML page, compressed by gzip
);
