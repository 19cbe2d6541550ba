package io.fixfirst.core.weather;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.TenantEvent;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When all is quiet, what a tenant has opened is open, what it believes resolved or closed is so,
 * and each open incident is under the contract's terms.
 */
final class TenantKnowsItsIncidents implements Checker {

  private static final class Known {
    final @Nullable String service;
    boolean resolved;
    boolean closed;

    Known(@Nullable String service) {
      this.service = service;
    }
  }

  private final Cases cases = new Cases();
  private final Map<TenantId, Contract> contracts = new TreeMap<>();
  private final Map<IncidentId, Known> known = new TreeMap<>();

  @Override
  public void see(Recorded recorded) {
    if (recorded.event() instanceof IncidentEvent event) {
      cases.see((IncidentId) recorded.entity(), event);
    } else if (recorded.event() instanceof TenantEvent event) {
      switch (event) {
        case TenantEvent.Registered(_, _, var contract) ->
            contracts.put((TenantId) recorded.entity(), contract);
        case TenantEvent.ContractChanged(_, var contract, _) ->
            contracts.put((TenantId) recorded.entity(), contract);
        case TenantEvent.IncidentOpened opened ->
            known.put(opened.incident(), new Known(opened.report().service()));
        case TenantEvent.IncidentResolved(_, var id, _) -> of(id).resolved = true;
        case TenantEvent.IncidentReopened(_, var id, _) -> of(id).resolved = false;
        case TenantEvent.IncidentClosed(_, var id) -> of(id).closed = true;
        default -> {} // Says nothing about whether an incident is open.
      }
    }
  }

  private Known of(IncidentId id) {
    Known one = known.get(id);
    if (one == null) {
      throw new Violation(id + " was never opened at the tenant");
    }
    return one;
  }

  @Override
  public void quiet(Instant now) {
    known.forEach(
        (id, at) -> {
          Cases.Case one = cases.all.get(id);
          if (one == null) {
            throw new Violation(id + " was reported and never opened");
          }
          boolean closed = one.stage == Cases.Stage.CLOSED;
          Violation.unless(
              at.closed == closed && (closed || at.resolved == one.over()),
              "%s is %s; its tenant believes resolved %s, closed %s",
              id,
              one.stage,
              at.resolved,
              at.closed);
          Violation.unless(
              closed || one.terms.equals(contracts.get(id.tenant()).termsOf(at.service)),
              "%s is not under its contract's terms",
              id);
        });
    for (IncidentId id : cases.all.keySet()) {
      of(id);
    }
  }
}
