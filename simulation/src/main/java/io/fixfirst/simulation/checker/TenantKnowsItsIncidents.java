package io.fixfirst.simulation.checker;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.TenantEvent;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    Known(@Nullable String service) {
      this.service = service;
    }
  }

  private final Cases cases;
  private final Map<TenantId, Contract> contracts = new TreeMap<>();

  /** What it has opened and does not know closed. */
  private final Map<IncidentId, Known> known = new LinkedHashMap<>();

  TenantKnowsItsIncidents(Cases cases) {
    this.cases = cases;
  }

  @Override
  public String rule() {
    return "What a tenant has opened is open, what it believes resolved or closed is so, and each"
        + " open incident is under the contract's terms.";
  }

  @Override
  public void see(Recorded recorded) {
    if (recorded.event() instanceof TenantEvent event) {
      switch (event) {
        case TenantEvent.Registered(_, _, var contract) ->
            contracts.put((TenantId) recorded.entity(), contract);
        case TenantEvent.ContractChanged(_, var contract, _) ->
            contracts.put((TenantId) recorded.entity(), contract);
        case TenantEvent.IncidentOpened opened ->
            known.put(opened.incident(), new Known(opened.report().service()));
        case TenantEvent.IncidentResolved(_, var id, _) -> of(id).resolved = true;
        case TenantEvent.IncidentReopened(_, var id, _) -> of(id).resolved = false;
        case TenantEvent.IncidentClosed(_, var id) -> {
          Known _ = of(id);
          known.remove(id);
        }
        default -> {} // Says nothing about whether an incident is open.
      }
    }
  }

  private @Nullable Terms terms(TenantId tenant, @Nullable String service) {
    Contract contract = contracts.get(tenant);
    return contract == null ? null : contract.termsOf(service);
  }

  private Known of(IncidentId id) {
    Known one = known.get(id);
    if (one == null) {
      throw Violation.of("%s is not open at its tenant", id);
    }
    return one;
  }

  @Override
  public void quiet(Instant now) {
    known.forEach(
        (id, at) -> {
          Cases.Case one = cases.open.get(id);
          if (one == null) {
            throw Violation.of("%s is open at its tenant, and never opened or closed", id);
          }
          Violation.unless(
              at.resolved == one.over(),
              "%s is %s; its tenant believes resolved %s",
              id,
              one.stage,
              at.resolved);
          Violation.unless(
              one.terms.equals(terms(id.tenant(), at.service)),
              "%s is not under its contract's terms",
              id);
        });
    for (IncidentId id : cases.open.keySet()) {
      Known _ = of(id);
    }
  }
}
