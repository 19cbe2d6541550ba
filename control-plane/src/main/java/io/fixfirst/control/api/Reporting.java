package io.fixfirst.control.api;

import io.fixfirst.actors.Reply.Done;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.control.limit.Quotas;
import io.fixfirst.control.status.ReportIntake;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.incident.Report;
import io.fixfirst.core.tenant.Tenant;
import io.fixfirst.core.tenant.TenantCommand.ReportIncident;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Takes people's reports, from the API and from the customers' form alike. */
final class Reporting implements ReportIntake {

  private final Asking asking;
  private final Quotas quotas;

  Reporting(Asking asking, Quotas quotas) {
    this.asking = asking;
    this.quotas = quotas;
  }

  /**
   * {@return the incident that the report opens, or has opened before}
   *
   * @param by who reports
   * @param key that they give the report; a repeated one opens nothing new
   * @throws io.fixfirst.control.http.ProblemException where the tenant refuses it
   */
  @Override
  public IncidentId report(TenantId tenant, String by, String key, Report report) {
    return report(tenant, References.of(by, "key", key), report);
  }

  IncidentId report(TenantId tenant, String reference, Report report) {
    if (!report.major()) {
      requireRoom(tenant, reference);
    }
    Done done = asking.ask(tenant, new ReportIncident(reference, report));
    return References.incident(done, reference);
  }

  /** What is repeated needs no room: it has opened its incident, and gets the answer of then. */
  private void requireRoom(TenantId tenant, String reference) {
    try {
      quotas.addIncident(tenant);
    } catch (ProblemException full) {
      if (tenant(tenant).map(known -> known.incidentOf(reference)).isEmpty()) {
        throw full;
      }
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  /** {@return the tenant as it is written at this moment} */
  @Override
  public Optional<Tenant.Known> tenant(TenantId id) {
    return asking.read(id).state() instanceof Tenant.Known known
        ? Optional.of(known)
        : Optional.empty();
  }
}
