-- A simulation that somebody wants to be cancelled, who may have asked another node than the one that carries it out.
ALTER TABLE simulation_run ADD COLUMN cancelled boolean NOT NULL DEFAULT false;
