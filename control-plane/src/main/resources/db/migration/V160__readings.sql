-- The last readings of devices, for charts. A series has a fixed number of places, used in turn: span
-- counts pieces of time, place is span modulo the number of places. No index has a column that changes,
-- so that rows are rewritten in place.
CREATE TABLE reading (
  device text COLLATE "C" NOT NULL,
  metric text NOT NULL,
  place  integer NOT NULL,
  tenant text NOT NULL,
  span   bigint NOT NULL,
  at     timestamptz NOT NULL,
  value  double precision NOT NULL,
  low    double precision NOT NULL,
  high   double precision NOT NULL,
  PRIMARY KEY (device, metric, place)
) WITH (fillfactor = 80);

ALTER TABLE reading ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenants ON reading
  FOR SELECT USING (tenant = ANY (string_to_array(current_setting('fixfirst.tenants', true), ',')));

DROP POLICY IF EXISTS one_tenant ON past_span;
DROP POLICY IF EXISTS own_tenants ON past_span;
CREATE POLICY own_tenants ON past_span
  FOR SELECT USING (tenant = ANY (string_to_array(current_setting('fixfirst.tenants', true), ',')));

DO $$
BEGIN
  GRANT SELECT ON reading TO fixfirst_reader;
EXCEPTION
  WHEN undefined_object OR insufficient_privilege THEN
    RAISE NOTICE 'The role fixfirst_reader may not read readings.';
END $$;
