-- The second wall between tenants. Whoever reads for a caller of one tenant does so as fixfirst_reader,
-- who sees the rows of that tenant only, whatever the query says. The owner, who writes, sees all.
-- Where this database's user may not make roles, only the first wall stands: the queries' own filters.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fixfirst_reader') THEN
    CREATE ROLE fixfirst_reader NOLOGIN;
  END IF;
  EXECUTE format('GRANT fixfirst_reader TO %I', current_user);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO fixfirst_reader', current_schema());
  GRANT SELECT ON view_tenant, view_device, view_incident TO fixfirst_reader;
EXCEPTION
  WHEN insufficient_privilege OR unique_violation OR duplicate_object THEN
    RAISE NOTICE 'The role fixfirst_reader could not be made.';
END $$;

ALTER TABLE view_tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE view_device ENABLE ROW LEVEL SECURITY;
ALTER TABLE view_incident ENABLE ROW LEVEL SECURITY;

CREATE POLICY one_tenant ON view_tenant
  FOR SELECT USING (tenant = current_setting('fixfirst.tenant', true));
CREATE POLICY one_tenant ON view_device
  FOR SELECT USING (tenant = current_setting('fixfirst.tenant', true));
CREATE POLICY one_tenant ON view_incident
  FOR SELECT USING (tenant = current_setting('fixfirst.tenant', true));
