package io.fixfirst.simulation.world;

import io.fixfirst.core.EngineerId;
import io.fixfirst.core.calendar.ServiceCalendar;
import io.fixfirst.simulation.scenario.DeskPlan.EngineerPlan;
import io.fixfirst.simulation.scenario.Scenario;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From when on people see a page: at once while they work or are on call, else when either begins.
 * Of whom the scenario says nothing, they see it at any time.
 */
final class OnCall {

  private record Hours(ServiceCalendar shift, ServiceCalendar onCall) {}

  private final Map<EngineerId, Hours> limited = new LinkedHashMap<>();

  OnCall(Scenario scenario) {
    for (EngineerPlan engineer : scenario.desk().engineers()) {
      if (engineer.onCall() != null) {
        limited.put(
            new EngineerId(engineer.id()),
            new Hours(calendar(scenario, engineer.shift()), calendar(scenario, engineer.onCall())));
      }
    }
  }

  private static ServiceCalendar calendar(Scenario scenario, String shift) {
    return ServiceCalendar.of(scenario.desk().shift(shift).in(scenario.zone()));
  }

  /** {@return when somebody looks who is paged now; in milliseconds since 1970} */
  long looksFrom(EngineerId engineer, long now) {
    Hours hours = limited.get(engineer);
    if (hours == null) {
      return now;
    }
    Instant paged = Instant.ofEpochMilli(now);
    Instant works = hours.shift().nextOpening(paged);
    Instant watches = hours.onCall().nextOpening(paged);
    return (works.isBefore(watches) ? works : watches).toEpochMilli();
  }
}
