package io.fixfirst.simulation.checker;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.desk.DeskEvent;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.Witness;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * All judges of a run, which see every event and nothing else.
 *
 * <p>They keep what is open, not what has happened, so that they can follow a run of any length.
 */
public final class Judges implements Witness {

  private final Cases cases = new Cases();
  private final Floor floor = new Floor();
  private final List<Checker> checkers;

  /** All of them. */
  public Judges() {
    checkers =
        List.of(
            new OneActiveTicket(),
            new CoreTeamAtOnce(cases, floor),
            new SuspendedWork(),
            new WorkLeft(),
            new ClocksAreRight(),
            new TenantsApart(),
            new PeopleAreWhereTheySay(floor),
            new AlarmsStand(cases),
            new TenantKnowsItsIncidents(cases),
            new NobodysTicket(cases, floor),
            new MajorIncidents(cases, floor),
            new FixFirst(cases));
  }

  /** One alone. */
  Judges(BiFunction<Cases, Floor, Checker> one) {
    checkers = List.of(one.apply(cases, floor));
  }

  /** {@return what they see to, a sentence each} */
  public List<String> rules() {
    return checkers.stream().map(Checker::rule).toList();
  }

  /**
   * @throws BrokenRuleException if this breaks a rule
   */
  @Override
  public void see(Recorded recorded) {
    for (Checker checker : checkers) {
      try {
        checker.see(recorded);
      } catch (Violation violation) {
        throw broken(checker.rule(), violation);
      }
    }
    try {
      if (recorded.event() instanceof IncidentEvent event) {
        cases.see((IncidentId) recorded.entity(), event);
      } else if (recorded.event() instanceof DeskEvent event) {
        floor.see(event);
      }
    } catch (Violation violation) {
      throw broken("What happens fits what has happened before.", violation);
    }
  }

  /**
   * Nothing more is to be said: every entity has heard everything.
   *
   * @throws BrokenRuleException if what they know of each other does not agree
   */
  public void quiet(Instant now) {
    for (Checker checker : checkers) {
      try {
        checker.quiet(now);
      } catch (Violation violation) {
        throw broken(checker.rule(), violation);
      }
    }
  }

  private static BrokenRuleException broken(String rule, Violation violation) {
    return new BrokenRuleException(rule, String.valueOf(violation.getMessage()), violation.named());
  }
}
