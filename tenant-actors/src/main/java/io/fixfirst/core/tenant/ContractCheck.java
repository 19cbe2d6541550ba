package io.fixfirst.core.tenant;

import static io.fixfirst.core.Rejection.invalid;

import io.fixfirst.core.Rejection;
import io.fixfirst.core.sla.Terms;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a contract makes sense; the code of a refusal names the field. */
final class ContractCheck {

  static final int SERVICES_MAX = 500;
  static final int TEXT_MAX = 200;
  static final Duration CORRELATE_MAX = Duration.ofDays(1);

  private ContractCheck() {}

  static @Nullable Rejection check(Contract contract) {
    Duration within = contract.correlateWithin();
    if (within.isNegative() || within.compareTo(CORRELATE_MAX) > 0) {
      return invalid("contract.correlate-within", "Alarms correlate within a day at most.");
    }
    if (contract.services().size() > SERVICES_MAX) {
      return invalid("contract.services", "A contract has 500 services at most.");
    }
    Set<String> ids = new TreeSet<>();
    for (Service service : contract.services()) {
      Rejection wrong = service(service, ids);
      if (wrong != null) {
        return wrong;
      }
    }
    return terms("contract.terms", contract.terms());
  }

  private static @Nullable Rejection service(Service service, Set<String> ids) {
    if (!fits(service.id())) {
      return invalid("contract.services.id", "A service's id has 1 to 200 characters.");
    }
    if (!ids.add(service.id())) {
      return invalid(
          "contract.services.id", "A service's id is unique (" + service.id() + " is not).");
    }
    if (!fits(service.label())) {
      return invalid("contract.services.label", "A service's label has 1 to 200 characters.");
    }
    if (!fits(service.deliveredBy())) {
      return invalid(
          "contract.services.delivered-by", "A service is delivered by somebody with a name.");
    }
    return service.terms() == null ? null : terms("contract.services.terms", service.terms());
  }

  /** Terms check themselves; what only their calendar knows is asked here. */
  private static @Nullable Rejection terms(String at, Terms terms) {
    String problem = terms.problem();
    return problem == null ? null : invalid(at, problem);
  }

  private static boolean fits(String text) {
    return !text.isBlank() && text.length() <= TEXT_MAX;
  }
}
