-- How often the tables of a projection have been folded again from the journal. A projection locks its
-- row, shared, with each page; who puts other rows in the place of its tables' locks it alone. So neither
-- works on the tables while the other does, and the projection sees that what it remembers is old.
CREATE TABLE projection_rebuilt (
  name  text PRIMARY KEY,
  times bigint NOT NULL DEFAULT 0
);
