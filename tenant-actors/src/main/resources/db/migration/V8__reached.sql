-- Where a projection stands, written with each page: a node that was frozen, and goes on while another has
-- taken its projections over, folds nothing again. NULL where that is not known.
ALTER TABLE projection_rebuilt ADD COLUMN reached_xid xid8, ADD COLUMN reached_ordering bigint;
