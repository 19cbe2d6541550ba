package io.fixfirst.core.tenant;

import static io.fixfirst.core.Rejection.invalid;

import io.fixfirst.core.Rejection;
import io.fixfirst.core.sla.Terms;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a contract makes sense; the code of a refusal names the field. */
final class ContractCheck {

  static final int SERVICES_MAX = 500;
  static final int TEXT_MAX = 200;
  static final int CORE_TEAM_MAX = 50;
  static final Duration CORRELATE_MAX = Duration.ofDays(1);
  static final Duration LONGEST = Duration.ofDays(3660);

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

  private static @Nullable Rejection terms(String at, Terms terms) {
    if (!targets(terms.respond().values())) {
      return invalid(at + ".respond", "A respond target is more than zero, ten years at most.");
    }
    if (!target(terms.p1Resolve())) {
      return invalid(at + ".p1-resolve", "A P1's resolve target is more than zero.");
    }
    for (double share : terms.lineBudgets().values()) {
      if (!(share > 0 && share <= 1)) {
        return invalid(at + ".line-budgets", "A line's share is more than 0, 1 at most.");
      }
    }
    if (!(terms.warnAt() > 0 && terms.warnAt() < 1)) {
      return invalid(at + ".warn-at", "The warning is due between 0 and 1 of the target.");
    }
    if (terms.touchLimit() != null && !target(terms.touchLimit())) {
      return invalid(at + ".touch-limit", "The 1st line's touch limit is more than zero.");
    }
    if (!targets(terms.updateEvery().values())) {
      return invalid(at + ".update-every", "The time between updates is more than zero.");
    }
    if (terms.quietTime().isNegative() || terms.quietTime().compareTo(LONGEST) > 0) {
      return invalid(at + ".quiet-time", "The quiet time is 0 or more.");
    }
    if (terms.coreTeamSize() < 1 || terms.coreTeamSize() > CORE_TEAM_MAX) {
      return invalid(at + ".core-team-size", "A core team has 1 to 50 engineers.");
    }
    if (terms.extendAfter() != null && !target(terms.extendAfter())) {
      return invalid(at + ".extend-after", "A core team is extended after more than no time.");
    }
    return target(terms.reviewWithin())
        ? null
        : invalid(at + ".review-within", "A review is due after more than no time.");
  }

  private static boolean targets(Collection<Duration> durations) {
    for (Duration duration : durations) {
      if (!target(duration)) {
        return false;
      }
    }
    return true;
  }

  private static boolean target(Duration duration) {
    return duration.isPositive() && duration.compareTo(LONGEST) <= 0;
  }

  private static boolean fits(String text) {
    return !text.isBlank() && text.length() <= TEXT_MAX;
  }
}
