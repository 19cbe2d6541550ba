package io.fixfirst.simulation.checker;

import io.fixfirst.core.IncidentId;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.simulation.checker.Cases.Case;
import io.fixfirst.simulation.runtime.Recorded;
import java.time.Instant;

/**
 * Fix first, discuss later: whoever says that it is a P1 is believed at once, nobody is found
 * responsible before service is restored, and then somebody looks back at it.
 */
final class FixFirst implements Checker {

  private final Cases cases;

  FixFirst(Cases cases) {
    this.cases = cases;
  }

  @Override
  public String rule() {
    return "Who reports a P1 is believed, nobody is found responsible before it is restored, and"
        + " afterwards it is looked back at.";
  }

  @Override
  public void see(Recorded recorded) {
    if (!(recorded.event() instanceof IncidentEvent event)) {
      return;
    }
    IncidentId id = (IncidentId) recorded.entity();
    if (event instanceof IncidentEvent.ResponsibilityRecorded) {
      Case one = cases.open.get(id);
      if (one != null && !one.restored && !one.over()) {
        throw Violation.of("%s is discussed before it is fixed", id);
      }
    } else if (event instanceof IncidentEvent.Closed) {
      Case one = cases.open.get(id);
      if (one != null) {
        look(id, one);
      }
    }
  }

  @Override
  public void quiet(Instant now) {
    cases.open.forEach(FixFirst::look);
  }

  private static void look(IncidentId id, Case one) {
    if (one.called && !one.declared) {
      throw Violation.of("%s was reported as a P1 and is none", id);
    }
    if (one.owesReview) {
      throw Violation.of("%s was a P1 and nobody has to look back at it", id);
    }
  }
}
