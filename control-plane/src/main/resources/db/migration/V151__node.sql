-- Which node of a cluster carries a simulation out: another one leaves it alone as long as that one lives.
ALTER TABLE simulation_run ADD COLUMN node text NOT NULL DEFAULT '';
