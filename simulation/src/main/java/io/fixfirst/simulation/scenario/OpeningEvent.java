package io.fixfirst.simulation.scenario;

import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.simulation.scenario.DeviceGroup.FailureMode;
import java.time.Duration;

/** Something that is staged and not left to chance; {@code what} says which of them. */
public sealed interface OpeningEvent {

  /** {@return how long after the scenario's start} */
  Duration at();

  /** {@return at whose} */
  String tenant();

  /** A device begins to fail, until somebody has repaired it. */
  record DeviceFails(Duration at, String tenant, String device, FailureMode mode)
      implements OpeningEvent {
    public DeviceFails {
      Expect.notNegative("at", at);
    }
  }

  /**
   * Somebody reports an incident.
   *
   * @param major whether they call it a P1
   * @param beyondFirstLine whether the 1st line cannot solve it
   */
  record Report(
      Duration at,
      String tenant,
      String category,
      String summary,
      Impact impact,
      Urgency urgency,
      @Default("false") boolean major,
      @Default("false") boolean beyondFirstLine)
      implements OpeningEvent {
    public Report {
      Expect.notNegative("at", at);
    }
  }
}
