package io.fixfirst.control.status;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.tenant.Tenant;
import java.util.Optional;

/** Takes customers' reports; the same way that the API's go. */
public interface ReportIntake {

  /**
   * {@return the incident that the report opens, or has opened before}
   *
   * @param by who reports
   * @param key of the form; a repeated one opens nothing new
   * @throws io.fixfirst.control.http.ProblemException where the tenant refuses it
   */
  IncidentId report(TenantId tenant, String by, String key, Report report);

  /** {@return the tenant as it is written at this moment} */
  Optional<Tenant.Known> tenant(TenantId id);
}
