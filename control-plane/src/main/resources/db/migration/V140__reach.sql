-- Callers may serve some tenants, not only one or all. fixfirst_reader sees the rows of the tenants that
-- the setting fixfirst.tenants lists with commas, and what is on the provider's floor only where
-- fixfirst.floor is on. It is no superuser, owns nothing and cannot bypass row-level security; without
-- the settings it sees nothing.

ALTER TABLE api_token ADD COLUMN tenants text[]; -- NULL for a caller of the provider, who sees all
UPDATE api_token SET tenants = ARRAY[tenant] WHERE tenant IS NOT NULL;
ALTER TABLE api_token DROP COLUMN tenant;

DROP POLICY one_tenant ON view_tenant;
DROP POLICY one_tenant ON view_device;
DROP POLICY one_tenant ON view_incident;
DROP POLICY one_tenant ON status_tenant;
DROP POLICY one_tenant ON status_incident;

CREATE POLICY own_tenants ON view_tenant
  FOR SELECT USING (tenant = ANY (string_to_array(current_setting('fixfirst.tenants', true), ',')));
CREATE POLICY own_tenants ON view_device
  FOR SELECT USING (tenant = ANY (string_to_array(current_setting('fixfirst.tenants', true), ',')));
CREATE POLICY own_tenants ON view_incident
  FOR SELECT USING (tenant = ANY (string_to_array(current_setting('fixfirst.tenants', true), ',')));
CREATE POLICY own_tenants ON status_tenant
  FOR SELECT USING (tenant = ANY (string_to_array(current_setting('fixfirst.tenants', true), ',')));
CREATE POLICY own_tenants ON status_incident
  FOR SELECT USING (tenant = ANY (string_to_array(current_setting('fixfirst.tenants', true), ',')));

ALTER TABLE view_ticket ENABLE ROW LEVEL SECURITY;
ALTER TABLE view_engineer ENABLE ROW LEVEL SECURITY;
ALTER TABLE view_desk ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_tenants ON view_ticket
  FOR SELECT USING (
    current_setting('fixfirst.floor', true) = 'on'
    AND tenant = ANY (string_to_array(current_setting('fixfirst.tenants', true), ',')));
CREATE POLICY floor ON view_engineer
  FOR SELECT USING (current_setting('fixfirst.floor', true) = 'on');
CREATE POLICY floor ON view_desk
  FOR SELECT USING (current_setting('fixfirst.floor', true) = 'on');

DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'fixfirst_reader') THEN
    GRANT SELECT ON view_ticket, view_engineer, view_desk TO fixfirst_reader;
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE NOTICE 'The role fixfirst_reader could not be let in.';
END $$;
